package io.huifang.scheduler.callback;

import io.huifang.scheduler.callback.CallbackView.Happening;
import io.huifang.scheduler.rows.Columns;
import io.huifang.scheduler.rows.ManyRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** What became of tasks, put together from decisions, attempts and the task's own entries. */
@ApplicationScoped
class Histories {
    // Rank orders what one transaction did at one instant.
    private static final String OF_TASK =
            """
            SELECT at, what, because, who, contact_id FROM (
                SELECT decided_at AS at, 1 AS rank, lower(kind) AS what, rule AS because,
                    NULL::text AS who, NULL::uuid AS contact_id
                FROM decision WHERE customer_id = $2 AND callback_id = $1
                UNION ALL
                SELECT dispatched_at, 2, 'dispatched', 'attempt ' || number, NULL, NULL
                FROM callback_attempt WHERE callback_id = $1
                UNION ALL
                SELECT ended_at, 3, lower(ended), 'attempt ' || number, NULL, NULL
                FROM callback_attempt WHERE callback_id = $1 AND ended_at IS NOT NULL
                UNION ALL
                SELECT concluded_at, 4, 'told', coalesce((
                        SELECT previous FROM attempt_correction c
                        WHERE c.attempt_id = a.attempt_id ORDER BY revision LIMIT 1),
                    disposition), NULL, NULL
                FROM callback_attempt a WHERE callback_id = $1 AND concluded_at IS NOT NULL
                UNION ALL
                SELECT corrected_at, 4, 'corrected', 'attempt ' || number || ' from ' || previous
                    || ' to ' || c.disposition, corrected_by, NULL
                FROM callback_attempt JOIN attempt_correction c USING (attempt_id)
                WHERE callback_id = $1
                UNION ALL
                SELECT at, 5, what, because, who, contact_id FROM callback_history
                WHERE callback_id = $1
                UNION ALL
                SELECT requested_at, 5, 'notice-requested', template, NULL, NULL
                FROM customer_notice WHERE callback_id = $1
                UNION ALL
                SELECT created_at, 0, 'follow-up', 'of ' || parent_id, NULL, NULL
                FROM callback_task WHERE callback_id = $1 AND parent_id IS NOT NULL
                UNION ALL
                SELECT closed_at, 6, 'closed', outcome, NULL, NULL
                FROM callback_task WHERE callback_id = $1 AND closed_at IS NOT NULL
            ) AS happening ORDER BY at, rank
            """;

    Uni<List<Happening>> of(SqlClient client, CallbackTask task) {
        return client.preparedQuery(OF_TASK)
                .execute(Tuple.of(task.id(), task.matter().customerId()))
                .map(rows -> ManyRows.list(rows, Histories::happening));
    }

    private static Happening happening(Row row) {
        return new Happening(
                Columns.instant(row.getOffsetDateTime(0)),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getUUID(4));
    }
}
