package io.huifang.scheduler.conclusion;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.CallbackTasks;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.callback.TaskLedgers;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Customers;
import io.huifang.scheduler.dispatch.DispatchTimer;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.stored.ActivePolicy;
import io.huifang.scheduler.rows.AfterCommit;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Loads what a batch of ended attempts needs, and stores what it did. */
@ApplicationScoped
class ConclusionBatches {
    private final ActivePolicy activePolicy;
    private final Customers customers;
    private final CallbackTasks tasks;
    private final TaskLedgers ledgers;
    private final Budgets budgets;
    private final DispatchTimer timer;

    ConclusionBatches(
            ActivePolicy activePolicy,
            Customers customers,
            CallbackTasks tasks,
            TaskLedgers ledgers,
            Budgets budgets,
            DispatchTimer timer) {
        this.activePolicy = activePolicy;
        this.customers = customers;
        this.tasks = tasks;
        this.ledgers = ledgers;
        this.budgets = budgets;
        this.timer = timer;
    }

    /** Completes once there is a policy to ask: before that no transaction can do anything. */
    Uni<Void> ready() {
        return activePolicy.policy().replaceWithVoid();
    }

    /** Locks the customers, then loads these tasks and the customers' other open ones. */
    Uni<ConclusionBatch> load(
            SqlConnection tx, Collection<String> customerIds, Collection<UUID> callbackIds) {
        return customers.lock(tx, customerIds).chain(locked -> load(tx, locked, callbackIds));
    }

    /** As the other one, for customers that are locked already. */
    Uni<ConclusionBatch> load(
            SqlConnection tx, Map<String, Customer> locked, Collection<UUID> callbackIds) {
        return tasks.openOf(tx, locked.keySet())
                .chain(
                        open ->
                                tasks.withAttempts(tx, callbackIds)
                                        .map(concerned -> byId(open, concerned)))
                .chain(known -> batch(tx, locked, known));
    }

    /** Stores everything; once it is committed, the timer looks when the next task is due. */
    Uni<Void> store(SqlConnection tx, ConclusionBatch batch) {
        TaskLedger ledger = batch.ledger();
        AfterCommit.run(tx, () -> ledger.untilNextDue().ifPresent(timer::wakeIn));
        return Multi.createFrom()
                .iterable(batch.suppressed().entrySet())
                .onItem()
                .transformToUniAndConcatenate(
                        it -> customers.suppress(tx, it.getKey(), it.getValue()))
                .collect()
                .asList()
                .chain(() -> budgets.store(tx, batch))
                .chain(() -> tasks.store(tx, ledger));
    }

    private Uni<ConclusionBatch> batch(
            SqlConnection tx, Map<String, Customer> locked, Map<UUID, CallbackTask> known) {
        return activePolicy
                .policy()
                .chain(
                        policy ->
                                ledgers.open(tx)
                                        .chain(ledger -> batch(tx, policy, locked, known, ledger)));
    }

    private Uni<ConclusionBatch> batch(
            SqlConnection tx,
            Policy policy,
            Map<String, Customer> locked,
            Map<UUID, CallbackTask> known,
            TaskLedger ledger) {
        return budgets.open(tx, locked.keySet(), policy, ledger)
                .map(
                        contacts ->
                                new ConclusionBatch(
                                        policy, new HashMap<>(locked), known, ledger, contacts));
    }

    private static Map<UUID, CallbackTask> byId(
            List<CallbackTask> open, Map<UUID, CallbackTask> concerned) {
        Map<UUID, CallbackTask> known = new HashMap<>();
        open.forEach(task -> known.put(task.id(), task));
        known.putAll(concerned);
        return known;
    }
}
