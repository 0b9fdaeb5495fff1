package io.huifang.scheduler.followup;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.stored.ActivePolicy;
import io.huifang.scheduler.round.Isolation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Follows up what another call of its case was to take up, when that call has ended for whatever
 * cause, and what a do-not-contact entry was in the way of that is over.
 */
@ApplicationScoped
public class FollowUpWhatWaited {
    private static final Duration MARGIN = Duration.ofDays(1);

    private final Pool pool;
    private final WaitingFollowUps waitingFollowUps;
    private final WantedFollowUps wantedFollowUps;
    private final ActivePolicy activePolicy;
    private final CaseTasks tasks;

    FollowUpWhatWaited(
            Pool pool,
            WaitingFollowUps waitingFollowUps,
            WantedFollowUps wantedFollowUps,
            ActivePolicy activePolicy,
            CaseTasks tasks) {
        this.pool = pool;
        this.waitingFollowUps = waitingFollowUps;
        this.wantedFollowUps = wantedFollowUps;
        this.activePolicy = activePolicy;
        this.tasks = tasks;
    }

    /**
     * @param limit most of the batch
     * @return how many had waited; fewer than the limit when no more are left
     */
    public Uni<Integer> followUp(int limit) {
        return activePolicy
                .policy()
                .chain(policy -> pool.withTransaction(tx -> followUp(tx, policy, limit)));
    }

    private Uni<Integer> followUp(SqlConnection tx, Policy policy, int limit) {
        return tasks.ledger(tx)
                .chain(ledger -> waitingFollowUps.claim(tx, tooOld(policy, ledger.now()), limit))
                .chain(
                        claimed ->
                                claimed.isEmpty()
                                        ? Uni.createFrom().item(0)
                                        : Isolation.blaming(
                                                        tx,
                                                        WaitingFollowUps.WORK,
                                                        claimed.keySet(),
                                                        () -> followUp(tx, policy, claimed))
                                                .replaceWith(claimed.size()));
    }

    /** A day more than any reason stays fresh. */
    private static Instant tooOld(Policy policy, Instant now) {
        return policy.reasons().values().stream()
                .map(reason -> Duration.between(now, reason.freshUntil(now)))
                .max(Duration::compareTo)
                .map(longest -> now.minus(longest).minus(MARGIN))
                .orElse(now.minus(MARGIN));
    }

    private Uni<Void> followUp(SqlConnection tx, Policy policy, Map<UUID, Customer> claimed) {
        Map<String, Customer> customers = new HashMap<>();
        claimed.values().forEach(it -> customers.put(it.customerId(), it));
        return wantedFollowUps
                .of(tx, claimed.keySet())
                .chain(wanted -> followUp(tx, policy, customers, wanted));
    }

    private Uni<Void> followUp(
            SqlConnection tx,
            Policy policy,
            Map<String, Customer> customers,
            List<WantedFollowUp> wanted) {
        Set<UUID> concerned =
                wanted.stream().map(WantedFollowUp::callbackId).collect(Collectors.toSet());
        return tasks.load(tx, customers.keySet(), concerned)
                .chain(
                        known ->
                                tasks.ledger(tx)
                                        .chain(
                                                ledger ->
                                                        store(
                                                                tx,
                                                                ledger,
                                                                following(policy, known, ledger)
                                                                        .all(wanted, customers))));
    }

    private static FollowingUp following(
            Policy policy, Map<UUID, CallbackTask> known, TaskLedger ledger) {
        return new FollowingUp(
                new FollowUpPlanning(policy, ledger, known), known, ledger, attempt -> null);
    }

    private Uni<Void> store(SqlConnection tx, TaskLedger ledger, List<WantedFollowUp> changed) {
        return wantedFollowUps.change(tx, changed).chain(() -> tasks.store(tx, ledger));
    }
}
