package io.huifang.scheduler.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.callback.DecisionKind;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Suppression;
import io.huifang.scheduler.customer.Whereabouts;
import io.huifang.scheduler.input.Input;
import io.huifang.scheduler.policy.EventFacts;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Causes, cadence and freshness at their edges, and what a plan tells. Nothing here needs a
 * database.
 */
@Tag("R24")
class SchedulingTest {
    private static final String CUSTOMER = "c-1";

    @Test
    @Tag("R4")
    void schedulesADelayedRefundForTheInstantItHappened() {
        Decision decision = decide(event("refund.delayed", Situation.NOON), nothingKnown());

        assertThat(decision.kind()).isEqualTo(DecisionKind.SCHEDULED);
        assertThat(decision.reason()).isEqualTo("refund-delayed");
        assertThat(opened(decision).dueAt()).isEqualTo(Situation.NOON);
        assertThat(opened(decision).cause()).isEqualTo("refund:r-1");
    }

    @Test
    void mergesIntoTheOpenTaskOfTheSameCause() {
        CustomerState state = nothingKnown();
        CallbackTask open = OpenTasks.task("refund-delayed", "refund:r-1", Situation.NOON);
        state.add(open);

        Decision same = decide(event("refund.delayed", Situation.NOON), state);
        Decision other = decide(about("r-2"), state);

        assertThat(same.kind()).isEqualTo(DecisionKind.MERGED);
        assertThat(((Effect.Join) same.effect()).task()).isSameAs(open);
        assertThat(other.kind()).isEqualTo(DecisionKind.SCHEDULED);
    }

    @ParameterizedTest
    @CsvSource({"P0D, SUPPRESSED", "P29D, SUPPRESSED", "P30D, SCHEDULED", "P-90D, SUPPRESSED"})
    @Tag("R25")
    void keepsCallsOfAReasonApart(Duration later, DecisionKind kind) {
        CustomerState state = nothingKnown();
        state.knowPlanned("how-to", Situation.NOON.minus(later));
        state.knowPlanned("how-to", Situation.NOON.minus(Duration.ofDays(300)));
        state.knowPlanned("welcome", Situation.NOON);

        Decision decision = decide(event("feature.difficulty_reported", Situation.NOON), state);

        assertThat(decision.kind()).isEqualTo(kind);
        assertThat(decision.rule())
                .isEqualTo(kind == DecisionKind.SCHEDULED ? "reason.schedule" : "cadence.too-soon");
    }

    @Test
    @Tag("R25")
    void mergesWithAnOpenCallHoweverSoon() {
        CustomerState state = nothingKnown();
        state.add(OpenTasks.task("how-to", "", Situation.NOON));
        state.knowPlanned("how-to", Situation.NOON);

        Decision decision =
                decide(event("feature.difficulty_reported", Situation.NOON, null, Map.of()), state);

        assertThat(decision.kind()).isEqualTo(DecisionKind.MERGED);
    }

    @Test
    @Tag("R27")
    void defersTheCallUntilTheCalleesMorning() {
        Instant night = Instant.parse("2026-03-04T15:00:00Z");

        Decision decision =
                Decider.decide(
                        event("refund.delayed", night), nothingKnown(), Situation.POLICY, night);

        assertThat(decision.kind()).isEqualTo(DecisionKind.DEFERRED);
        assertThat(decision.rule()).isEqualTo("calling-window");
        assertThat(opened(decision).dueAt()).isEqualTo(Instant.parse("2026-03-05T01:00:00Z"));
        assertThat(decision.explanation()).contains("2026-03-05T01:00:00Z");
    }

    @Test
    @Tag("R39")
    @Tag("D9")
    void citesTheLawOfTheCustomersCountry() {
        Instant evening = Instant.parse("2026-03-05T02:30:00Z");
        CustomerState inNewYork = nothingKnown();
        inNewYork.tell(Whereabouts.of(List.of("America/New_York"), "US", Situation.NOON));

        Decision decision =
                Decider.decide(
                        event("refund.delayed", evening), inNewYork, Situation.POLICY, evening);

        assertThat(decision.kind()).isEqualTo(DecisionKind.DEFERRED);
        assertThat(decision.inputs())
                .containsEntry(Input.REGION, "US")
                .containsEntry(Input.ZONES, "America/New_York")
                .containsEntry(Input.MOVED_BY, "law.quiet-hours calling-window");
    }

    @Test
    @Tag("R29")
    void suppressesWhatAForbiddenCustomerWouldBeCalledAbout() {
        Suppression entry =
                new Suppression(Situation.NOON.plusSeconds(60), "asked", "ops", Situation.NOON);
        CustomerState state = new CustomerState(new Customer(CUSTOMER, Whereabouts.UNKNOWN, entry));

        Decision during = decide(event("refund.delayed", Situation.NOON), state);
        Decision after =
                Decider.decide(
                        event("refund.delayed", Situation.NOON),
                        state,
                        Situation.POLICY,
                        Situation.NOON.plusSeconds(60));

        assertThat(during.kind()).isEqualTo(DecisionKind.SUPPRESSED);
        assertThat(during.rule()).isEqualTo("customer.suppressed");
        assertThat(after.kind()).isEqualTo(DecisionKind.SCHEDULED);
    }

    @Test
    @Tag("R24")
    void expiresWhatIsNoLongerFresh() {
        Decision stale =
                decide(
                        event("payment.failed", Situation.NOON.minus(Duration.ofDays(2))),
                        nothingKnown());
        Decision told = decide(expiring(Situation.NOON), nothingKnown());

        assertThat(stale.kind()).isEqualTo(DecisionKind.EXPIRED);
        assertThat(stale.rule()).isEqualTo("freshness.over");
        assertThat(told.kind()).isEqualTo(DecisionKind.EXPIRED);
        assertThat(told.rule()).isEqualTo("event.expired");
    }

    @Test
    @Tag("R24")
    void staysFreshNoLongerThanTheSenderSays() {
        Instant evening = Situation.NOON.plus(Duration.ofHours(6));

        Decision sooner = decide(expiring(evening), nothingKnown());
        Decision later = decide(expiring(Situation.NOON.plus(Duration.ofDays(90))), nothingKnown());
        Decision tooSoon =
                decide(
                        event(
                                "payment.failed",
                                Situation.NOON,
                                Situation.NOON.plusSeconds(60),
                                Map.of("subject", "x")),
                        nothingKnown());

        assertThat(opened(sooner).freshUntil()).isEqualTo(evening);
        assertThat(opened(later).freshUntil()).isEqualTo(Situation.NOON.plus(Duration.ofDays(14)));
        assertThat(tooSoon.kind()).isEqualTo(DecisionKind.EXPIRED);
    }

    /** 20:30 in Shanghai, and of use for two hours. */
    @Test
    @Tag("D9")
    @Tag("R42")
    void writesToWhomItHasNoHourToCall() {
        Instant night = Instant.parse("2026-03-04T12:30:00Z");
        Instant over = night.plus(Duration.ofHours(2));

        Decision decision = at(night, "refund.delayed", over);

        assertThat(decision.kind()).isEqualTo(DecisionKind.SUPPRESSED);
        assertThat(decision.rule()).isEqualTo("calling-window.opens-too-late");
        assertThat(decision.explanation()).endsWith("The customer is written to instead.");
        assertThat(opened(decision).notice()).isEqualTo("no-hour-for-a-call");
        assertThat(opened(decision).dueAt()).isEqualTo(over);
        assertThat(at(night, "account.locked", over).effect()).isEqualTo(Effect.NONE);
        assertThat(at(night, "feature.difficulty_reported", over).effect()).isEqualTo(Effect.NONE);
    }

    /** The gravest complaint, filed at 23:00, is to be called about within two hours. */
    @Test
    @Tag("D9")
    @Tag("R36")
    void saysWhenTheEarliestCallComesAfterWhatWasPromised() {
        Instant night = Instant.parse("2026-03-04T15:00:00Z");
        Map<String, String> grave = Map.of("subject", "k-1", "severity", "1");

        Decision late =
                Decider.decide(
                        event("complaint.filed", night, null, grave),
                        nothingKnown(),
                        Situation.POLICY,
                        night);
        Decision inTime =
                decide(event("complaint.filed", Situation.NOON, null, grave), nothingKnown());

        assertThat(late.inputs())
                .containsEntry(Input.FIRST_CONTACT_DUE_AT, night.plus(Duration.ofHours(2)));
        assertThat(late.explanation()).contains("after 2026-03-04T17:00:00Z");
        assertThat(inTime.inputs()).doesNotContainKey(Input.FIRST_CONTACT_DUE_AT);
    }

    private static Decision at(Instant night, String type, Instant over) {
        return Decider.decide(
                event(type, night, over, Map.of()), nothingKnown(), Situation.POLICY, night);
    }

    private static Effect.Open opened(Decision decision) {
        return (Effect.Open) decision.effect();
    }

    private static WalletEvent about(String refund) {
        return event("refund.delayed", Situation.NOON, null, Map.of("subject", refund));
    }

    private static WalletEvent expiring(Instant expiryTime) {
        return event("refund.delayed", Situation.NOON, expiryTime, Map.of("subject", "r-1"));
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
