package io.huifang.scheduler.dispatch;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.CallbackTasks;
import io.huifang.scheduler.callback.Standing.Status;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.callback.TaskLedgers;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.stored.ActivePolicy;
import io.huifang.scheduler.round.AtFault;
import io.huifang.scheduler.round.Isolation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Dispatches tasks that are due, one batch in one transaction. Any number of replicas may do so at
 * once: they skip each other's customers.
 */
@ApplicationScoped
public class DispatchDueCallbacks {
    private static final String WORK = "dispatch";

    private final Pool pool;
    private final DueTasks dueTasks;
    private final CallbackTasks tasks;
    private final DueContacts dueContacts;
    private final ActivePolicy activePolicy;
    private final TaskLedgers ledgers;

    DispatchDueCallbacks(
            Pool pool,
            DueTasks dueTasks,
            CallbackTasks tasks,
            DueContacts dueContacts,
            ActivePolicy activePolicy,
            TaskLedgers ledgers) {
        this.pool = pool;
        this.dueTasks = dueTasks;
        this.tasks = tasks;
        this.dueContacts = dueContacts;
        this.activePolicy = activePolicy;
        this.ledgers = ledgers;
    }

    /**
     * Dispatches, puts off or ends the tasks that have been due the longest, and what else is due
     * of their customers.
     *
     * @param limit most tasks of the batch, the others not counted
     * @return how many tasks were due; fewer than the limit when no more are left. Fails with
     *     {@link AtFault} when that is the fault of one of the tasks.
     */
    public Uni<Integer> dispatch(int limit) {
        return activePolicy
                .policy()
                .chain(policy -> pool.withTransaction(tx -> dispatch(tx, policy, limit, true)));
    }

    /** As the other one, but really no more tasks than that: one of them is at fault. */
    Uni<Integer> dispatchFew(int limit) {
        return activePolicy
                .policy()
                .chain(policy -> pool.withTransaction(tx -> dispatch(tx, policy, limit, false)));
    }

    private Uni<Integer> dispatch(SqlConnection tx, Policy policy, int limit, boolean others) {
        return ledgers.open(tx)
                .chain(
                        ledger ->
                                dueTasks.claim(tx, ledger.now(), limit)
                                        .chain(
                                                claimed ->
                                                        whole(tx, ledger, claimed, limit, others)
                                                                .chain(
                                                                        all ->
                                                                                dispatch(
                                                                                        tx, policy,
                                                                                        ledger,
                                                                                        all))
                                                                .replaceWith(claimed.size())));
    }

    /** A batch that is not full has all due tasks of its customers. */
    private Uni<Map<UUID, Customer>> whole(
            SqlConnection tx,
            TaskLedger ledger,
            Map<UUID, Customer> claimed,
            int limit,
            boolean others) {
        return others && claimed.size() == limit
                ? dueTasks.withOthers(tx, claimed, ledger.now())
                : Uni.createFrom().item(claimed);
    }

    private Uni<Void> dispatch(
            SqlConnection tx, Policy policy, TaskLedger ledger, Map<UUID, Customer> claimed) {
        if (claimed.isEmpty()) return Uni.createFrom().voidItem();
        return Isolation.blaming(
                tx,
                WORK,
                claimed.keySet(),
                () ->
                        tasks.withLatestAttempt(tx, claimed.keySet())
                                .map(loaded -> stillDue(loaded, ledger.now()))
                                .chain(due -> dueContacts.decide(tx, due, claimed, policy, ledger))
                                .chain(() -> tasks.store(tx, ledger)));
    }

    /** Another replica may have been here between the look at the index and the lock. */
    private static List<CallbackTask> stillDue(List<CallbackTask> tasks, Instant now) {
        return tasks.stream()
                .filter(task -> task.standing().status() == Status.WAITING)
                .filter(task -> !task.standing().dueAt().isAfter(now))
                .toList();
    }
}
