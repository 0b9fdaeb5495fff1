package io.huifang.scheduler.conclusion;

import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.NextAgent;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.policy.EndedAttempt;

/**
 * Does what follows from how an agent says that an attempt ended. When a supervisor has corrected
 * that before, only what was told besides is kept.
 */
final class Concluding {
    private final ConclusionBatch batch;
    private final AttemptConcluded fact;
    private final CallbackTask task;
    private final Attempt attempt;
    private final TaskLedger ledger;

    /**
     * @param fact of an attempt the batch knows
     */
    Concluding(ConclusionBatch batch, AttemptConcluded fact) {
        this.batch = batch;
        this.fact = fact;
        this.task = batch.task(fact.callbackId());
        this.attempt = task.attempt(fact.attemptId()).orElseThrow();
        this.ledger = batch.ledger();
    }

    void conclude() {
        if (attempt.disposition() == null) firstTold();
        else afterItsCorrection();
    }

    private void firstTold() {
        AfterAttempt after = batch.after();
        EndedAttempt ended =
                after.ended(task, fact.disposition(), fact.occurredAt(), fact.appointmentAt());
        ledger.endings().conclude(task, attempt, told());
        batch.numbers().told(task, fact.disposition(), fact.occurredAt());
        Settlement.told(task, fact, batch.contacts());
        batch.suppressing()
                .following(
                        attempt, task, () -> after.follow(task, attempt, ended, fact.followUp()));
        NextCaller.told(batch, task, attempt);
    }

    private void afterItsCorrection() {
        if (!attempt.isToldBesides()) {
            ledger.endings().toldBesides(task, attempt, told());
            NextCaller.told(batch, task, attempt);
        }
        Settlement.toldLate(task, fact, batch.contacts());
    }

    private Attempt.Told told() {
        return new Attempt.Told(
                fact.disposition(),
                fact.occurredAt(),
                fact.appointmentAt(),
                fact.followUp(),
                new NextAgent(fact.owner(), fact.language()));
    }
}
