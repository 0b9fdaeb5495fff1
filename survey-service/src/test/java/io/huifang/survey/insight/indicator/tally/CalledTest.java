package io.huifang.survey.insight.indicator.tally;

import static io.huifang.survey.insight.indicator.tally.AnAttempt.CALLBACK;
import static io.huifang.survey.insight.indicator.tally.AnAttempt.EIGHT;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.analytics.CallbackFact;
import io.huifang.contract.analytics.ResponseFact;
import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.Outcome;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a callback counts for. */
@Tag("R89")
class CalledTest {
    private static final Repeats NEVER = (reason, at, time) -> false;
    private static final Instant TEN = EIGHT.plus(Duration.ofHours(2));
    private static final Instant NOON = EIGHT.plus(Duration.ofHours(4));

    @Test
    @Tag("R80")
    void aCallThatNobodyAnswersIsDialledButNoContact() {
        CaseHistory history = CaseHistory.EMPTY.with(AnAttempt.number(1).fact());

        assertThat(sum(history, "contact-rate")).isEqualTo(Amount.share(false));
        assertThat(sum(history, "right-party-rate-connected")).isEqualTo(Amount.NOTHING);
        assertThat(sum(history, "fcr-agent")).isEqualTo(Amount.NOTHING);
    }

    @Test
    void anAttemptWithoutACallIsOfferedOnly() {
        CaseHistory history = CaseHistory.EMPTY.with(AnAttempt.number(1).notDialled().fact());

        assertThat(sum(history, "offered")).isEqualTo(Amount.ONE);
        assertThat(sum(history, "dialled")).isEqualTo(Amount.NOTHING);
        assertThat(sum(history, "contact-rate")).isEqualTo(Amount.NOTHING);
    }

    @Test
    @Tag("D11")
    void aCorrectionTakesThePlaceOfWhatItCorrectsAlsoWhenItIsHeardFirst() {
        AnAttempt wrong = AnAttempt.number(1);
        AnAttempt right = AnAttempt.number(1).ended(Disposition.REFUSED_SOFT, TEN).revision(1);

        CaseHistory inOrder = CaseHistory.EMPTY.with(wrong.fact()).with(right.fact());
        CaseHistory other = CaseHistory.EMPTY.with(right.fact()).with(wrong.fact());

        assertThat(sum(inOrder, "contact-rate")).isEqualTo(Amount.share(true));
        assertThat(sum(other, "contact-rate")).isEqualTo(Amount.share(true));
        assertThat(sum(other, "offered")).isEqualTo(Amount.ONE);
    }

    @Test
    @Tag("R24")
    @Tag("R92")
    void timeToCallbackEndsWithTheFirstCallThatWasMade() {
        CaseHistory history =
                CaseHistory.EMPTY
                        .with(AnAttempt.number(1).notDialled().fact())
                        .with(AnAttempt.number(2).ended(Disposition.BUSY, TEN).fact())
                        .with(AnAttempt.number(3).ended(Disposition.BUSY, NOON).fact());

        // called at half past nine: 5,400 s
        assertThat(sum(history, "time-to-callback=5400")).isEqualTo(Amount.ONE);
        assertThat(sum(history, "time-to-callback=12600")).isEqualTo(Amount.NOTHING);
    }

    @Test
    @Tag("R74")
    void onlyTheFirstContactResolvesAtFirstContact() {
        CaseHistory history =
                CaseHistory.EMPTY
                        .with(AnAttempt.number(1).ended(Disposition.BUSY, EIGHT).fact())
                        .with(AnAttempt.number(2).ended(Disposition.REACHED_PARTIAL, TEN).fact())
                        .with(AnAttempt.number(3).ended(Disposition.REACHED_RESOLVED, NOON).fact());

        assertThat(sum(history, "fcr-agent")).isEqualTo(Amount.share(false));
    }

    @Test
    void theCustomersLatestWordOnTheFirstContactCounts() {
        CaseHistory history =
                CaseHistory.EMPTY
                        .with(AnAttempt.number(1).ended(Disposition.REACHED_RESOLVED, TEN).fact())
                        .with(response(NOON, false))
                        .with(response(TEN, true));

        assertThat(sum(history, "fcr-agent")).isEqualTo(Amount.share(true));
        assertThat(sum(history, "fcr-customer")).isEqualTo(Amount.share(false));
    }

    @Test
    void anEventWithinTheDaysUndoesResolutionAtFirstContact() {
        CaseHistory history =
                CaseHistory.EMPTY.with(
                        AnAttempt.number(1).ended(Disposition.REACHED_RESOLVED, TEN).fact());
        Repeats onTheTenthDay = (reason, at, time) -> time.compareTo(Duration.ofDays(10)) > 0;

        Tally tally = tally(Called.observations(history, onTheTenthDay));

        assertThat(tally.of("fcr-no-repeat-7d")).isEqualTo(Amount.share(true));
        assertThat(tally.of("fcr-no-repeat-14d")).isEqualTo(Amount.share(false));
    }

    @Test
    @Tag("R36")
    void aTargetIsMetByACallAtItsInstantAndMissedByALaterOne() {
        Instant called = TEN.minusSeconds(1800);
        CaseHistory one =
                CaseHistory.EMPTY.with(AnAttempt.number(1).ended(Disposition.BUSY, TEN).fact());

        assertThat(sum(one.with(opened(called)), "sla-attainment")).isEqualTo(Amount.share(true));
        assertThat(sum(one.with(opened(called.minusMillis(1))), "sla-attainment"))
                .isEqualTo(Amount.share(false));
        assertThat(sum(CaseHistory.EMPTY.with(opened(called)), "sla-attainment"))
                .isEqualTo(Amount.share(false));
    }

    @Test
    @Tag("R36")
    void aMatterThatWasOverBeforeItsTargetWasNotDue() {
        CaseHistory history = CaseHistory.EMPTY.with(opened(NOON)).with(closed(TEN));

        assertThat(sum(history, "sla-attainment")).isEqualTo(Amount.NOTHING);
        assertThat(sum(history, "closed-cancelled")).isEqualTo(Amount.ONE);
        assertThat(sum(history, "opened")).isEqualTo(Amount.ONE);
    }

    @Test
    @Tag("R92")
    void timeToSolutionIsFromTheEventToTheEndOfWhatWasSolved() {
        CaseHistory open = CaseHistory.EMPTY.with(opened(NOON));
        CallbackFact before = closed(EIGHT.minusSeconds(1), Outcome.RESOLVED);

        assertThat(sum(open.with(closed(TEN, Outcome.RESOLVED)), "time-to-solution"))
                .isEqualTo(Amount.of(7200));
        assertThat(sum(open.with(before), "time-to-solution"))
                .as("a clock that is ahead")
                .isEqualTo(Amount.of(0));
        assertThat(sum(open.with(closed(TEN, Outcome.UNRESOLVED)), "time-to-solution"))
                .isEqualTo(Amount.NOTHING);
        assertThat(sum(open, "time-to-solution")).isEqualTo(Amount.NOTHING);
    }

    @Test
    @Tag("R33")
    void punctualityIsBelowZeroWhenTheCallComesTooEarly() {
        CaseHistory history =
                CaseHistory.EMPTY.with(
                        AnAttempt.number(1).ended(Disposition.BUSY, TEN).keeping(TEN).fact());

        assertThat(sum(history, "punctuality")).isEqualTo(Amount.of(-1800));
    }

    @Test
    void aPlaceInAaporsGroupsFollowsFromTheLastAttempt() {
        CaseHistory history =
                CaseHistory.EMPTY
                        .with(AnAttempt.number(1).ended(Disposition.REFUSED_SOFT, EIGHT).fact())
                        .with(AnAttempt.number(2).ended(Disposition.NO_ANSWER, TEN).fact())
                        .with(closed(NOON));

        assertThat(sum(history, "aapor-con1")).isEqualTo(Amount.share(false));
        assertThat(sum(history, "aapor-coop1")).isEqualTo(Amount.NOTHING);
        assertThat(Aapor.of("2.112")).contains(Aapor.REFUSED);
        assertThat(Aapor.of("2.20")).contains(Aapor.NOT_REACHED);
        assertThat(Aapor.of("2.33")).contains(Aapor.OTHER);
        assertThat(Aapor.of("3.16")).contains(Aapor.UNKNOWN);
        assertThat(Aapor.of("4.32")).isEmpty();
    }

    @Test
    void aFollowingEventIsLaterAndNotTooLate() {
        Duration week = Duration.ofDays(7);

        assertThat(Repeats.follows(TEN, TEN, week)).isFalse();
        assertThat(Repeats.follows(TEN, TEN.plusMillis(1), week)).isTrue();
        assertThat(Repeats.follows(TEN, TEN.plus(week), week)).isTrue();
        assertThat(Repeats.follows(TEN, TEN.plus(week).plusMillis(1), week)).isFalse();
    }

    private static CallbackFact opened(Instant target) {
        return callback(CallbackFact.Status.OPEN, 0, target, null, null);
    }

    private static CallbackFact closed(Instant at) {
        return closed(at, Outcome.CANCELLED);
    }

    private static CallbackFact closed(Instant at, Outcome outcome) {
        return callback(CallbackFact.Status.CLOSED, 1, null, at, outcome);
    }

    private static CallbackFact callback(
            CallbackFact.Status status,
            int revision,
            Instant target,
            Instant end,
            Outcome outcome) {
        return new CallbackFact(
                UUID.randomUUID(),
                EIGHT,
                "pseudonym",
                CALLBACK,
                status,
                revision,
                "refund-delayed",
                "CN",
                null,
                end == null ? EIGHT : null,
                EIGHT,
                target,
                null,
                end,
                outcome,
                1,
                null);
    }

    private static ResponseFact response(Instant at, boolean resolved) {
        return new ResponseFact(
                UUID.randomUUID(),
                at,
                "pseudonym",
                CALLBACK,
                new UUID(2, 1),
                "refund-delayed",
                "default",
                1,
                null,
                null,
                null,
                resolved,
                false,
                null,
                null,
                null,
                null,
                null);
    }

    private static Amount sum(CaseHistory history, String measure) {
        return tally(Called.observations(history, NEVER)).of(measure);
    }

    private static Tally tally(List<Observation> seen) {
        Tally tally = new Tally();
        seen.forEach(one -> tally.add(one.amounts(), 1));
        return tally;
    }
}
