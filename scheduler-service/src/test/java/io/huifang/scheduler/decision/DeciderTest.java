package io.huifang.scheduler.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.callback.DecisionKind;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Matter;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Suppression;
import io.huifang.scheduler.customer.Whereabouts;
import io.huifang.scheduler.policy.EventFacts;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.document.DefaultPolicy;
import io.huifang.scheduler.statement.Statements;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

class DeciderTest {
    /** 12:00 in Shanghai, a Wednesday. */
    private static final Instant NOON = Instant.parse("2026-03-04T04:00:00Z");

    private static final Policy POLICY = DefaultPolicy.read();
    private static final String CUSTOMER = "c-1";

    @Test
    @Tag("R4")
    void schedulesADelayedRefundForTheInstantItHappened() {
        Decision decision = decide(event("refund.delayed", NOON), nothingKnown());

        assertThat(decision.kind()).isEqualTo(DecisionKind.SCHEDULED);
        assertThat(decision.reason()).isEqualTo("refund-delayed");
        assertThat(opened(decision).dueAt()).isEqualTo(NOON);
        assertThat(opened(decision).cause()).isEqualTo("refund:r-1");
    }

    @Test
    @Tag("R38")
    void waitsForTheBankBeforeCallingAboutARequestedRefund() {
        Decision decision = decide(event("refund.requested", NOON), nothingKnown());

        assertThat(decision.kind()).isEqualTo(DecisionKind.SCHEDULED);
        // three business days after a Wednesday noon: Monday noon
        assertThat(opened(decision).dueAt()).isEqualTo(Instant.parse("2026-03-09T04:00:00Z"));
    }

    @Test
    @Tag("R6")
    void callsTheSoonerTheGraverTheComplaint() {
        Instant grave = opened(decide(complaint(1), nothingKnown())).dueAt();
        Instant mild = opened(decide(complaint(4), nothingKnown())).dueAt();

        assertThat(grave).isEqualTo(NOON);
        assertThat(mild).isEqualTo(NOON.plus(Duration.ofHours(4)));
    }

    @ParameterizedTest
    @CsvSource({"P0D, SUPPRESSED", "P29D, SUPPRESSED", "P30D, SCHEDULED", "P-90D, SUPPRESSED"})
    @Tag("R25")
    void keepsCallsOfAReasonApart(Duration later, DecisionKind kind) {
        CustomerState state = nothingKnown();
        state.knowPlanned("how-to", NOON.minus(later));
        state.knowPlanned("how-to", NOON.minus(Duration.ofDays(300)));
        state.knowPlanned("welcome", NOON);

        Decision decision = decide(event("feature.difficulty_reported", NOON), state);

        assertThat(decision.kind()).isEqualTo(kind);
        assertThat(decision.rule())
                .isEqualTo(kind == DecisionKind.SCHEDULED ? "reason.schedule" : "cadence.too-soon");
    }

    @Test
    @Tag("R25")
    void mergesWithAnOpenCallHoweverSoon() {
        CustomerState state = nothingKnown();
        state.add(task("how-to", "", NOON));
        state.knowPlanned("how-to", NOON);

        Decision decision =
                decide(event("feature.difficulty_reported", NOON, null, Map.of()), state);

        assertThat(decision.kind()).isEqualTo(DecisionKind.MERGED);
    }

    @Test
    @Tag("R27")
    void defersTheCallUntilTheCalleesMorning() {
        Instant night = Instant.parse("2026-03-04T15:00:00Z");

        Decision decision =
                Decider.decide(event("refund.delayed", night), nothingKnown(), POLICY, night);

        assertThat(decision.kind()).isEqualTo(DecisionKind.DEFERRED);
        assertThat(decision.rule()).isEqualTo("calling-window");
        assertThat(opened(decision).dueAt()).isEqualTo(Instant.parse("2026-03-05T01:00:00Z"));
        assertThat(decision.explanation()).contains("2026-03-05T01:00:00Z");
    }

    @Test
    @Tag("R39")
    void asksTheClockWhereTheCustomerIs() {
        CustomerState inLima = nothingKnown();
        inLima.tell(Whereabouts.of(List.of("America/Lima"), NOON));

        Decision decision = decide(event("refund.delayed", NOON), inLima);

        assertThat(decision.kind()).isEqualTo(DecisionKind.DEFERRED);
        assertThat(opened(decision).dueAt()).isEqualTo(Instant.parse("2026-03-04T14:00:00Z"));
    }

    @Test
    void mergesIntoTheOpenTaskOfTheSameCause() {
        CustomerState state = nothingKnown();
        CallbackTask open = task("refund-delayed", "refund:r-1", NOON);
        state.add(open);

        Decision same = decide(event("refund.delayed", NOON), state);
        Decision other = decide(about("r-2"), state);

        assertThat(same.kind()).isEqualTo(DecisionKind.MERGED);
        assertThat(((Effect.Join) same.effect()).task()).isSameAs(open);
        assertThat(other.kind()).isEqualTo(DecisionKind.SCHEDULED);
    }

    @Test
    void mergesAllFailedPaymentsOfOneCustomer() {
        CustomerState state = nothingKnown();
        state.add(task("payment-failed", "", NOON));

        Decision decision = decide(event("payment.failed", NOON), state);

        assertThat(decision.kind()).isEqualTo(DecisionKind.MERGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"account.closed", "customer.erasure_requested"})
    void clearsWhateverIsOpenWhenTheCustomerLeavesOrWantsToBeForgotten(String type) {
        CustomerState state = nothingKnown();
        CallbackTask refund = task("refund-delayed", "refund:r-1", NOON.minusSeconds(60));
        CallbackTask failed = task("payment-failed", "", NOON.minusSeconds(60));
        state.add(refund);
        state.add(failed);

        Decision decision = decide(event(type, NOON, null, Map.of()), state);

        assertThat(decision.kind()).isEqualTo(DecisionKind.CANCELLED_OTHER);
        assertThat(((Effect.Settle) decision.effect()).closes()).containsExactly(refund, failed);
        assertThat(decision.explanation()).contains("open callbacks were cancelled");
    }

    @Test
    @Tag("R31")
    void goesOnProtectingWhoDeclinesToBeCalled() {
        CustomerState state = nothingKnown();
        CallbackTask takeover = task("takeover", "", NOON.minusSeconds(60));
        CallbackTask howTo = task("how-to", "feature:card-binding", NOON.minusSeconds(60));
        state.add(takeover);
        state.add(howTo);

        Decision decision = decide(event("callback.declined", NOON, null, Map.of()), state);

        assertThat(((Effect.Decline) decision.effect()).closes()).containsExactly(howTo);
    }

    /** Whoever took the account over would gladly decline in its owner's name. */
    @Test
    @Tag("D7")
    void goesOnWithWhatFollowsUpACallAboutARisk() {
        CustomerState state = nothingKnown();
        state.add(followUp(task("account-locked", "", NOON.minusSeconds(60)), "low-score"));
        state.add(followUp(task("takeover", "", NOON.minusSeconds(60)), "unresolved-follow-up"));
        CallbackTask ofARefund =
                followUp(task("refund-delayed", "refund:r-1", NOON.minusSeconds(60)), "low-score");
        state.add(ofARefund);

        Decision decision = decide(event("callback.declined", NOON, null, Map.of()), state);

        assertThat(((Effect.Decline) decision.effect()).closes()).containsExactly(ofARefund);
    }

    private static CallbackTask followUp(CallbackTask parent, String reason) {
        Matter matter =
                parent.matter()
                        .followUp(
                                UUID.randomUUID(),
                                DefaultPolicy.read().reason(reason).orElseThrow(),
                                NOON,
                                1);
        return CallbackTask.of(matter, parent.standing());
    }

    @Test
    void clearsOpenTasksThatAreNotYoungerThanTheSettlement() {
        CustomerState state = nothingKnown();
        CallbackTask old = task("refund-delayed", "refund:r-1", NOON.minusSeconds(60));
        CallbackTask otherRefund = task("refund-delayed", "refund:r-2", NOON.minusSeconds(60));
        state.add(old);
        state.add(otherRefund);

        Decision decision = decide(event("refund.settled", NOON), state);

        assertThat(decision.kind()).isEqualTo(DecisionKind.CANCELLED_OTHER);
        assertThat(((Effect.Settle) decision.effect()).closes()).containsExactly(old);
    }

    @Test
    void clearsTheFollowUpOfTheSettledRefundAndNotThatOfAPaymentOfTheSameReference() {
        CustomerState state = nothingKnown();
        CallbackTask ofTheRefund = task("unresolved-follow-up", "refund:r-1", NOON);
        CallbackTask ofAPayment = task("unresolved-follow-up", "payment:r-1", NOON);
        state.add(ofTheRefund);
        state.add(ofAPayment);

        Decision decision = decide(event("refund.settled", NOON), state);

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
        CallbackTask open = task(before, entity + ":k-1", NOON.minusSeconds(60));
        CallbackTask other = task(before, entity + ":k-2", NOON.minusSeconds(60));
        state.add(open);
        state.add(other);

        Decision decision = decide(event(type, NOON, null, Map.of("subject", "k-1")), state);

        Effect.Both both = (Effect.Both) decision.effect();
        assertThat(decision.kind()).isEqualTo(DecisionKind.SCHEDULED);
        assertThat(both.settles().closes()).containsExactly(open);
        assertThat(((Effect.Open) both.also()).reason()).isEqualTo(after);
        assertThat(decision.explanation()).contains("was cancelled").contains("is due at");
        assertThat(decision.inputs()).containsEntry("cancelled", 1);
    }

    @Test
    void settlesAMatterAlsoWhenTheCallAboutItsEndComesTooLate() {
        CustomerState state = nothingKnown();
        CallbackTask open = task("complaint", "complaint:k-1", NOON.minus(Duration.ofDays(30)));
        state.add(open);
        Map<String, String> facts = Map.of("subject", "k-1");

        Decision late =
                decide(
                        event("complaint.handled", NOON.minus(Duration.ofDays(20)), null, facts),
                        state);

        assertThat(late.kind()).isEqualTo(DecisionKind.CANCELLED_OTHER);
        assertThat(((Effect.Settle) late.effect()).closes()).containsExactly(open);
    }

    @Test
    @Tag("P7")
    void opensNothingAboutAMatterThatAYoungerEventHasSettledBesidesCallingAboutIt() {
        CustomerState state = nothingKnown();
        state.settle(Set.of("complaint"), "complaint:k-1", NOON);
        state.settle(Set.of(), CustomerState.EVERYTHING, NOON.minus(Duration.ofDays(1)));

        Decision complaint = decide(complaint(1), state);
        Decision refund = decide(event("refund.delayed", NOON.minus(Duration.ofDays(1))), state);
        Decision later = decide(event("refund.delayed", NOON), state);

        assertThat(complaint.rule()).isEqualTo("settled-before");
        assertThat(refund.rule()).isEqualTo("settled-before");
        assertThat(later.kind()).isEqualTo(DecisionKind.SCHEDULED);
    }

    @Test
    @Tag("R39")
    @Tag("D9")
    void citesTheLawOfTheCustomersCountry() {
        Instant evening = Instant.parse("2026-03-05T02:30:00Z");
        CustomerState inNewYork = nothingKnown();
        inNewYork.tell(Whereabouts.of(List.of("America/New_York"), "US", NOON));

        Decision decision =
                Decider.decide(event("refund.delayed", evening), inNewYork, POLICY, evening);

        assertThat(decision.kind()).isEqualTo(DecisionKind.DEFERRED);
        assertThat(decision.inputs())
                .containsEntry("region", "US")
                .containsEntry("zones", "America/New_York")
                .containsEntry("movedBy", "law.quiet-hours calling-window");
    }

    @Test
    @Tag("P7")
    void leavesATaskAloneThatIsYoungerThanTheSettlement() {
        CustomerState state = nothingKnown();
        state.add(task("refund-delayed", "refund:r-1", NOON.plusSeconds(1)));

        Decision decision = decide(event("refund.settled", NOON), state);

        assertThat(decision.kind()).isEqualTo(DecisionKind.RECORDED);
        assertThat(((Effect.Settle) decision.effect()).closes()).isEmpty();
    }

    @Test
    @Tag("P7")
    void suppressesAnEventOlderThanTheSettlementOfItsMatter() {
        CustomerState state = nothingKnown();
        state.settle("refund-delayed", "refund:r-1", NOON);

        Decision before = decide(event("refund.delayed", NOON), state);
        Decision after = decide(event("refund.delayed", NOON.plusMillis(1)), state);

        assertThat(before.kind()).isEqualTo(DecisionKind.SUPPRESSED);
        assertThat(before.rule()).isEqualTo("settled-before");
        assertThat(after.kind()).isEqualTo(DecisionKind.SCHEDULED);
    }

    @Test
    @Tag("R29")
    void suppressesWhatAForbiddenCustomerWouldBeCalledAbout() {
        Suppression entry = new Suppression(NOON.plusSeconds(60), "asked", "ops", NOON);
        CustomerState state = new CustomerState(new Customer(CUSTOMER, Whereabouts.UNKNOWN, entry));

        Decision during = decide(event("refund.delayed", NOON), state);
        Decision after =
                Decider.decide(event("refund.delayed", NOON), state, POLICY, NOON.plusSeconds(60));

        assertThat(during.kind()).isEqualTo(DecisionKind.SUPPRESSED);
        assertThat(during.rule()).isEqualTo("customer.suppressed");
        assertThat(after.kind()).isEqualTo(DecisionKind.SCHEDULED);
    }

    @Test
    @Tag("R24")
    void expiresWhatIsNoLongerFresh() {
        Decision stale =
                decide(event("payment.failed", NOON.minus(Duration.ofDays(2))), nothingKnown());
        Decision told = decide(expiring(NOON), nothingKnown());

        assertThat(stale.kind()).isEqualTo(DecisionKind.EXPIRED);
        assertThat(stale.rule()).isEqualTo("freshness.over");
        assertThat(told.kind()).isEqualTo(DecisionKind.EXPIRED);
        assertThat(told.rule()).isEqualTo("event.expired");
    }

    @Test
    @Tag("R24")
    void staysFreshNoLongerThanTheSenderSays() {
        Instant evening = NOON.plus(Duration.ofHours(6));

        Decision sooner = decide(expiring(evening), nothingKnown());
        Decision later = decide(expiring(NOON.plus(Duration.ofDays(90))), nothingKnown());
        Decision tooSoon =
                decide(
                        event("payment.failed", NOON, NOON.plusSeconds(60), Map.of("subject", "x")),
                        nothingKnown());

        assertThat(opened(sooner).freshUntil()).isEqualTo(evening);
        assertThat(opened(later).freshUntil()).isEqualTo(NOON.plus(Duration.ofDays(14)));
        assertThat(tooSoon.kind()).isEqualTo(DecisionKind.EXPIRED);
    }

    @ParameterizedTest
    @CsvSource({"9999.99, IGNORED, reason.condition", "10000.00, SCHEDULED, reason.schedule"})
    @Tag("R7")
    void callsAfterImportantTransactionsOnly(String amount, DecisionKind kind, String rule) {
        Map<String, String> facts = Map.of("paymentId", "p-1", "amount", amount, "currency", "CNY");

        Decision decision = decide(event("payment.completed", NOON, null, facts), nothingKnown());

        assertThat(decision.kind()).isEqualTo(kind);
        assertThat(decision.rule()).isEqualTo(rule);
    }

    @Test
    @Tag("R99")
    void decidesNothingMoreAboutWhoWasErased() {
        Customer erased = new Customer(CUSTOMER, Whereabouts.UNKNOWN, null, true, Statements.NONE);

        Decision decision = decide(event("refund.delayed", NOON), new CustomerState(erased));

        assertThat(decision.kind()).isEqualTo(DecisionKind.ERASED);
        assertThat(decision.rule()).isEqualTo("customer.erased");
        assertThat(decision.effect()).isEqualTo(Effect.NONE);
    }

    @Test
    void ignoresWhatThePolicyDoesNotKnow() {
        Decision decision = decide(event("moon.risen", NOON), nothingKnown());

        assertThat(decision.kind()).isEqualTo(DecisionKind.IGNORED);
        assertThat(decision.rule()).isEqualTo("type.unknown");
        assertThat(decision.effect()).isEqualTo(Effect.NONE);
    }

    private static Decision decide(WalletEvent event, CustomerState state) {
        return Decider.decide(event, state, POLICY, NOON);
    }

    private static Effect.Open opened(Decision decision) {
        return (Effect.Open) decision.effect();
    }

    private static CustomerState nothingKnown() {
        return new CustomerState(Customer.unknown(CUSTOMER));
    }

    private static WalletEvent event(String type, Instant time) {
        return event(type, time, null, Map.of("subject", type.startsWith("refund") ? "r-1" : "x"));
    }

    private static WalletEvent about(String refund) {
        return event("refund.delayed", NOON, null, Map.of("subject", refund));
    }

    private static WalletEvent expiring(Instant expiryTime) {
        return event("refund.delayed", NOON, expiryTime, Map.of("subject", "r-1"));
    }

    private static WalletEvent complaint(int severity) {
        return event(
                "complaint.filed",
                NOON,
                null,
                Map.of("subject", "k-1", "severity", Integer.toString(severity)));
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

    private static CallbackTask task(String reason, String cause, Instant eventTime) {
        UUID id = UUID.randomUUID();
        Matter matter =
                new Matter(id, id, null, CUSTOMER, reason, cause, cause, eventTime, NOON, 1, null);
        return CallbackTask.of(
                matter, Standing.waiting(NOON, NOON.plusSeconds(3600), eventTime, 50));
    }
}
