package io.huifang.scheduler.followup;

import io.huifang.scheduler.rows.ManyRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Tasks whose matter was settled. */
@ApplicationScoped
public class SettledCases {
    // What opens a case may settle the one before it: that is no settlement of its follow-ups.
    private static final String SETTLED =
            """
            SELECT DISTINCT t.callback_id
            FROM callback_task t
            JOIN settled_matter s ON s.customer_id = t.customer_id
                AND (s.reason IN ('', t.reason) AND s.subject IN ('', t.cause)
                    OR s.reason = t.case_reason AND s.subject IN ('', t.case_cause))
            WHERE t.callback_id = ANY($1) AND (s.settled_at > t.latest_event_time
                OR t.case_id IS NULL AND s.settled_at = t.latest_event_time)
            """;

    /** Those of the tasks whose matter was settled after their youngest event. */
    public Uni<Set<UUID>> among(SqlConnection tx, Collection<UUID> callbackIds) {
        if (callbackIds.isEmpty()) return Uni.createFrom().item(Set.of());
        return tx.preparedQuery(SETTLED)
                .execute(Tuple.of(callbackIds.toArray(UUID[]::new)))
                .map(rows -> ManyRows.set(rows, row -> row.getUUID(0)));
    }
}
