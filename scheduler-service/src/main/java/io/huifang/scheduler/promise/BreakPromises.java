package io.huifang.scheduler.promise;

import io.huifang.scheduler.callback.CallbackTasks;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.callback.TaskLedgers;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.stored.ActivePolicy;
import io.huifang.scheduler.round.Isolation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Finds promises broken whose date, and the policy's grace, passed without their event. */
@ApplicationScoped
public class BreakPromises {
    private final Pool pool;
    private final Promises promises;
    private final ActivePolicy activePolicy;
    private final CallbackTasks tasks;
    private final TaskLedgers ledgers;
    private final FollowBrokenPromises followBrokenPromises;

    BreakPromises(
            Pool pool,
            Promises promises,
            ActivePolicy activePolicy,
            CallbackTasks tasks,
            TaskLedgers ledgers,
            FollowBrokenPromises followBrokenPromises) {
        this.pool = pool;
        this.promises = promises;
        this.activePolicy = activePolicy;
        this.tasks = tasks;
        this.ledgers = ledgers;
        this.followBrokenPromises = followBrokenPromises;
    }

    /**
     * @param readUntil until when events are known to have been read, UTC: later ones may still
     *     keep a promise
     * @param limit most promises of the batch
     * @return how many were due; fewer than the limit when no more are left
     */
    public Uni<Integer> breakDue(Instant readUntil, int limit) {
        return activePolicy
                .policy()
                .chain(
                        policy ->
                                pool.withTransaction(
                                        tx ->
                                                ledgers.open(tx)
                                                        .chain(
                                                                ledger ->
                                                                        breakDue(
                                                                                tx, policy, ledger,
                                                                                readUntil,
                                                                                limit))));
    }

    private Uni<Integer> breakDue(
            SqlConnection tx, Policy policy, TaskLedger ledger, Instant readUntil, int limit) {
        Instant known = readUntil.isBefore(ledger.now()) ? readUntil : ledger.now();
        return promises.claim(tx, known.minus(policy.followUps().promiseGrace()), limit)
                .chain(
                        claimed ->
                                claimed.isEmpty()
                                        ? Uni.createFrom().item(0)
                                        : Isolation.blaming(
                                                        tx,
                                                        Promises.WORK,
                                                        claimed.keySet(),
                                                        () -> breakDue(tx, policy, ledger, claimed))
                                                .replaceWith(claimed.size()));
    }

    private Uni<Void> breakDue(
            SqlConnection tx, Policy policy, TaskLedger ledger, Map<UUID, Customer> claimed) {
        Map<String, Customer> customers = new HashMap<>();
        claimed.values().forEach(it -> customers.put(it.customerId(), it));
        return promises.open(tx, claimed.keySet())
                .map(open -> open.stream().map(Promise::broken).toList())
                .chain(
                        broken ->
                                followBrokenPromises
                                        .follow(tx, policy, ledger, customers, broken)
                                        .chain(() -> promises.decide(tx, broken, ledger.now())))
                .chain(() -> tasks.store(tx, ledger));
    }
}
