package io.huifang.scheduler.conclusion;

import io.huifang.contract.attempt.AttemptCorrected;
import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.Outcome;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.ChosenTime;
import io.huifang.scheduler.callback.DerivedIds;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.correction.Consequences;
import io.huifang.scheduler.correction.Correction;
import io.huifang.scheduler.followup.Wish;
import io.huifang.scheduler.policy.EndedAttempt;
import io.huifang.scheduler.policy.NextStep;

import java.util.Optional;
import java.util.UUID;

/**
 * Undoes what followed from a wrong disposition, as far as it can be undone, and does what follows
 * from the right one. Closed tasks stay closed: where one should have gone on, a new one follows it
 * up. Notices were sent; the history says so.
 */
final class Correcting {
    /** Rule id: what followed from the wrong disposition is undone. */
    static final String CORRECTED = "attempt.corrected";

    private final ConclusionBatch batch;
    private final AttemptCorrected fact;
    private final CallbackTask task;
    private final Attempt attempt;
    private final TaskLedger ledger;
    private final Consequences consequences;
    private final GoingOn goingOn;

    /**
     * @param fact of an attempt the batch knows
     */
    Correcting(ConclusionBatch batch, AttemptCorrected fact) {
        this.batch = batch;
        this.fact = fact;
        this.task = batch.task(fact.callbackId());
        this.attempt = task.attempt(fact.attemptId()).orElseThrow();
        this.ledger = batch.ledger();
        this.consequences = batch.consequences();
        this.goingOn = new GoingOn(batch, this::wish);
    }

    void correct() {
        Optional<Correction> before = consequences.latest(attempt.attemptId());
        consequences.corrected(Correction.of(fact));
        if (before.isPresent() && before.get().revision() >= fact.revision()) return;
        if (attempt.disposition() == null) {
            conclude();
        } else if (attempt.disposition() != fact.disposition()) {
            batch.suppressing().following(attempt, task, () -> replace(before));
        }
    }

    /** The conclusion itself was not heard, or is not heard yet; then it will change nothing. */
    private void conclude() {
        EndedAttempt ended = ended(fact.disposition());
        ledger.endings()
                .conclude(
                        task,
                        attempt,
                        new Attempt.Told(fact.disposition(), fact.occurredAt(), null, false));
        batch.numbers().told(task, fact.disposition(), fact.occurredAt());
        Settlement.corrected(task, fact.attemptId(), null, batch.contacts());
        batch.suppressing()
                .following(attempt, task, () -> batch.after().follow(task, attempt, ended, false));
        NextCaller.corrected(batch, task, attempt, fact.eventId());
    }

    private void replace(Optional<Correction> before) {
        boolean endedTheTask = consequences.closedBy(attempt.attemptId(), task.id());
        EndedAttempt wrong = ended(attempt.disposition());
        EndedAttempt right = ended(fact.disposition());
        ledger.endings().correct(task, attempt, fact.disposition());
        batch.numbers().corrected(task, attempt, batch.followUps().known());
        Settlement.corrected(task, fact.attemptId(), attempt.disposition(), batch.contacts());
        Optional<NextStep> taken = step(wrong);
        Optional<NextStep> due = step(right);
        taken.ifPresent(this::noteWhatStands);
        before.ifPresent(it -> cancel(DerivedIds.ofFollowUp(task.id(), it.factId(), CORRECTED)));
        if (endedTheTask) cancelUnwanted(due.map(this::followUp).orElse(null));
        if (!batch.suppressing().neverAgain(task, right)) goingOn.afterTheLift(task, attempt);
        if (endedTheTask) due.ifPresent(next -> afterTheEnd(next, taken, right));
        if (taken.filter(NextStep::appoints).isPresent()) takeAppointmentBack();
        batch.after().follow(task, attempt, right, attempt.followUpAsked());
        NextCaller.corrected(batch, task, attempt, fact.eventId());
    }

    /** What the wrong end made of him was no word of his; what he said since stays. */
    private void takeAppointmentBack() {
        ChosenTime chosen = task.standing().chosen();
        boolean said = chosen != null && chosen.saidAt().isAfter(attempt.concludedAt());
        if (task.isOpen() && chosen != null && !said) ledger.notAppointed(task);
    }

    /**
     * Ends the follow-up that the wrong end had, whatever the policy said then.
     *
     * @param wanted reason of the one that the right end has; null for none
     */
    private void cancelUnwanted(String wanted) {
        UUID id = DerivedIds.ofFollowUp(task.id());
        CallbackTask followUp = batch.task(id);
        if (followUp != null && !followUp.matter().reason().equals(wanted)) cancel(id);
    }

    /** A task that has ended: another outcome is said, and what should have followed follows. */
    private void afterTheEnd(NextStep next, Optional<NextStep> taken, EndedAttempt right) {
        Optional<NextStep.Close> end = closing(next);
        if (end.isEmpty()) {
            goingOn.with(task, next, right.disposition());
            return;
        }
        Outcome outcome = end.get().outcome();
        if (taken.flatMap(Correcting::closing).filter(it -> it.outcome() == outcome).isEmpty()) {
            ledger.note(task, "outcome-corrected", outcome.name(), null);
        }
        String reason = followUp(next);
        if (reason != null && !batch.followUps().caseIsOpen(task)) {
            batch.followUps().open(task, batch.customer(task), wish(reason));
        }
    }

    /** The step after an attempt that we had given up was not taken when another one followed. */
    private void noteWhatStands(NextStep taken) {
        boolean wasTaken =
                attempt.ending() == Attempt.Ending.CONCLUDED || task.nothingFollowed(attempt);
        if (wasTaken && taken instanceof NextStep.SendNotice notice) {
            ledger.note(task, "notice-stands", notice.template(), null);
        }
    }

    private void cancel(UUID callbackId) {
        CallbackTask followUp = batch.task(callbackId);
        if (followUp == null || !followUp.isOpen()) return;
        ledger.close(followUp, Outcome.CANCELLED, Because.CANCELLED);
        ledger.note(followUp, "closed", CORRECTED, null);
    }

    private Wish wish(String reason) {
        return new Wish(
                reason,
                fact.eventId(),
                true,
                CORRECTED,
                "Attempt %d ended as %s and not as %s."
                        .formatted(attempt.number(), fact.disposition(), attempt.disposition()));
    }

    private Optional<NextStep> step(EndedAttempt ended) {
        return task.matter()
                .reasonIn(batch.policy())
                .map(it -> it.retryPlan().after(ended, batch.policy().feasibleTime()));
    }

    /** Reason of the follow-up of a step: the plan's, or else the one the agent asked for. */
    private String followUp(NextStep step) {
        Optional<NextStep.Close> end = closing(step).filter(it -> !it.suppress());
        if (end.isEmpty()) return null;
        if (end.get().followUp() != null) return end.get().followUp();
        return attempt.followUpAsked() ? task.matter().reason() : null;
    }

    private static Optional<NextStep.Close> closing(NextStep step) {
        if (step instanceof NextStep.SendNotice notice) return closing(notice.then());
        return step instanceof NextStep.Close close ? Optional.of(close) : Optional.empty();
    }

    /** The attempt as if it had ended that way. A closed task no longer counts what is told. */
    private EndedAttempt ended(Disposition disposition) {
        int alike = task.endedBy(disposition) - (attempt.disposition() == disposition ? 1 : 0);
        return new EndedAttempt(
                disposition,
                othersCounted() + (disposition.counts() ? 1 : 0),
                attempt.concludedAt() == null ? fact.occurredAt() : attempt.concludedAt(),
                alike,
                0,
                attempt.appointmentAt(),
                batch.customer(task).callee());
    }

    private int othersCounted() {
        return (int)
                task.attempts().stream()
                        .filter(it -> !it.attemptId().equals(attempt.attemptId()))
                        .filter(it -> it.disposition() != null && it.disposition().counts())
                        .count();
    }
}
