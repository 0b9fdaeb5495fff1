package io.huifang.scheduler.sla;

import io.huifang.scheduler.callback.CallbackTasks;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.callback.TaskLedgers;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.stored.ActivePolicy;
import io.huifang.scheduler.round.Isolation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Looks at the clocks of cases, and escalates each case once when it is at risk and once when it is
 * too late. Any number of replicas may do so at once: they skip each other's customers.
 */
@ApplicationScoped
class WatchSlas {
    private final Pool pool;
    private final SlaCases cases;
    private final SlaClocks clocks;
    private final TaskLedgers ledgers;
    private final CallbackTasks tasks;
    private final ActivePolicy activePolicy;

    WatchSlas(
            Pool pool,
            SlaCases cases,
            SlaClocks clocks,
            TaskLedgers ledgers,
            CallbackTasks tasks,
            ActivePolicy activePolicy) {
        this.pool = pool;
        this.cases = cases;
        this.clocks = clocks;
        this.ledgers = ledgers;
        this.tasks = tasks;
        this.activePolicy = activePolicy;
    }

    /**
     * What one batch did, once it is committed.
     *
     * @param claimed how many cases had to be looked at; fewer than the limit when no more are left
     * @param looks at those that another replica had not looked at meanwhile
     */
    record Watched(int claimed, List<Look> looks) {}

    /**
     * @param limit most cases of the batch
     */
    Uni<Watched> watch(int limit) {
        return activePolicy
                .policy()
                .chain(policy -> pool.withTransaction(tx -> watch(tx, policy, limit)));
    }

    private Uni<Watched> watch(SqlConnection tx, Policy policy, int limit) {
        return ledgers.open(tx)
                .chain(
                        ledger ->
                                cases.claim(tx, ledger.now(), limit)
                                        .chain(
                                                claimed ->
                                                        Isolation.blaming(
                                                                tx,
                                                                SlaCases.WORK,
                                                                claimed,
                                                                () ->
                                                                        watch(
                                                                                tx, policy, ledger,
                                                                                claimed))));
    }

    private Uni<Watched> watch(
            SqlConnection tx, Policy policy, TaskLedger ledger, List<UUID> claimed) {
        if (claimed.isEmpty()) return Uni.createFrom().item(new Watched(0, List.of()));
        return clocks.of(tx, policy, claimed)
                .map(known -> look(known, ledger))
                .call(looks -> cases.looked(tx, looks.stream().map(Look::after).toList()))
                .call(() -> tasks.store(tx, ledger))
                .map(looks -> new Watched(claimed.size(), looks));
    }

    /** Another replica may have looked between the look at the index and the lock. */
    private static List<Look> look(List<SlaClock> clocks, TaskLedger ledger) {
        Instant now = ledger.now();
        List<Look> looks =
                clocks.stream()
                        .filter(clock -> clock.promised().isToLookAt(now))
                        .map(clock -> Look.at(clock, now))
                        .toList();
        looks.forEach(look -> look.escalate(ledger));
        return looks;
    }
}
