package io.huifang.scheduler.incident;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.policy.IncidentRule;
import io.huifang.scheduler.rows.Columns;
import io.huifang.scheduler.rows.ManyRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Whether customers are still harmed, as their own events since then tell. */
@ApplicationScoped
public class Harm {
    private static final String OVER =
            """
            SELECT n.callback_id
            FROM unnest($1::uuid[], $2::text[], $3::timestamptz[])
                AS n(callback_id, customer_id, harmed_at)
            WHERE EXISTS (
                SELECT FROM decision d
                WHERE d.customer_id = n.customer_id AND d.type = ANY($4)
                    AND d.event_time > n.harmed_at)
            """;

    /** Those of the tasks whose customer an event freed after the youngest event of the task. */
    public Uni<Set<UUID>> isOver(
            SqlConnection tx, IncidentRule rule, Collection<CallbackTask> tasks) {
        if (tasks.isEmpty() || rule.harmedUnless().isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        Tuple columns =
                Columns.of(List.copyOf(tasks))
                        .uuid(CallbackTask::id)
                        .text(task -> task.matter().customerId())
                        .instant(task -> task.standing().events().latest())
                        .tuple();
        return tx.preparedQuery(OVER)
                .execute(columns.addValue(rule.harmedUnless().toArray(String[]::new)))
                .map(rows -> ManyRows.set(rows, row -> row.getUUID(0)));
    }
}
