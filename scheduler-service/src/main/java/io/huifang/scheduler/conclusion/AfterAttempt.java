package io.huifang.scheduler.conclusion;

import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.Outcome;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.dispatch.CallConditions;
import io.huifang.scheduler.dispatch.ContactDecision;
import io.huifang.scheduler.policy.EndedAttempt;
import io.huifang.scheduler.policy.NextStep;
import io.huifang.scheduler.policy.Reason;

import java.time.Instant;
import java.util.Optional;

/** Asks the policy for the step that follows an attempt, and takes it. */
record AfterAttempt(ConclusionBatch batch) {
    /** Does what follows from how an attempt ended. */
    void follow(CallbackTask task, Attempt attempt, EndedAttempt ended, boolean followUp) {
        Optional<Reason> reason = task.matter().reasonIn(batch.policy());
        if (task.isOpen()) {
            if (reason.isPresent()) proceed(task, attempt, reason.get(), ended, followUp);
            else dropped(task);
        }
        if (batch.suppressing().neverAgain(task, ended))
            batch.suppressing().suppress(task.matter().customerId(), ended.disposition());
    }

    /**
     * Of an attempt we had given up, the word is heard when it ends the matter or when no other
     * attempt followed; the limit on attempts is left to the one that followed.
     */
    private void proceed(
            CallbackTask task,
            Attempt attempt,
            Reason reason,
            EndedAttempt ended,
            boolean followUp) {
        if (task.standing().appointedAfter(batch.ledger().now())) {
            afterHisChoice(task, unlimited(reason, ended), ended, followUp);
            return;
        }
        boolean latest = task.nothingFollowed(attempt);
        NextStep next =
                latest
                        ? reason.retryPlan().after(ended, batch.policy().feasibleTime())
                        : unlimited(reason, ended);
        if (latest || next.endsTheTask()) next.on(taking(task, ended.disposition(), followUp));
    }

    /**
     * The customer has meanwhile chosen a time. Nothing but the end of the matter, or what he said
     * after that himself, outranks it: neither the plan's waits nor the limit on attempts.
     */
    private void afterHisChoice(
            CallbackTask task, NextStep next, EndedAttempt ended, boolean followUp) {
        boolean younger =
                next.appoints() && ended.endedAt().isAfter(task.standing().chosen().saidAt());
        if (next.endsTheTask() || younger) {
            next.on(taking(task, ended.disposition(), followUp));
        }
    }

    /** Nobody was called: the policy says when to try again. */
    void notMade(CallbackTask task, Instant at) {
        EndedAttempt ended = ended(task, Disposition.NOT_MADE, at, null);
        task.matter()
                .reasonIn(batch.policy())
                .map(reason -> reason.retryPlan().after(ended, batch.policy().feasibleTime()))
                .ifPresentOrElse(
                        next -> next.on(taking(task, Disposition.NOT_MADE, false)),
                        () -> dropped(task));
    }

    /** What the retry plan asks of an attempt that ended now. */
    EndedAttempt ended(
            CallbackTask task, Disposition disposition, Instant at, Instant appointmentAt) {
        return new EndedAttempt(
                disposition,
                task.standing().counted() + (disposition.counts() ? 1 : 0),
                at,
                task.endedBy(disposition),
                0,
                appointmentAt,
                new CallConditions(batch.policy(), batch.customer(task), task)
                        .calleeAfter(disposition));
    }

    private void dropped(CallbackTask task) {
        batch.ledger().close(task, Outcome.CANCELLED, Because.CANCELLED);
        batch.ledger().note(task, "closed", ContactDecision.REASON_DROPPED, null);
    }

    private NextStep unlimited(Reason reason, EndedAttempt ended) {
        return reason.retryPlan().unlimited(ended, batch.policy().feasibleTime());
    }

    StepTaking taking(CallbackTask task, Disposition disposition, boolean followUp) {
        return new StepTaking(batch, task, batch.customer(task), disposition, followUp);
    }
}
