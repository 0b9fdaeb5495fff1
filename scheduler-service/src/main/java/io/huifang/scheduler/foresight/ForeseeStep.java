package io.huifang.scheduler.foresight;

import io.huifang.outbox.Ids;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.CallbackTasks;
import io.huifang.scheduler.conclusion.ConclusionBatch;
import io.huifang.scheduler.conclusion.ConclusionBatches;
import io.huifang.scheduler.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Takes the step that would follow an attempt, in memory, by the very code that takes it when the
 * end is told. The customer is locked for that moment, as for any other decision about him; nothing
 * is written.
 */
@ApplicationScoped
public class ForeseeStep {
    private final Pool pool;
    private final CallbackTasks tasks;
    private final ConclusionBatches batches;
    private final Ids ids;

    ForeseeStep(Pool pool, CallbackTasks tasks, ConclusionBatches batches, Ids ids) {
        this.pool = pool;
        this.tasks = tasks;
        this.batches = batches;
        this.ids = ids;
    }

    /**
     * @throws ProblemException asynchronously: 404 when there is no such attempt, 409 when it is
     *     not under way
     */
    public Uni<Foreseen> foresee(UUID callbackId, UUID attemptId, SupposedEnd end) {
        return pool.withTransaction(
                tx ->
                        tasks.withAttempts(tx, List.of(callbackId))
                                .map(found -> customer(found.get(callbackId), attemptId))
                                .chain(
                                        customer ->
                                                batches.load(
                                                        tx,
                                                        Set.of(customer),
                                                        Set.of(callbackId),
                                                        Set.of()))
                                .map(batch -> foresee(batch, callbackId, attemptId, end)));
    }

    private static String customer(CallbackTask task, UUID attemptId) {
        if (task == null || task.attempt(attemptId).isEmpty()) throw ProblemException.notFound();
        return task.matter().customerId();
    }

    private Foreseen foresee(
            ConclusionBatch batch, UUID callbackId, UUID attemptId, SupposedEnd end) {
        CallbackTask task = batch.task(callbackId);
        Attempt attempt =
                task.underWay()
                        .filter(it -> it.attemptId().equals(attemptId))
                        .orElseThrow(
                                () ->
                                        ProblemException.conflict(
                                                "not-under-way",
                                                "The attempt has ended or was taken back."));
        Set<CallbackTask> before = new HashSet<>(batch.tasks());
        batch.concluded(end.of(task, attempt, ids.next(), batch.ledger().now()));
        return seen(batch, task, attemptId, end, before);
    }

    private static Foreseen seen(
            ConclusionBatch batch,
            CallbackTask task,
            UUID attemptId,
            SupposedEnd end,
            Set<CallbackTask> before) {
        boolean open = task.isOpen();
        return new Foreseen(
                task.id(),
                attemptId,
                end.disposition(),
                task.standing().status(),
                open ? task.standing().dueAt() : null,
                open && task.standing().appointed(),
                task.standing().outcome(),
                batch.tasks().stream()
                        .filter(it -> !before.contains(it))
                        .map(it -> it.matter().reason())
                        .findFirst()
                        .orElse(null),
                batch.ledger().notices().stream().map(it -> it.fact().template()).toList(),
                batch.suppressed().get(task.matter().customerId()) != null,
                batch.policy().version(),
                batch.ledger().now());
    }
}
