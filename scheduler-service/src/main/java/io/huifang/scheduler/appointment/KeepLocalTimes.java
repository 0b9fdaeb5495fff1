package io.huifang.scheduler.appointment;

import io.huifang.scheduler.callback.Agreed;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.CallbackTasks;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.callback.TaskLedgers;
import io.huifang.scheduler.callback.TaskLocks;
import io.huifang.scheduler.policy.AppointmentRules;
import io.huifang.scheduler.slot.Appointment;
import io.huifang.scheduler.slot.Appointment.By;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;

/**
 * Moves the instant of an appointment so that the local time stays what was promised, when a
 * country has changed its clocks since. A second time changes nothing.
 */
@ApplicationScoped
class KeepLocalTimes {
    private final Pool pool;
    private final CallbackTasks tasks;
    private final TaskLocks locks;
    private final TaskLedgers ledgers;

    KeepLocalTimes(Pool pool, CallbackTasks tasks, TaskLocks locks, TaskLedgers ledgers) {
        this.pool = pool;
        this.tasks = tasks;
        this.locks = locks;
        this.ledgers = ledgers;
    }

    /**
     * One appointment, in its own transaction; one that was moved or has ended meanwhile stays as
     * it is.
     *
     * @return whether it was moved
     */
    Uni<Boolean> keep(Appointment agreed, AppointmentRules rules) {
        Appointment kept = agreed.byTodaysRules();
        if (kept.startsAt().equals(agreed.startsAt())) return Uni.createFrom().item(false);
        return pool.withTransaction(
                tx ->
                        locks.lock(tx, agreed.callbackId())
                                .chain(
                                        found ->
                                                found == null
                                                        ? Uni.createFrom().item(false)
                                                        : move(
                                                                tx,
                                                                found.task(),
                                                                agreed,
                                                                kept,
                                                                rules)));
    }

    private Uni<Boolean> move(
            SqlConnection tx,
            CallbackTask task,
            Appointment agreed,
            Appointment kept,
            AppointmentRules rules) {
        return ledgers.open(tx)
                .chain(
                        ledger -> {
                            Instant now = ledger.now();
                            boolean stands =
                                    task.standing().appointedAfter(now)
                                            && task.standing()
                                                    .chosen()
                                                    .at()
                                                    .equals(agreed.startsAt());
                            return stands
                                    ? move(tx, task, kept, rules, ledger).replaceWith(true)
                                    : Uni.createFrom().item(false);
                        });
    }

    private Uni<Void> move(
            SqlConnection tx,
            CallbackTask task,
            Appointment kept,
            AppointmentRules rules,
            TaskLedger ledger) {
        Standing standing = task.standing();
        ledger.dueAgain(task, kept.startsAt(), standing.skill());
        // he chose a local time, and whether it still has a place is no longer his concern
        Instant saidAt = standing.chosen().saidAt();
        ledger.appointed(task, new Agreed(By.PLAN, saidAt, kept.zone(), rules));
        ledger.note(task, "appointed", "the clocks of " + kept.zone().getId() + " changed", null);
        return tasks.store(tx, ledger);
    }
}
