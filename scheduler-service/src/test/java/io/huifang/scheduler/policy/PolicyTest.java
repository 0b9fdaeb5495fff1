package io.huifang.scheduler.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.huifang.contract.callback.IdentityLevel;
import io.huifang.contract.callback.Outcome;
import io.huifang.contract.callback.Purpose;
import io.huifang.contract.wallet.WalletEventCatalogue;
import io.huifang.contract.wallet.WalletEventShape;
import io.huifang.scheduler.policy.document.DefaultPolicy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the policy that comes with the service makes of an event. */
@Tag("R23")
class PolicyTest {
    private static final Policy POLICY = DefaultPolicy.read();
    private static final Instant MONDAY = Instant.parse("2027-03-01T03:00:00Z");

    @ParameterizedTest
    @CsvSource({
        // the table of default reasons: type, reason, priority, wait
        "payment.failed,            payment-failed,        40, PT5M",
        "payment.duplicate_charged, duplicate-charge,      70, PT0S",
        "payment.completed,         important-transaction, 20, PT30M",
        "refund.requested,          refund-delayed,        60, P3D",
        "refund.delayed,            refund-delayed,        60, PT0S",
        "refund.rejected,           refund-rejected,       65, PT0S",
        "complaint.filed,           complaint,             80, PT2H",
        "complaint.handled,         complaint-check,       50, P1D",
        "dispute.opened,            dispute,               60, PT0S",
        "dispute.resolved,          dispute-check,         50, P1D",
        "account.locked,            account-locked,        75, PT0S",
        "balance.anomaly_detected,  balance-anomaly,       85, PT0S",
        "password.reset_failed,     access-help,           45, PT10M",
        "risk.flagged,              risk-check,            90, PT0S",
        "support.escalated,         handover,              70, PT0S",
        "social.mentioned,          social,                30, PT1H",
        "feedback.received,         low-score,             50, PT1H",
        "feature.difficulty_reported, how-to,              25, P1D",
        "callback.requested,        requested-by-customer, 80, PT0S",
        "customer.registered,       welcome,               15, P3D",
    })
    @Tag("R3")
    @Tag("R9")
    @Tag("R11")
    @Tag("R12")
    @Tag("R15")
    @Tag("R20")
    void schedulesByTypeWithItsReasonPriorityAndWait(
            String type, String reason, int priority, Duration wait) {
        var rule = (TypeRule.Schedules) rule(type);

        assertThat(rule.reason()).isEqualTo(reason);
        assertThat(POLICY.reasonOf(rule).priority()).isEqualTo(priority);
        assertThat(POLICY.dueAt(rule, MONDAY, facts(Map.of()))).isEqualTo(MONDAY.plus(wait));
    }

    @Test
    @Tag("R66")
    void asksForMoreThanThePurposeNeedsWhereSomebodyElseMayHaveTheAccount() {
        assertThat(POLICY.reason("access-help").orElseThrow().identity())
                .isEqualTo(IdentityLevel.SECOND_FACTOR);
        assertThat(POLICY.reason("account-locked").orElseThrow().identity())
                .isEqualTo(IdentityLevel.SECOND_FACTOR);
        assertThat(POLICY.reason("refund-delayed").orElseThrow().identity()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        // what systems notice by themselves
        "payment.failed,             payment-failed,        SERVICE",
        "payment.duplicate_charged,  duplicate-charge,      SERVICE",
        "refund.delayed,             refund-delayed,        SERVICE",
        "account.locked,             account-locked,        SERVICE",
        "account.takeover_suspected, takeover,              RISK",
        "balance.anomaly_detected,   balance-anomaly,       RISK",
        "risk.flagged,               risk-check,            RISK",
        // what customers say
        "complaint.filed,            complaint,             SERVICE",
        "dispute.opened,             dispute,               SERVICE",
        "feedback.received,          low-score,             SERVICE",
        "feature.difficulty_reported, how-to,               SERVICE",
        "social.mentioned,           social,                SERVICE",
        "support.escalated,          handover,              SERVICE",
        "callback.requested,         requested-by-customer, SERVICE",
    })
    @Tag("R13")
    void callsAboutWhatSystemsNoticeAndAboutWhatCustomersSay(
            String type, String reason, Purpose purpose) {
        Reason called = POLICY.reasonOf((TypeRule.Schedules) rule(type));

        assertThat(called.name()).isEqualTo(reason);
        assertThat(called.purpose()).isEqualTo(purpose);
    }

    /** Each with words of its own: neither is to be alarmed, and the second may be a victim. */
    @ParameterizedTest
    @CsvSource({
        "customer.registered, welcome,    P3D,  P14D, false",
        "risk.flagged,        risk-check, PT0S, P3D,  true",
    })
    @Tag("R19")
    void reassuresNewCustomersAndDoubtfulOnes(
            String type, String script, Duration wait, Duration freshness, boolean safeNumber) {
        var rule = (TypeRule.Schedules) rule(type);
        Reason reason = POLICY.reasonOf(rule);

        assertThat(reason.script()).isEqualTo(script);
        assertThat(POLICY.dueAt(rule, MONDAY, facts(Map.of()))).isEqualTo(MONDAY.plus(wait));
        assertThat(reason.freshness()).isEqualTo(freshness);
        assertThat(reason.safeNumber()).isEqualTo(safeNumber);
        assertThat(rule.condition().unmetBy(facts(Map.of()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "usable, 3,  low-score",
        "usable, 4,  ",
        "csat,   2,  low-score",
        "csat,   3,  ",
        "nps,    6,  low-score",
        "nps,    10, ",
    })
    @Tag("R14")
    @Tag("R84")
    @Tag("R85")
    void callsAgainAboutALowAnswerToWhatIsAskedPeriodically(String id, int answer, String reason) {
        assertThat(POLICY.followUps().lowOf("check-in", Map.of(id, answer), false))
                .map(FollowUps.LowAnswer::reason)
                .isEqualTo(Optional.ofNullable(reason));
    }

    @Test
    @Tag("R75")
    @Tag("R85")
    void callsAgainAboutWhatWasNeverSolved() {
        assertThat(POLICY.followUps().lowOf("check-in", Map.of("all-solved", false), true))
                .map(FollowUps.LowAnswer::reason)
                .contains("unresolved-follow-up");
    }

    @Test
    @Tag("R21")
    void callsAboutSecurityADayAfterADisputeAndSaysSoBefore() {
        var rule = (TypeRule.Schedules) rule("dispute.resolved");
        Reason reason = POLICY.reasonOf(rule);
        Instant due = POLICY.dueAt(rule, MONDAY, facts(Map.of()));

        assertThat(reason.script()).isEqualTo("dispute-check");
        assertThat(due).isEqualTo(MONDAY.plus(Duration.ofDays(1)));
        assertThat(reason.announces(due, MONDAY)).isTrue();
        assertThat(rule.clears().reasons()).contains("dispute");
    }

    /** With a script each: what they must contain is said where the scripts are. */
    @ParameterizedTest
    @CsvSource({
        "refund.requested, refund-delayed,  P14D",
        "refund.rejected,  refund-rejected, P7D",
        "dispute.opened,   dispute,         P14D",
    })
    @Tag("R5")
    void leadsCustomersThroughRefundsAndDisputesAsLongAsBanksTakeForThem(
            String type, String script, Duration freshness) {
        Reason reason = POLICY.reasonOf((TypeRule.Schedules) rule(type));

        assertThat(reason.script()).isEqualTo(script);
        assertThat(reason.freshness()).isEqualTo(freshness);
        assertThat(reason.mergeBy()).isEqualTo(Reason.MergeBy.SUBJECT);
    }

    @Test
    @Tag("R38")
    void waitsForTheBankOverTheWeekendBeforeAskingAboutARefund() {
        var thursday = Instant.parse("2027-03-04T03:00:00Z");
        var rule = (TypeRule.Schedules) rule("refund.requested");

        assertThat(POLICY.dueAt(rule, thursday, facts(Map.of()))).isEqualTo("2027-03-09T03:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({"1, PT0S", "2, PT30M", "3, PT2H", "4, PT4H", "5, PT2H", ", PT2H"})
    @Tag("R6")
    void callsTheSoonerTheGraverTheComplaint(String severity, Duration wait) {
        var rule = (TypeRule.Schedules) rule("complaint.filed");
        Map<String, String> stated = severity == null ? Map.of() : Map.of("severity", severity);

        assertThat(POLICY.dueAt(rule, MONDAY, facts(stated))).isEqualTo(MONDAY.plus(wait));
    }

    @Test
    void clearsWhatASettledRefundMakesNeedless() {
        var rule = (TypeRule.Clears) rule("refund.settled");

        assertThat(rule.entity()).isEqualTo("refund");
        assertThat(rule.reasons())
                .containsExactlyInAnyOrder(
                        "refund-delayed", "refund-rejected", "unresolved-follow-up");
        assertThat(rule("refund.delayed").entity()).isEqualTo("refund");
    }

    /** Otherwise he would be called twice: about the matter, and about how it ended. */
    @ParameterizedTest
    @CsvSource({
        "complaint.handled, complaint-check, complaint",
        "dispute.resolved, dispute-check, dispute",
    })
    void asksHowItEndedInsteadOfWhatItWas(String type, String schedules, String clears) {
        var rule = (TypeRule.Schedules) rule(type);

        assertThat(rule.reason()).isEqualTo(schedules);
        assertThat(rule.clears().reasons())
                .containsExactlyInAnyOrder(clears, "unresolved-follow-up");
    }

    @ParameterizedTest
    @ValueSource(strings = {"account.closed", "customer.erasure_requested"})
    void clearsEverythingWhenTheCustomerLeavesOrWantsToBeForgotten(String type) {
        var rule = (TypeRule.Clears) rule(type);

        assertThat(POLICY.reasons().keySet()).allMatch(rule::covers);
        assertThat(rule.covers("dropped-long-ago")).isTrue();
    }

    @Test
    @Tag("R31")
    void clearsWhatTheCustomerDeclinesButNotWhatProtectsHim() {
        var declined = ((TypeRule.Declines) rule("callback.declined")).otherwise();

        assertThat(declined).contains("requested-by-customer", "refund-delayed", "welcome");
        assertThat(POLICY.reasons().keySet())
                .filteredOn(reason -> !declined.contains(reason))
                .containsExactlyInAnyOrder(
                        "takeover",
                        "risk-check",
                        "balance-anomaly",
                        "account-locked",
                        "unresolved-risk-follow-up",
                        "duplicate-charge");
    }

    /** The newest number may be the thief's. */
    @Test
    @Tag("R10")
    @Tag("D7")
    void callsASafeNumberAboutWhateverIsARisk() {
        assertThat(((TypeRule.Schedules) rule("account.takeover_suspected")).reason())
                .isEqualTo("takeover");
        assertThat(POLICY.reasons().values())
                .filteredOn(Reason::safeNumber)
                .extracting(Reason::name)
                .containsExactlyInAnyOrder(
                        "takeover",
                        "risk-check",
                        "balance-anomaly",
                        "account-locked",
                        "unresolved-risk-follow-up");
    }

    @Test
    @Tag("R96")
    void letsOnlyHisOwnProtectionAndHisOwnRequestOutrankTheCustomersWord() {
        assertThat(POLICY.reasons().values())
                .filteredOn(reason -> reason.override() != Reason.WordOverride.NONE)
                .extracting(Reason::name, Reason::override)
                .containsExactlyInAnyOrder(
                        tuple("takeover", Reason.WordOverride.PROTECTS),
                        tuple("complaint", Reason.WordOverride.PRESSING),
                        tuple("dispute", Reason.WordOverride.PRESSING),
                        tuple("requested-by-customer", Reason.WordOverride.REQUESTED));
        assertThat(POLICY.permissions()).isEqualTo(Permissions.USUAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contact_changed",
                "consent_granted",
                "consent_withdrawn",
                "preference_changed"
            })
    void recordsWhatACustomerSaysOfHimself(String event) {
        assertThat(rule("customer." + event)).isInstanceOf(TypeRule.Records.class);
    }

    @Test
    void knowsWhatToMakeOfEveryTypeOfTheCatalogue() {
        assertThat(WalletEventCatalogue.all())
                .extracting(WalletEventShape::type)
                .containsExactlyInAnyOrderElementsOf(POLICY.types().keySet());
        assertThat(POLICY.typesWithoutRule()).isEmpty();
    }

    @Test
    void knowsNothingOfForeignTypesAndDroppedReasons() {
        assertThat(POLICY.rule("com.example.unheard.of")).isEmpty();
        assertThat(POLICY.reason("dropped-long-ago")).isEmpty();
    }

    @Test
    @Tag("R24")
    void leavesTimeToCallAfterTheLongestWaitForABank() {
        var reason = POLICY.reason("refund-delayed").orElseThrow();
        var rule = (TypeRule.Schedules) rule("refund.requested");
        for (int day = 0; day < 7; day++) {
            Instant requested = MONDAY.plus(Duration.ofDays(day));

            assertThat(POLICY.dueAt(rule, requested, facts(Map.of())))
                    .isBefore(reason.freshUntil(requested).minus(Duration.ofDays(7)));
        }
    }

    private static TypeRule rule(String type) {
        return POLICY.rule("io.huifang." + type + ".v1").orElseThrow();
    }

    /** A notice, or a call at the newest number, might reach who took the account over. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "takeover",
                "risk-check",
                "balance-anomaly",
                "account-locked",
                "unresolved-risk-follow-up"
            })
    @Tag("D7")
    void writesNothingToWhoeverMayHaveTakenTheAccountOver(String name) {
        Reason reason = POLICY.reason(name).orElseThrow();

        assertThat(reason.safeNumber()).isTrue();
        assertThat(reason.retryPlan().lastStep())
                .isEqualTo(new RetryStep.End(Outcome.UNREACHABLE, false, null));
        assertThat(reason.retryPlan().steps().values())
                .doesNotHaveAnyElementsOfTypes(RetryStep.Notice.class)
                .allSatisfy(step -> assertThat(step.toString()).doesNotContain("Notice["))
                .filteredOn(RetryStep.End.class::isInstance)
                .extracting(step -> ((RetryStep.End) step).followUp())
                .filteredOn(Objects::nonNull)
                .allSatisfy(
                        followUp ->
                                assertThat(POLICY.reason(followUp).orElseThrow().safeNumber())
                                        .isTrue());
    }

    private static EventFacts facts(Map<String, String> facts) {
        return name -> Optional.ofNullable(facts.get(name));
    }
}
