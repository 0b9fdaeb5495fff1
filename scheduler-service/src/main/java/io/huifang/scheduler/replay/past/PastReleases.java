package io.huifang.scheduler.replay.past;

import io.huifang.scheduler.rows.Columns;
import io.huifang.scheduler.rows.ManyRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** When calls were due that had waited for an incident's end. Reads only. */
@ApplicationScoped
class PastReleases {
    // One that ended before its call was due then at the latest.
    private static final String CALLED_AT =
            """
            SELECT x.callback_id, coalesce(a.due_at, t.due_at, t.closed_at)
            FROM incident_task x JOIN callback_task t USING (callback_id)
            LEFT JOIN callback_attempt a ON a.callback_id = x.callback_id AND a.number = 1
            WHERE x.callback_id = ANY($1) AND x.state = 'RELEASED' AND x.ended_at < $2
            """;

    /** By task; those that were not released are missing. */
    Uni<Map<UUID, Instant>> calledAt(
            SqlClient client, Collection<UUID> callbackIds, Instant until) {
        return client.preparedQuery(CALLED_AT)
                .execute(Tuple.of(callbackIds.toArray(UUID[]::new), Columns.utc(until)))
                .map(
                        rows ->
                                ManyRows.map(
                                        rows,
                                        row -> row.getUUID(0),
                                        row -> Columns.instant(row.getOffsetDateTime(1))));
    }
}
