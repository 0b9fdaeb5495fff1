package io.huifang.scheduler.policy;

import static io.huifang.contract.attempt.Disposition.NO_ANSWER;
import static io.huifang.scheduler.policy.Windows.SHANGHAI;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.Outcome;
import io.huifang.scheduler.policy.NextStep.Close;
import io.huifang.scheduler.policy.NextStep.KeepAppointment;
import io.huifang.scheduler.policy.NextStep.SendNotice;
import io.huifang.scheduler.policy.NextStep.TryAgain;
import io.huifang.scheduler.policy.NextStep.TryOtherNumber;
import io.huifang.scheduler.policy.document.DefaultPolicy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;

/** The whole table of dispositions, by the policy that comes with the service. */
@Tag("R80")
class RetryPlanTest {
    private static final Policy POLICY = DefaultPolicy.read();
    private static final RetryPlan PLAN = POLICY.reason("refund-delayed").orElseThrow().retryPlan();
    private static final int LAST = PLAN.maxAttempts();
    private static final Instant MORNING = shanghai("2027-03-03T10:00");
    private static final Instant APPOINTMENT = shanghai("2027-03-05T16:00");
    private static final NextStep GIVE_UP =
            new SendNotice("could-not-reach-you", new Close(Outcome.UNREACHABLE));

    @ParameterizedTest
    @CsvSource({
        "REACHED_RESOLVED,   RESOLVED,   false,",
        "REACHED_UNRESOLVED, UNRESOLVED, false, unresolved-follow-up",
        "REFUSED_HARD,       REFUSED,    true,",
        "DECEASED,           CANCELLED,  true,",
        "ID_FAILED,          UNRESOLVED, false,",
        "FRAUD_SUSPECTED,    UNRESOLVED, false,",
        "STATE_CHANGED,      CANCELLED,  false,",
    })
    void closesAtOnceOnTheFirstAndOnTheLastAttempt(
            Disposition disposition, Outcome outcome, boolean suppress, String followUp) {
        var close = new Close(outcome, suppress, followUp);

        assertThat(after(disposition, 1)).isEqualTo(close);
        assertThat(after(disposition, LAST)).isEqualTo(close);
    }

    @ParameterizedTest
    @CsvSource({
        "REACHED_PARTIAL,    P1D,",
        "APPOINTMENT_BROKEN, P1D,",
        "THIRD_PARTY,        PT3H,",
        "BUSY,               PT20M,",
        "LANGUAGE_BARRIER,   PT1H, interpreter",
        "UNABLE,             P1D,  assisted",
    })
    void triesAgainUntilTheLastAttemptAndThenWritesAndGivesUp(
            Disposition disposition, Duration pause, String skill) {
        var again = new TryAgain(MORNING.plus(pause), skill);

        assertThat(after(disposition, 1)).isEqualTo(again);
        assertThat(after(disposition, LAST - 1)).isEqualTo(again);
        assertThat(after(disposition, LAST)).isEqualTo(GIVE_UP);
        assertThat(after(disposition, LAST + 1)).isEqualTo(GIVE_UP);
    }

    @ParameterizedTest
    @EnumSource(
            value = Disposition.class,
            names = {"VOICEMAIL", "NO_ANSWER"})
    @Tag("R30")
    void writesOnceAfterAMissedCallAndTriesTheOtherHalfOfTheDay(Disposition disposition) {
        // called at 10:00, the other half of the calling day begins at 14:30
        var again = new TryAgain(MORNING.plus(Duration.ofMinutes(270)), null);

        var written = new SendNotice("we-missed-you", true, again);
        assertThat(next(ended(disposition, 1, 0, 0, null))).isEqualTo(written);
        assertThat(next(ended(disposition, 2, 1, 0, null))).isEqualTo(written);
        assertThat(next(ended(disposition, LAST - 1, 2, 0, null))).isEqualTo(written);
        assertThat(next(ended(disposition, LAST, 3, 0, null))).isEqualTo(GIVE_UP);
        assertThat(after(disposition, LAST)).isEqualTo(GIVE_UP);
    }

    @Test
    void asksOnceMoreAfterASoftRefusalAndTakesTheSecondForAnAnswer() {
        var first = ended(Disposition.REFUSED_SOFT, 1, 0, 0, null);
        var second = ended(Disposition.REFUSED_SOFT, 2, 1, 0, null);

        assertThat(next(first))
                .isEqualTo(
                        new SendNotice(
                                "we-will-call-once-more",
                                new TryAgain(MORNING.plus(Duration.ofDays(7)), null)));
        assertThat(next(second)).isEqualTo(new Close(Outcome.REFUSED));
    }

    @Test
    void promisesNoFurtherCallAfterASoftRefusalOfTheLastAttempt() {
        assertThat(after(Disposition.REFUSED_SOFT, LAST)).isEqualTo(GIVE_UP);
    }

    @Test
    @Tag("R32")
    void keepsAnAppointmentEvenAfterTheLastAttempt() {
        var onTheFirst = ended(Disposition.APPOINTMENT_MADE, 1, 0, 0, APPOINTMENT);
        var onTheLast = ended(Disposition.APPOINTMENT_MADE, LAST, 0, 0, APPOINTMENT);

        var kept = new SendNotice("your-appointment", new KeepAppointment(APPOINTMENT));
        assertThat(next(onTheFirst)).isEqualTo(kept);
        assertThat(next(onTheLast)).isEqualTo(kept);
    }

    @Test
    void triesAgainWhereAnAppointmentWasMadeButNotStated() {
        assertThat(after(Disposition.APPOINTMENT_MADE, 1))
                .isEqualTo(
                        new SendNotice(
                                "your-appointment",
                                new TryAgain(MORNING.plus(Duration.ofDays(1)), null)));
    }

    @ParameterizedTest
    @EnumSource(names = {"NUMBER_DEAD", "WRONG_PERSON"})
    void triesAnotherNumberWhileThereIsOneAndElseWritesAndGivesUp(Disposition disposition) {
        assertThat(next(ended(disposition, 1, 0, 1, null))).isEqualTo(new TryOtherNumber(MORNING));
        assertThat(next(ended(disposition, LAST, 0, 1, null))).isEqualTo(GIVE_UP);
        assertThat(next(ended(disposition, 1, 0, 0, null)))
                .isEqualTo(new SendNotice("number-does-not-work", new Close(Outcome.UNREACHABLE)));
    }

    @ParameterizedTest
    @CsvSource({"NOT_MADE, PT15M", "LINE_FAILURE, PT1H"})
    void countsNoAttemptThatReachedNoTelephone(Disposition disposition, Duration pause) {
        var soon = new TryAgain(MORNING.plus(pause), null);

        assertThat(after(disposition, 1)).isEqualTo(soon);
        assertThat(after(disposition, LAST)).isEqualTo(soon);
        assertThat(after(disposition, LAST + 7)).isEqualTo(soon);
    }

    @ParameterizedTest
    @EnumSource
    void leavesNoTaskWithoutANextStepHoweverItsLastAttemptEnds(Disposition disposition) {
        var next = after(disposition, LAST);

        assertThat(next).isNotNull();
        boolean allowsAnother = !disposition.counts() && !disposition.isFinal();
        assertThat(next.dialsAgain()).isEqualTo(allowsAnother);
    }

    @ParameterizedTest
    @EnumSource
    void closesForGoodExactlyWhereTheDispositionIsFinal(Disposition disposition) {
        var next = after(disposition, 1);

        boolean closesAtOnce = next instanceof Close;
        assertThat(closesAtOnce).isEqualTo(disposition.isFinal());
    }

    @ParameterizedTest
    @EnumSource
    void triesAnotherNumberExactlyWhereTheDispositionAsksForIt(Disposition disposition) {
        var next = next(ended(disposition, 1, 0, 3, null));

        boolean otherNumber = next instanceof TryOtherNumber;
        assertThat(otherNumber).isEqualTo(disposition.otherNumber());
    }

    @Test
    void letsAReasonDifferInSingleSteps() {
        var complaint = POLICY.reason("complaint").orElseThrow().retryPlan();
        var first = ended(NO_ANSWER, 1, 0, 0, null);
        var third = ended(NO_ANSWER, 3, 2, 0, null);

        assertThat(complaint.after(first, POLICY.feasibleTime()))
                .isEqualTo(
                        new SendNotice(
                                "we-missed-you",
                                true,
                                new TryAgain(MORNING.plus(Duration.ofHours(1)), null)));
        assertThat(complaint.after(third, POLICY.feasibleTime()))
                .isEqualTo(new TryAgain(shanghai("2027-03-03T14:30"), null));
        assertThat(complaint.steps().get(Disposition.BUSY))
                .isEqualTo(PLAN.steps().get(Disposition.BUSY));
    }

    @Test
    void refusesAPlanWithAStepMissing() {
        assertThatThrownBy(() -> new RetryPlan(3, Map.of(), PLAN.lastStep()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NO_ANSWER");
    }

    private static NextStep after(Disposition disposition, int number) {
        return next(ended(disposition, number, 0, 0, null));
    }

    private static NextStep next(EndedAttempt ended) {
        return PLAN.after(ended, POLICY.feasibleTime());
    }

    private static EndedAttempt ended(
            Disposition disposition,
            int number,
            int alikeBefore,
            int otherNumbers,
            Instant appointmentAt) {
        return new EndedAttempt(
                disposition,
                number,
                MORNING,
                alikeBefore,
                otherNumbers,
                appointmentAt,
                Windows.in(SHANGHAI));
    }

    private static Instant shanghai(String local) {
        return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
    }
}
