package io.huifang.scheduler.dispatch;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.CallbackTasks;
import io.huifang.scheduler.callback.Standing.Status;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.callback.TaskLedgers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Puts a task off that cannot be dispatched, so that it is tried again and holds nothing up. */
@ApplicationScoped
class PutOffUndispatchable {
    /** Time for a person to look, and few enough tries to notice each. */
    static final Duration PAUSE = Duration.ofHours(1);

    private static final Logger LOG = Logger.getLogger(PutOffUndispatchable.class);

    private final Pool pool;
    private final DueTasks dueTasks;
    private final CallbackTasks tasks;
    private final TaskLedgers ledgers;

    PutOffUndispatchable(Pool pool, DueTasks dueTasks, CallbackTasks tasks, TaskLedgers ledgers) {
        this.pool = pool;
        this.dueTasks = dueTasks;
        this.tasks = tasks;
        this.ledgers = ledgers;
    }

    /**
     * Does nothing when somebody else has the customer at this moment, or had the task before.
     *
     * @param fault what is wrong with it, in a word or two, without personal data
     */
    Uni<Void> putOff(UUID callbackId, String fault) {
        return pool.withTransaction(
                tx ->
                        dueTasks.lock(tx, callbackId)
                                .chain(
                                        locked ->
                                                locked
                                                        ? putOff(tx, callbackId, fault)
                                                        : Uni.createFrom().voidItem()));
    }

    private Uni<Void> putOff(SqlConnection tx, UUID callbackId, String fault) {
        return ledgers.open(tx).chain(ledger -> putOff(tx, callbackId, fault, ledger));
    }

    private Uni<Void> putOff(SqlConnection tx, UUID callbackId, String fault, TaskLedger ledger) {
        return tasks.withLatestAttempt(tx, List.of(callbackId))
                .invoke(
                        loaded ->
                                loaded.stream()
                                        .filter(it -> it.standing().status() == Status.WAITING)
                                        .forEach(task -> putOff(task, fault, ledger)))
                .chain(() -> tasks.store(tx, ledger));
    }

    private static void putOff(CallbackTask task, String fault, TaskLedger ledger) {
        LOG.errorf(
                "Cannot be dispatched, a person must look; tried again in %s: callbackId=%s"
                        + " reason=%s",
                PAUSE, task.id(), fault);
        ledger.dueAgain(task, ledger.now().plus(PAUSE), task.standing().skill());
        ledger.note(task, "undispatchable", fault, null);
    }
}
