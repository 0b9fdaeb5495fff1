package io.huifang.scheduler.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.contract.callback.DecisionKind;
import io.huifang.outbox.Ids;
import io.huifang.scheduler.budget.ContactLedger;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Whereabouts;
import io.huifang.scheduler.dispatch.CallNow;
import io.huifang.scheduler.dispatch.ContactDecision;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.document.DefaultPolicy;
import io.huifang.scheduler.statement.Statement;
import io.huifang.scheduler.statement.Wish;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Calls to customers who said in which hours they wish to be called. */
@Tag("R28")
class WishesTest {
    /** 12:00 in Shanghai, a Wednesday. */
    private static final Instant NOON = Instant.parse("2026-03-04T04:00:00Z");

    private static final Instant SIX_IN_THE_EVENING = Instant.parse("2026-03-04T10:00:00Z");
    private static final Policy POLICY = DefaultPolicy.read();
    private static final String CUSTOMER = "c-1";

    private final CustomerState state = new CustomerState(Customer.unknown(CUSTOMER));
    private final TaskLedger ledger = new TaskLedger(new Ids(Clock.systemUTC()), NOON);
    private final ContactLedger contacts = new ContactLedger(POLICY, List.of(), NOON);
    private final DecisionBatch batch =
            new DecisionBatch(POLICY, new HashMap<>(Map.of(CUSTOMER, state)), ledger);

    @Test
    void moveACallToTheHoursTheCustomerWishesFor() {
        wishes(Wish.daily(LocalTime.of(18, 0), LocalTime.of(19, 0)));

        Decision decision = decide("io.huifang.payment.failed.v1", Map.of());

        assertThat(decision.kind()).isEqualTo(DecisionKind.DEFERRED);
        assertThat(decision.rule()).isEqualTo("preference.windows");
        assertThat(decision.explanation())
                .contains("until " + SIX_IN_THE_EVENING, "wishes to be called at other hours");
        assertThat(state.open().get(0).standing().dueAt()).isEqualTo(SIX_IN_THE_EVENING);
    }

    @Test
    void explainThatTheyLeaveNoTimeWhileTheMatterIsFresh() {
        wishes(new Wish(Set.of(DayOfWeek.TUESDAY), LocalTime.of(10, 0), LocalTime.of(11, 0)));

        Decision decision = decide("io.huifang.payment.failed.v1", Map.of());

        assertThat(decision.kind()).isEqualTo(DecisionKind.SUPPRESSED);
        assertThat(decision.rule()).isEqualTo("preference.windows");
        assertThat(decision.explanation())
                .isEqualTo(
                        "There is no time for a call, because the customer wishes to be called at"
                                + " other hours. The customer is written to instead.");
    }

    @Test
    void putACallOffThatWasPlannedBeforeTheyWereSaid() {
        decide("io.huifang.payment.failed.v1", Map.of());
        wishes(Wish.daily(LocalTime.of(18, 0), LocalTime.of(19, 0)));

        assertThat(atDispatch(NOON))
                .isEqualTo(new ContactDecision.Defer(SIX_IN_THE_EVENING, "preference.windows"));
    }

    @Test
    @Tag("R32")
    void neverMoveACallAtAnInstantHeChoseHimself() {
        wishes(Wish.daily(LocalTime.of(18, 0), LocalTime.of(19, 0)));
        Instant tomorrow = NOON.plus(Duration.ofDays(1));

        Decision decision =
                decide(
                        "io.huifang.callback.requested.v1",
                        Map.of("preferredAt", tomorrow.toString()));

        assertThat(decision.rule()).isEqualTo("appointment.requested");
        assertThat(state.open().get(0).standing().appointed()).isTrue();
        assertThat(atDispatch(tomorrow)).isInstanceOf(CallNow.class);
    }

    @Test
    @Tag("R10")
    void neverPutOffACallThatProtectsHim() {
        wishes(Wish.daily(LocalTime.of(18, 0), LocalTime.of(19, 0)));

        Decision decision = decide("io.huifang.account.takeover_suspected.v1", Map.of());
        batch.dispatchDue(contacts);

        assertThat(decision.kind()).isEqualTo(DecisionKind.SCHEDULED);
        assertThat(ledger.news())
                .extracting(news -> news.fact().getClass())
                .isEqualTo(List.of(CallbackDispatched.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "risk.flagged",
                "balance.anomaly_detected",
                "account.locked",
                "complaint.filed",
                "dispute.opened"
            })
    @Tag("R46")
    void neverEndACallThatIsTooSeriousForIt(String type) {
        wishes(Wish.daily(LocalTime.of(20, 0), LocalTime.of(22, 0)));

        Decision decision = decide("io.huifang." + type + ".v1", Map.of("severity", "1"));

        assertThat(decision.kind()).isEqualTo(DecisionKind.SCHEDULED);
        assertThat(atDispatch(NOON)).isInstanceOf(CallNow.class);
    }

    private ContactDecision atDispatch(Instant at) {
        return ContactDecision.of(state.open().get(0), state.customer(), POLICY, contacts, at);
    }

    private void wishes(Wish wish) {
        Instant earlier = NOON.minusSeconds(60);
        state.hear(new Statement.PreferenceChanged(List.of(wish), null, null, null, earlier));
    }

    private Decision decide(String type, Map<String, String> facts) {
        WalletEvent event =
                new WalletEvent(
                        type,
                        CUSTOMER,
                        NOON,
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
