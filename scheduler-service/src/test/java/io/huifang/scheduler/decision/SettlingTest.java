package io.huifang.scheduler.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.callback.DecisionKind;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Whereabouts;
import io.huifang.scheduler.input.Input;
import io.huifang.scheduler.policy.EventFacts;
import io.huifang.scheduler.settled.SettledMatter;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What settles a matter, and what is declined, by event time and subject. Nothing here needs a
 * database.
 */
class SettlingTest {
    private static final String CUSTOMER = "c-1";

    /** Whoever took the account over would gladly decline in its owner's name. */
    @Test
    @Tag("D7")
    void goesOnWithWhatFollowsUpACallAboutARisk() {
        CustomerState state = nothingKnown();
        state.add(
                OpenTasks.followUp(
                        OpenTasks.task("account-locked", "", Situation.NOON.minusSeconds(60)),
                        "low-score"));
        state.add(
                OpenTasks.followUp(
                        OpenTasks.task("takeover", "", Situation.NOON.minusSeconds(60)),
                        "unresolved-follow-up"));
        CallbackTask ofARefund =
                OpenTasks.followUp(
                        OpenTasks.task(
                                "refund-delayed", "refund:r-1", Situation.NOON.minusSeconds(60)),
                        "low-score");
        state.add(ofARefund);

        Decision decision =
                decide(event("callback.declined", Situation.NOON, null, Map.of()), state);

        assertThat(((Effect.Decline) decision.effect()).closes()).containsExactly(ofARefund);
    }

    @Test
    @Tag("R99")
    void saysOfAnErasureThatItIsOne() {
        Decision decision =
                decide(
                        event("customer.erasure_requested", Situation.NOON, null, Map.of()),
                        nothingKnown());

        assertThat(decision.explanation()).startsWith("The customer's data is erased");
    }

    @Test
    void clearsOpenTasksThatAreNotYoungerThanTheSettlement() {
        CustomerState state = nothingKnown();
        CallbackTask old =
                OpenTasks.task("refund-delayed", "refund:r-1", Situation.NOON.minusSeconds(60));
        CallbackTask otherRefund =
                OpenTasks.task("refund-delayed", "refund:r-2", Situation.NOON.minusSeconds(60));
        state.add(old);
        state.add(otherRefund);

        Decision decision = decide(event("refund.settled", Situation.NOON), state);

        assertThat(decision.kind()).isEqualTo(DecisionKind.CANCELLED_OTHER);
        assertThat(((Effect.Settle) decision.effect()).closes()).containsExactly(old);
    }

    @Test
    void clearsTheFollowUpOfTheSettledRefundAndNotThatOfAPaymentOfTheSameReference() {
        CustomerState state = nothingKnown();
        CallbackTask ofTheRefund =
                OpenTasks.task("unresolved-follow-up", "refund:r-1", Situation.NOON);
        CallbackTask ofAPayment =
                OpenTasks.task("unresolved-follow-up", "payment:r-1", Situation.NOON);
        state.add(ofTheRefund);
        state.add(ofAPayment);

        Decision decision = decide(event("refund.settled", Situation.NOON), state);

        assertThat(((Effect.Settle) decision.effect()).closes()).containsExactly(ofTheRefund);
    }

    @ParameterizedTest
    @CsvSource({
        "complaint.handled, complaint, complaint-check",
        "dispute.resolved, dispute, dispute-check"
    })
    void asksAboutTheEndOfAMatterInsteadOfItsBeginning(String type, String before, String after) {
        String entity = type.substring(0, type.indexOf('.'));
        CustomerState state = nothingKnown();
        CallbackTask open =
                OpenTasks.task(before, entity + ":k-1", Situation.NOON.minusSeconds(60));
        CallbackTask other =
                OpenTasks.task(before, entity + ":k-2", Situation.NOON.minusSeconds(60));
        state.add(open);
        state.add(other);

        Decision decision =
                decide(event(type, Situation.NOON, null, Map.of("subject", "k-1")), state);

        Effect.Both both = (Effect.Both) decision.effect();
        assertThat(decision.kind()).isEqualTo(DecisionKind.SCHEDULED);
        assertThat(both.settles().closes()).containsExactly(open);
        assertThat(((Effect.Open) both.also()).reason()).isEqualTo(after);
        assertThat(decision.explanation()).contains("was cancelled").contains("is due at");
        assertThat(decision.inputs()).containsEntry(Input.CANCELLED, 1);
    }

    @Test
    void settlesAMatterAlsoWhenTheCallAboutItsEndComesTooLate() {
        CustomerState state = nothingKnown();
        CallbackTask open =
                OpenTasks.task(
                        "complaint", "complaint:k-1", Situation.NOON.minus(Duration.ofDays(30)));
        state.add(open);
        Map<String, String> facts = Map.of("subject", "k-1");

        Decision late =
                decide(
                        event(
                                "complaint.handled",
                                Situation.NOON.minus(Duration.ofDays(20)),
                                null,
                                facts),
                        state);

        assertThat(late.kind()).isEqualTo(DecisionKind.CANCELLED_OTHER);
        assertThat(((Effect.Settle) late.effect()).closes()).containsExactly(open);
    }

    @Test
    @Tag("P7")
    void opensNothingAboutAMatterThatAYoungerEventHasSettledBesidesCallingAboutIt() {
        CustomerState state = nothingKnown();
        state.settled().settle(Set.of("complaint"), "complaint:k-1", Situation.NOON);
        state.settled()
                .settle(
                        Set.of(),
                        SettledMatter.EVERYTHING,
                        Situation.NOON.minus(Duration.ofDays(1)));

        Decision complaint = decide(complaint(1), state);
        Decision refund =
                decide(event("refund.delayed", Situation.NOON.minus(Duration.ofDays(1))), state);
        Decision later = decide(event("refund.delayed", Situation.NOON), state);

        assertThat(complaint.rule()).isEqualTo("settled-before");
        assertThat(refund.rule()).isEqualTo("settled-before");
        assertThat(later.kind()).isEqualTo(DecisionKind.SCHEDULED);
    }

    @Test
    @Tag("P7")
    void suppressesAnEventOlderThanTheSettlementOfItsMatter() {
        CustomerState state = nothingKnown();
        state.settled().settle("refund-delayed", "refund:r-1", Situation.NOON);

        Decision before = decide(event("refund.delayed", Situation.NOON), state);
        Decision after = decide(event("refund.delayed", Situation.NOON.plusMillis(1)), state);

        assertThat(before.kind()).isEqualTo(DecisionKind.SUPPRESSED);
        assertThat(before.rule()).isEqualTo("settled-before");
        assertThat(after.kind()).isEqualTo(DecisionKind.SCHEDULED);
    }

    private static WalletEvent complaint(int severity) {
        return event(
                "complaint.filed",
                Situation.NOON,
                null,
                Map.of("subject", "k-1", "severity", Integer.toString(severity)));
    }

    private static Decision decide(WalletEvent event, CustomerState state) {
        return Decider.decide(event, state, Situation.POLICY, Situation.NOON);
    }

    private static CustomerState nothingKnown() {
        return new CustomerState(Customer.unknown(CUSTOMER));
    }

    private static WalletEvent event(String type, Instant time) {
        return event(type, time, null, Map.of("subject", type.startsWith("refund") ? "r-1" : "x"));
    }

    private static WalletEvent event(
            String type, Instant time, Instant expiryTime, Map<String, String> facts) {
        EventFacts stated = name -> Optional.ofNullable(facts.get(name));
        return new WalletEvent(
                "io.huifang." + type + ".v1",
                CUSTOMER,
                time,
                expiryTime,
                facts.getOrDefault("subject", facts.get("paymentId")),
                Whereabouts.UNKNOWN,
                stated);
    }
}
