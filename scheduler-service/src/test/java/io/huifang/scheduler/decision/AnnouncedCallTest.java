package io.huifang.scheduler.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.huifang.outbox.Ids;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Whereabouts;
import io.huifang.scheduler.notice.Notice;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.document.DefaultPolicy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What was announced to a customer stays true, or is announced anew. */
@Tag("R30")
class AnnouncedCallTest {
    /** Noon in Shanghai. */
    private static final Instant NOON = Instant.parse("2026-03-04T04:00:00Z");

    private static final Customer CUSTOMER = Customer.unknown("c-1");

    private final Policy policy = DefaultPolicy.read();
    private final CustomerState state = new CustomerState(CUSTOMER);
    private final TaskLedger ledger = new TaskLedger(new Ids(Clock.systemUTC()), NOON);
    private final DecisionBatch batch =
            new DecisionBatch(policy, new HashMap<>(Map.of("c-1", state)), ledger);

    @Test
    void comesNoEarlierForAnotherEventOfTheSameCause() {
        report(NOON);
        Instant announced = task().standing().dueAt();

        report(NOON.minus(Duration.ofHours(20)));

        assertThat(task().standing().dueAt())
                .isEqualTo(announced)
                .isEqualTo(NOON.plus(Duration.ofDays(1)));
        assertThat(ledger.notices())
                .extracting(notice -> notice.fact().callAt())
                .containsExactly(announced);
    }

    @Test
    void isAnnouncedAgainWhenItIsPutOff() {
        report(NOON);
        CallbackTask task = task();
        Instant later = task.standing().dueAt().plus(Duration.ofHours(3));
        ledger.dueAgain(task, later, null);

        ledger.noticeWishes().announceAgain(task, CUSTOMER, policy);

        assertThat(ledger.notices())
                .hasSize(2)
                .extracting(Notice::fact)
                .satisfies(
                        facts ->
                                assertThat(facts)
                                        .extracting(it -> it.occasion())
                                        .containsExactly(
                                                "before-attempt-1",
                                                "before-attempt-1 at " + later));
    }

    @Test
    @Tag("R8")
    void isPlannedAndAnnouncedInTheMomentOfAnImportantPayment() {
        pay("20000.00", NOON.minus(Duration.ofMinutes(5)));

        Instant planned = NOON.plus(Duration.ofMinutes(25));
        assertThat(task().standing().dueAt()).isEqualTo(planned);
        assertThat(ledger.notices())
                .extracting(Notice::fact)
                .extracting(
                        it -> it.reason(),
                        it -> it.template(),
                        it -> it.occasion(),
                        it -> it.callAt(),
                        it -> it.notBefore())
                .containsExactly(
                        tuple(
                                "important-transaction",
                                "we-will-call-you",
                                "before-attempt-1",
                                planned,
                                null));
    }

    @Test
    @Tag("R8")
    void isNotAboutAPaymentLikeAnyOther() {
        pay("20.00", NOON);

        assertThat(state.open()).isEmpty();
        assertThat(ledger.notices()).isEmpty();
    }

    private CallbackTask task() {
        assertThat(state.open()).hasSize(1);
        return state.open().get(0);
    }

    private void report(Instant at) {
        decide("feature.difficulty_reported", at, Map.of());
    }

    private void pay(String amount, Instant at) {
        decide("payment.completed", at, Map.of("amount", amount, "currency", "CNY"));
    }

    private void decide(String type, Instant at, Map<String, String> facts) {
        WalletEvent event =
                new WalletEvent(
                        "io.huifang." + type + ".v1",
                        "c-1",
                        at,
                        null,
                        "f-1",
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
    }
}
