package io.huifang.scheduler.conclusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.Outcome;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** What a correction undoes and does. Nothing here needs a database. */
@Tag("D11")
class CorrectingTest extends CorrectingRig {
    /** Every pair of dispositions: 21 wrong ones for each right one. */
    @ParameterizedTest
    @EnumSource(Disposition.class)
    void leavesOpenWhatTheRightDispositionWouldHaveLeftOpen(Disposition right) {
        String expected = endOf(right);

        for (Disposition wrong : Disposition.values()) {
            assertThat(endOf(wrong, right))
                    .as("%s instead of %s", right, wrong)
                    .isEqualTo(expected);
        }
    }

    /** The comparison above would notice a correction that does nothing. */
    @Test
    void wouldLeaveOtherThingsOpenWithoutCorrection() {
        Set<String> ends = new HashSet<>();
        for (Disposition disposition : Disposition.values()) ends.add(endOf(disposition));

        assertThat(ends).hasSizeGreaterThan(8);
    }

    @Test
    void endsWhereACorrectionOfACorrectionSays() {
        for (Disposition right : Disposition.values()) {
            String end =
                    endOf(Disposition.NO_ANSWER, Disposition.REFUSED_HARD, Disposition.BUSY, right);

            assertThat(end).as("%s", right).isEqualTo(endOf(right));
        }
    }

    private static String endOf(Disposition... told) {
        CorrectingTest test = new CorrectingTest();
        CallbackTask task = test.dispatched("refund-delayed", "refund:r-1");
        test.conclude(task, told[0]);
        for (int revision = 1; revision < told.length; revision++) {
            test.correct(task, revision, told[revision - 1], told[revision]);
        }
        return test.customers.get(CUSTOMER).suppressedAt(TEN).isPresent()
                + " "
                + test.customers.get(CUSTOMER).numberNotHisSince()
                + " "
                + test.tasks.values().stream()
                        .filter(CallbackTask::isOpen)
                        .map(it -> it.matter().reason() + " at " + it.standing().dueAt())
                        .sorted()
                        .toList();
    }

    /** Somebody else was reached before him, and who seemed to be him was not. */
    @Test
    @Tag("R30")
    void remembersWhatWasKnownOfANumberBeforeHeSeemedToBeReached() {
        CallbackTask first = dispatched("refund-delayed", "refund:r-1");
        conclude(first, Disposition.WRONG_PERSON);
        CallbackTask second = dispatched("complaint", "complaint:c-1");
        conclude(second, Disposition.REACHED_PARTIAL);
        assertThat(customers.get(CUSTOMER).numberNotHisSince()).isNull();

        correct(second, 1, Disposition.REACHED_PARTIAL, Disposition.BUSY);

        assertThat(customers.get(CUSTOMER).numberNotHisSince()).isEqualTo(TEN);
    }

    @Test
    void takesTheRetryAwayWhenTheCustomerHadInFactRefused() {
        CallbackTask task = dispatched("refund-delayed", "refund:r-1");
        conclude(task, Disposition.NO_ANSWER);

        correct(task, 1, Disposition.NO_ANSWER, Disposition.REFUSED_HARD);

        assertThat(task.standing().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(task.attempts().get(0).disposition()).isEqualTo(Disposition.REFUSED_HARD);
        assertThat(batch.suppressed()).containsOnlyKeys(CUSTOMER);
    }

    @Test
    void withdrawsAnAttemptThatShouldNotHaveFollowed() {
        CallbackTask task = dispatched("refund-delayed", "refund:r-1");
        conclude(task, Disposition.NO_ANSWER);
        dispatch(task);

        correct(task, 1, Disposition.NO_ANSWER, Disposition.REACHED_RESOLVED, 0);

        assertThat(task.standing().outcome()).isEqualTo(Outcome.RESOLVED);
        assertThat(task.attempts().get(1).ending()).isEqualTo(Attempt.Ending.WITHDRAWN);
    }

    @Test
    void countsOrUncountsTheAttempt() {
        CallbackTask task = dispatched("refund-delayed", "refund:r-1");
        conclude(task, Disposition.LINE_FAILURE);

        correct(task, 1, Disposition.LINE_FAILURE, Disposition.BUSY);
        assertThat(task.standing().counted()).isEqualTo(1);
        correct(task, 2, Disposition.BUSY, Disposition.NOT_MADE);

        assertThat(task.standing().counted()).isZero();
    }

    @Test
    void keepsTheFollowUpThatTheAgentAskedFor() {
        CallbackTask task = dispatched("refund-delayed", "refund:r-1");
        concludeAsking(task, Disposition.REACHED_UNRESOLVED);

        correct(task, 1, Disposition.REACHED_UNRESOLVED, Disposition.REACHED_RESOLVED);

        assertThat(tasks.values())
                .filteredOn(CallbackTask::isOpen)
                .extracting(it -> it.matter().reason())
                .containsExactly("refund-delayed");
    }

    @Test
    void givesTheAppointmentBack() {
        Instant chosen = TEN.plus(Duration.ofDays(2));
        CallbackTask task = dispatched("refund-delayed", "refund:r-1");
        concludeAppointing(task, chosen);

        correct(task, 1, Disposition.APPOINTMENT_MADE, Disposition.BUSY);
        assertThat(task.standing().dueAt()).isNotEqualTo(chosen);

        correct(task, 2, Disposition.BUSY, Disposition.APPOINTMENT_MADE);
        assertThat(task.standing().dueAt()).isEqualTo(chosen);
    }

    /** Two attempts are allowed, and one was made. */
    @Test
    void countsAttemptsOfAnEndedTaskByHowTheyEndedInTruth() {
        CallbackTask task = dispatched("how-to", "");
        conclude(task, Disposition.REACHED_RESOLVED);

        correct(task, 1, Disposition.REACHED_RESOLVED, Disposition.STATE_CHANGED);
        correct(task, 2, Disposition.STATE_CHANGED, Disposition.NO_ANSWER);

        assertThat(tasks.values())
                .filteredOn(CallbackTask::isOpen)
                .extracting(it -> it.matter().parentId())
                .containsExactly(task.id());
    }

    @Test
    void onlyRecordsACorrectionOfATaskThatSomethingElseHadEnded() {
        CallbackTask task = dispatched("refund-delayed", "refund:r-1");
        conclude(task, Disposition.NO_ANSWER);
        ledger.close(task, Outcome.CANCELLED, Because.CLEARED);

        correct(task, 1, Disposition.NO_ANSWER, Disposition.BUSY);

        assertThat(task.standing().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(task.attempts().get(0).disposition()).isEqualTo(Disposition.BUSY);
        assertThat(tasks).hasSize(1);
    }

    @Test
    @Tag("P7")
    void hearsTheConclusionAfterItsCorrection() {
        CallbackTask task = dispatched("refund-delayed", "refund:r-1");
        Attempt attempt = task.underWay().orElseThrow();

        correct(task, 1, Disposition.NO_ANSWER, Disposition.REACHED_RESOLVED);
        batch.concluded(conclusion(task, attempt, Disposition.NO_ANSWER));

        assertThat(task.standing().outcome()).isEqualTo(Outcome.RESOLVED);
        assertThat(task.attempts().get(0).disposition()).isEqualTo(Disposition.REACHED_RESOLVED);
    }

    @Test
    @Tag("P7")
    void keepsTheTimeOfAConclusionHeardAfterItsCorrection() {
        Instant chosen = TEN.plus(Duration.ofDays(1));
        CallbackTask task = dispatched("refund-delayed", "refund:r-1");
        Attempt attempt = task.underWay().orElseThrow();

        correct(task, 1, Disposition.APPOINTMENT_MADE, Disposition.NO_ANSWER);
        batch.concluded(conclusion(task, attempt, Disposition.APPOINTMENT_MADE, chosen, false));
        correct(task, 2, Disposition.NO_ANSWER, Disposition.APPOINTMENT_MADE);

        assertThat(task.standing().chosen().at()).isEqualTo(chosen);
        assertThat(task.standing().dueAt()).isEqualTo(chosen);
    }

    @Test
    @Tag("P7")
    void leavesTheLastWordToTheLaterRevision() {
        CallbackTask task = dispatched("refund-delayed", "refund:r-1");
        conclude(task, Disposition.NO_ANSWER);

        correct(task, 2, Disposition.BUSY, Disposition.REACHED_RESOLVED);
        correct(task, 1, Disposition.NO_ANSWER, Disposition.BUSY);

        assertThat(task.attempts().get(0).disposition()).isEqualTo(Disposition.REACHED_RESOLVED);
        assertThat(tasks.values()).noneMatch(CallbackTask::isOpen);
    }
}
