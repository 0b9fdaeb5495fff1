package io.huifang.scheduler.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.contract.callback.CallbackWithdrawn;
import io.huifang.contract.callback.DecisionKind;
import io.huifang.outbox.Ids;
import io.huifang.scheduler.budget.ContactLedger;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Whereabouts;
import io.huifang.scheduler.input.Input;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.document.DefaultPolicy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Calls that a customer asks for at an instant of his own. */
@Tag("R22")
@Tag("R32")
class WantedTimeTest {
    /** 12:00 in Shanghai, a Wednesday. */
    private static final Instant NOON = Instant.parse("2026-03-04T04:00:00Z");

    private static final Policy POLICY = DefaultPolicy.read();
    private static final String CUSTOMER = "c-1";

    private final CustomerState state = new CustomerState(Customer.unknown(CUSTOMER));
    private final TaskLedger ledger = new TaskLedger(new Ids(Clock.systemUTC()), NOON);
    private final ContactLedger contacts = new ContactLedger(POLICY, List.of(), NOON);
    private final DecisionBatch batch =
            new DecisionBatch(POLICY, new HashMap<>(Map.of(CUSTOMER, state)), ledger);

    @Test
    void callsAtTheInstantTheCustomerAsksFor() {
        Instant tomorrow = NOON.plus(Duration.ofDays(1));

        Decision decision = requested(NOON, tomorrow);

        assertThat(decision.kind()).isEqualTo(DecisionKind.SCHEDULED);
        assertThat(decision.rule()).isEqualTo("appointment.requested");
        assertThat(decision.explanation())
                .isEqualTo("A callback is due at " + tomorrow + ", as the customer asked.");
        assertThat(decision.inputs()).containsEntry(Input.PREFERRED_AT, tomorrow);
        assertThat(task().standing().dueAt()).isEqualTo(tomorrow);
    }

    @Test
    void keepsAWishThatOutlastsTheReasonsFreshness() {
        Instant inTenDays = NOON.plus(Duration.ofDays(10));

        requested(NOON, inTenDays);

        assertThat(task().standing().dueAt()).isEqualTo(inTenDays);
        assertThat(task().standing().freshUntil()).isEqualTo(inTenDays.plus(Duration.ofHours(4)));
    }

    @Test
    @Tag("R27")
    void keepsAWishOutsideOfCallingHoursWhenTheyBeginAgain() {
        Instant midnight = Instant.parse("2026-03-13T16:00:00Z");
        Instant morning = Instant.parse("2026-03-14T01:00:00Z");

        Decision decision = requested(NOON, midnight);

        assertThat(decision.kind()).isEqualTo(DecisionKind.DEFERRED);
        assertThat(decision.explanation())
                .contains(
                        "due at " + midnight + ", as the customer asked",
                        "put off until " + morning);
        assertThat(task().standing().dueAt()).isEqualTo(morning);
        assertThat(task().standing().freshUntil()).isEqualTo(morning.plus(Duration.ofHours(4)));
    }

    @Test
    void callsAsSoonAsAllowedWhenTheInstantIsOver() {
        Decision decision = requested(NOON, NOON);

        assertThat(decision.rule()).isEqualTo("appointment.past");
        assertThat(decision.explanation()).contains("the instant the customer asked for, " + NOON);
        assertThat(task().standing().dueAt()).isEqualTo(NOON);
    }

    @Test
    void callsAsSoonAsAllowedWhenTheInstantIsTooFar() {
        Decision decision = requested(NOON, NOON.plus(Duration.ofDays(32)));

        assertThat(decision.rule()).isEqualTo("appointment.too-far");
        assertThat(task().standing().dueAt()).isEqualTo(NOON);
    }

    @Test
    void movesTheCallToTheInstantHeAskedForLast() {
        requested(NOON.minusSeconds(60), NOON.plus(Duration.ofHours(2)));

        Decision decision = requested(NOON, NOON.plus(Duration.ofDays(2)));

        assertThat(decision.kind()).isEqualTo(DecisionKind.MERGED);
        assertThat(decision.rule()).isEqualTo("appointment.moved");
        assertThat(task().standing().dueAt()).isEqualTo(NOON.plus(Duration.ofDays(2)));
    }

    @Test
    @Tag("R27")
    void movesTheCallToWhenCallingIsAllowedAndKeepsItFreshFromThen() {
        requested(NOON.minusSeconds(60), NOON.plus(Duration.ofHours(2)));
        Instant midnight = Instant.parse("2026-03-13T16:00:00Z");
        Instant morning = Instant.parse("2026-03-14T01:00:00Z");

        Decision decision = requested(NOON, midnight);

        assertThat(decision.rule()).isEqualTo("appointment.moved");
        assertThat(decision.explanation()).contains("put off until " + morning);
        assertThat(decision.inputs()).containsEntry(Input.WINDOW_OPENS_AT, morning);
        assertThat(task().standing().dueAt()).isEqualTo(morning);
        assertThat(task().standing().freshUntil()).isEqualTo(morning.plus(Duration.ofHours(4)));
    }

    @Test
    @Tag("P7")
    void letsAnOlderRequestThatComesLateChangeNothing() {
        requested(NOON, NOON.plus(Duration.ofDays(2)));

        Decision decision = requested(NOON.minusSeconds(60), NOON.plus(Duration.ofHours(2)));

        assertThat(decision.rule()).isEqualTo("cause.open");
        assertThat(task().standing().dueAt()).isEqualTo(NOON.plus(Duration.ofDays(2)));
    }

    @Test
    void takesTheCallBackThatHeMovesWhileItIsUnderWay() {
        requested(NOON.minusSeconds(60), null);
        batch.dispatchDue(contacts);

        requested(NOON, NOON.plus(Duration.ofDays(1)));

        assertThat(task().underWay()).isEmpty();
        assertThat(task().standing().dueAt()).isEqualTo(NOON.plus(Duration.ofDays(1)));
        assertThat(ledger.news())
                .extracting(news -> news.fact().getClass())
                .isEqualTo(List.of(CallbackDispatched.class, CallbackWithdrawn.class));
    }

    private CallbackTask task() {
        assertThat(state.open()).hasSize(1);
        return state.open().get(0);
    }

    private Decision requested(Instant at, Instant preferredAt) {
        Map<String, String> facts =
                preferredAt == null
                        ? Map.of("topic", "refund-progress")
                        : Map.of("topic", "refund-progress", "preferredAt", preferredAt.toString());
        WalletEvent event =
                new WalletEvent(
                        "io.huifang.callback.requested.v1",
                        CUSTOMER,
                        at,
                        null,
                        null,
                        Whereabouts.UNKNOWN,
                        name -> Optional.ofNullable(facts.get(name)));
        UUID key = UUID.randomUUID();
        batch.decide(
                new ReceivedEvent(
                        key,
                        key,
                        "/test",
                        "1",
                        null,
                        JsonNodeFactory.instance.objectNode(),
                        "{}",
                        event));
        return batch.decided().get(batch.decided().size() - 1).decision();
    }
}
