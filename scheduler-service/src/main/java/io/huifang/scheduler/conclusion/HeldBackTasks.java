package io.huifang.scheduler.conclusion;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.dispatch.ContactDecision;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Waiting tasks that wait for their customer's budget, as their histories tell. */
@ApplicationScoped
class HeldBackTasks {
    // The last thing that became of it, and no attempt has followed.
    private static final String AMONG =
            """
            SELECT callback_id FROM unnest($1::uuid[]) AS waiting(callback_id)
            CROSS JOIN LATERAL (
                SELECT what, at FROM callback_history h
                WHERE h.callback_id = waiting.callback_id ORDER BY entry_id DESC LIMIT 1) AS last
            WHERE last.what = $2 AND NOT EXISTS (
                SELECT FROM callback_attempt a
                WHERE a.callback_id = waiting.callback_id AND a.dispatched_at > last.at)
            """;

    /** Those of the tasks that were put off for no other reason. */
    Uni<List<CallbackTask>> among(SqlConnection tx, List<CallbackTask> waiting) {
        if (waiting.isEmpty()) return Uni.createFrom().item(List.of());
        UUID[] ids = waiting.stream().map(CallbackTask::id).toArray(UUID[]::new);
        return tx.preparedQuery(AMONG)
                .execute(Tuple.of(ids, ContactDecision.HELD_BACK))
                .map(
                        rows -> {
                            Set<UUID> held = new HashSet<>();
                            rows.forEach(row -> held.add(row.getUUID(0)));
                            return waiting.stream().filter(it -> held.contains(it.id())).toList();
                        });
    }
}
