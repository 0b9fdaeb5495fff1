package io.huifang.scheduler.promise;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.CallbackTasks;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.followup.FollowUpPlanning;
import io.huifang.scheduler.followup.SettledCases;
import io.huifang.scheduler.followup.Wish;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.rows.AfterCommit;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Calls about broken promises, unless the matter was settled or is being called about already. */
@ApplicationScoped
class FollowBrokenPromises {
    private final CallbackTasks tasks;
    private final SettledCases settledCases;
    private final PromiseMeters meters;

    FollowBrokenPromises(CallbackTasks tasks, SettledCases settledCases, PromiseMeters meters) {
        this.tasks = tasks;
        this.settledCases = settledCases;
        this.meters = meters;
    }

    /**
     * @param customers locked, by the promise's attempt
     */
    Uni<Void> follow(
            SqlConnection tx,
            Policy policy,
            TaskLedger ledger,
            Map<UUID, Customer> customers,
            List<Promise> broken) {
        AfterCommit.run(tx, () -> meters.count(broken));
        Set<UUID> concerned = broken.stream().map(Promise::callbackId).collect(Collectors.toSet());
        return load(tx, customers, concerned)
                .chain(
                        known ->
                                settledCases
                                        .among(tx, concerned)
                                        .invoke(
                                                settled ->
                                                        new After(policy, ledger, known, settled)
                                                                .all(broken, customers)))
                .replaceWithVoid();
    }

    private Uni<Map<UUID, CallbackTask>> load(
            SqlConnection tx, Map<UUID, Customer> customers, Set<UUID> concerned) {
        List<String> ids =
                customers.values().stream().map(Customer::customerId).distinct().toList();
        Map<UUID, CallbackTask> known = new HashMap<>();
        return tasks.withLatestAttempt(tx, concerned)
                .invoke(them -> them.forEach(task -> known.put(task.id(), task)))
                .chain(() -> tasks.openOf(tx, ids))
                // one that is open is the same task in both
                .invoke(them -> them.forEach(task -> known.putIfAbsent(task.id(), task)))
                .replaceWith(known);
    }

    /** What follows, in one transaction. */
    private record After(
            Policy policy, TaskLedger ledger, Map<UUID, CallbackTask> known, Set<UUID> settled) {

        void all(List<Promise> broken, Map<UUID, Customer> customers) {
            FollowUpPlanning planning = new FollowUpPlanning(policy, ledger, known);
            for (Promise promise : broken) {
                CallbackTask task = known.get(promise.callbackId());
                ledger.note(task, "promise-broken", promise.inWords(), null);
                if (planning.caseIsOpen(task)) continue;
                if (settled.contains(task.id())) {
                    planning.none(task, FollowUpPlanning.SETTLED);
                    continue;
                }
                String reason = policy.followUps().brokenPromise();
                if (reason != null) {
                    planning.open(task, customers.get(promise.attemptId()), wish(promise, reason));
                }
            }
        }

        private static Wish wish(Promise promise, String reason) {
            return new Wish(
                    reason,
                    promise.attemptId(),
                    false,
                    Promise.BROKEN_RULE,
                    "The customer was promised " + promise.inWords() + ", and it did not come.");
        }
    }
}
