package io.huifang.scheduler.promise;

import io.huifang.contract.Topic;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.followup.CaseTasks;
import io.huifang.scheduler.followup.FollowUpPlanning;
import io.huifang.scheduler.followup.FollowingUp;
import io.huifang.scheduler.followup.WantedFollowUp;
import io.huifang.scheduler.followup.WantedFollowUps;
import io.huifang.scheduler.news.News;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.rows.AfterCommit;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Calls about broken promises, unless the matter was settled or is being called about already. */
@ApplicationScoped
class FollowBrokenPromises {
    private final CaseTasks tasks;
    private final WantedFollowUps wantedFollowUps;
    private final PromiseMeters meters;

    FollowBrokenPromises(CaseTasks tasks, WantedFollowUps wantedFollowUps, PromiseMeters meters) {
        this.tasks = tasks;
        this.wantedFollowUps = wantedFollowUps;
        this.meters = meters;
    }

    /**
     * @param customers locked, by id
     */
    Uni<Void> follow(
            SqlConnection tx,
            Policy policy,
            TaskLedger ledger,
            Map<String, Customer> customers,
            List<Promise> broken) {
        AfterCommit.run(tx, () -> meters.count(broken));
        broken.forEach(it -> ledger.note(it.callbackId(), "promise-broken", it.inWords()));
        broken.stream()
                .map(it -> it.settled(ledger.newId(), ledger.now(), it.dueAt()))
                .forEach(it -> ledger.tell(new News(Topic.CALLBACK_DECISIONS, it, null)));
        Set<UUID> concerned = broken.stream().map(Promise::callbackId).collect(Collectors.toSet());
        return wantedFollowUps
                .add(tx, wanted(policy, broken))
                .chain(() -> tasks.load(tx, customers.keySet(), concerned))
                .map(known -> following(policy, ledger, known))
                .chain(following -> follow(tx, following, customers, broken));
    }

    private Uni<Void> follow(
            SqlConnection tx,
            FollowingUp following,
            Map<String, Customer> customers,
            List<Promise> broken) {
        return wantedFollowUps
                .of(tx, broken.stream().map(Promise::attemptId).toList())
                .chain(them -> wantedFollowUps.change(tx, following.all(them, customers)));
    }

    private static FollowingUp following(
            Policy policy, TaskLedger ledger, Map<UUID, CallbackTask> known) {
        return new FollowingUp(
                new FollowUpPlanning(policy, ledger, known), known, ledger, attempt -> null);
    }

    private static List<WantedFollowUp> wanted(Policy policy, List<Promise> broken) {
        String reason = policy.followUps().brokenPromise();
        return reason == null
                ? List.of()
                : broken.stream().map(promise -> wanted(promise, reason)).toList();
    }

    private static WantedFollowUp wanted(Promise promise, String reason) {
        return WantedFollowUp.told(
                promise.attemptId(),
                promise.callbackId(),
                Promise.BROKEN_RULE,
                reason,
                "The customer was promised " + promise.inWords() + ", and it did not come.",
                promise.madeAt());
    }
}
