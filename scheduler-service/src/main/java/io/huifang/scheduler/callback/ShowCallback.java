package io.huifang.scheduler.callback;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.UUID;

/** Shows one task with everything that became of it. */
@ApplicationScoped
public class ShowCallback {
    private final Pool pool;
    private final CallbackTasks tasks;
    private final Histories histories;

    ShowCallback(Pool pool, CallbackTasks tasks, Histories histories) {
        this.pool = pool;
        this.tasks = tasks;
        this.histories = histories;
    }

    /** The task's view; null when there is no such task. */
    public Uni<CallbackView> show(UUID callbackId) {
        return pool.withConnection(connection -> show(connection, callbackId));
    }

    private Uni<CallbackView> show(SqlConnection connection, UUID callbackId) {
        return tasks.withAttempts(connection, List.of(callbackId))
                .map(found -> found.get(callbackId))
                .onItem()
                .ifNotNull()
                .transformToUni(
                        task ->
                                histories
                                        .of(connection, task)
                                        .chain(
                                                history ->
                                                        tasks.followUpsOf(connection, task)
                                                                .map(
                                                                        next ->
                                                                                view(
                                                                                        task,
                                                                                        history,
                                                                                        next))));
    }

    private static CallbackView view(
            CallbackTask task, List<CallbackView.Happening> history, List<CallbackTask> next) {
        return CallbackView.of(
                task, history, next.stream().map(CallbackView.FollowUpView::of).toList());
    }
}
