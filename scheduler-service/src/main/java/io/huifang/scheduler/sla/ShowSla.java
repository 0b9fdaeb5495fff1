package io.huifang.scheduler.sla;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.CallbackTasks;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.stored.ActivePolicy;
import io.huifang.scheduler.rows.DatabaseClock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Shows how the case of a task stands. */
@ApplicationScoped
class ShowSla {
    private final Pool pool;
    private final CallbackTasks tasks;
    private final SlaClocks clocks;
    private final ActivePolicy activePolicy;
    private final DatabaseClock clock;

    ShowSla(
            Pool pool,
            CallbackTasks tasks,
            SlaClocks clocks,
            ActivePolicy activePolicy,
            DatabaseClock clock) {
        this.pool = pool;
        this.tasks = tasks;
        this.clocks = clocks;
        this.activePolicy = activePolicy;
        this.clock = clock;
    }

    /** As of now; null when there is no such task, or its case was promised nothing. */
    Uni<SlaView> show(UUID callbackId) {
        return activePolicy
                .policy()
                .chain(policy -> clock.now(pool).chain(now -> show(callbackId, policy, now)));
    }

    private Uni<SlaView> show(UUID callbackId, Policy policy, Instant now) {
        return tasks.withAttempts(pool, List.of(callbackId))
                .map(found -> found.get(callbackId))
                .chain(
                        task ->
                                task == null
                                        ? Uni.createFrom().nullItem()
                                        : show(task, policy, now));
    }

    private Uni<SlaView> show(CallbackTask task, Policy policy, Instant now) {
        return clocks.of(pool, policy, List.of(task.matter().caseId()))
                .map(found -> found.isEmpty() ? null : SlaView.of(found.get(0), now));
    }
}
