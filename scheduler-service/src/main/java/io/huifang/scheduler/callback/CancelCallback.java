package io.huifang.scheduler.callback;

import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.Outcome;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.UUID;

/** Ends a task because a person says so; an attempt under way is withdrawn. */
@ApplicationScoped
class CancelCallback {
    private final Pool pool;
    private final TaskLocks locks;
    private final CallbackTasks tasks;
    private final TaskLedgers ledgers;

    CancelCallback(Pool pool, TaskLocks locks, CallbackTasks tasks, TaskLedgers ledgers) {
        this.pool = pool;
        this.locks = locks;
        this.tasks = tasks;
        this.ledgers = ledgers;
    }

    /** What came of it. */
    enum Answer {
        CANCELLED,
        /** It was cancelled before; nothing changed. */
        CANCELLED_BEFORE,
        /** It had ended in another way; nothing changed. */
        ENDED_BEFORE,
        UNKNOWN
    }

    /**
     * @param because what the person states
     * @param who the person's account
     */
    Uni<Answer> cancel(UUID callbackId, String because, String who) {
        return pool.withTransaction(tx -> cancel(tx, callbackId, because, who));
    }

    private Uni<Answer> cancel(SqlConnection tx, UUID callbackId, String because, String who) {
        return locks.lock(tx, callbackId)
                .chain(
                        found ->
                                found == null
                                        ? Uni.createFrom().item(Answer.UNKNOWN)
                                        : cancel(tx, found.task(), because, who));
    }

    private Uni<Answer> cancel(SqlConnection tx, CallbackTask task, String because, String who) {
        if (!task.isOpen()) {
            boolean before = task.standing().outcome() == Outcome.CANCELLED;
            return Uni.createFrom().item(before ? Answer.CANCELLED_BEFORE : Answer.ENDED_BEFORE);
        }
        return ledgers.open(tx)
                .invoke(ledger -> ledger.close(task, Outcome.CANCELLED, Because.CANCELLED))
                .invoke(ledger -> ledger.note(task, "cancelled", because, who))
                .chain(ledger -> tasks.store(tx, ledger))
                .replaceWith(Answer.CANCELLED);
    }
}
