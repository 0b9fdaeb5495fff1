package io.huifang.scheduler.callback;

import io.huifang.contract.Fact;
import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.CallbackWithdrawn;
import io.huifang.outbox.Ids;

import java.time.Instant;
import java.util.function.BiConsumer;

/**
 * How attempts end in one transaction: taken back, returned, concluded, corrected. What follows for
 * their tasks is the {@link TaskLedger}'s.
 */
public final class AttemptEndings {
    private final Ids ids;
    private final Instant now;
    private final TaskChanges changes;
    private final BiConsumer<CallbackTask, Fact> telling;

    /**
     * @param now the transaction's instant, UTC
     * @param telling takes what is told of a task
     */
    AttemptEndings(
            Ids ids, Instant now, TaskChanges changes, BiConsumer<CallbackTask, Fact> telling) {
        this.ids = ids;
        this.now = now;
        this.changes = changes;
        this.telling = telling;
    }

    /** Takes the attempt under way back. */
    public void withdraw(CallbackTask task, CallbackWithdrawn.Because because) {
        Attempt attempt = task.underWay().orElseThrow();
        task.attemptEnded(
                because == CallbackWithdrawn.Because.SILENT
                        ? Attempt.Ending.SILENT
                        : Attempt.Ending.WITHDRAWN,
                now);
        changes.touch(task, attempt);
        telling.accept(task, TaskFacts.withdrawn(ids.next(), now, task, attempt, because));
    }

    /** The attempt under way came back unworked. */
    public void returned(CallbackTask task) {
        Attempt attempt = task.underWay().orElseThrow();
        task.attemptEnded(Attempt.Ending.RETURNED, now);
        changes.touch(task, attempt);
    }

    /** An agent told how an attempt ended, perhaps after we had given it up. */
    public void conclude(CallbackTask task, Attempt attempt, Attempt.Told told) {
        task.attemptConcluded(attempt, told);
        changes.touch(task, attempt);
        if (task.isOpen()) changes.touch(task);
    }

    /**
     * An agent told how an attempt ended that a supervisor has corrected before: what he told
     * besides is kept for another correction.
     */
    public void toldBesides(CallbackTask task, Attempt attempt, Attempt.Told told) {
        task.attemptToldBesides(attempt, told);
        changes.touch(task, attempt);
    }

    /** A supervisor corrected how an attempt ended. */
    public void correct(CallbackTask task, Attempt attempt, Disposition disposition) {
        task.attemptCorrected(attempt, disposition);
        changes.touch(task, attempt);
        if (task.isOpen()) changes.touch(task);
    }
}
