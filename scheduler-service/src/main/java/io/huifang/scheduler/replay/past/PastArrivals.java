package io.huifang.scheduler.replay.past;

import io.huifang.scheduler.policy.IncidentRule;
import io.huifang.scheduler.replay.virtual.FoundIncidents.Arrival;
import io.huifang.scheduler.rows.Columns;
import io.huifang.scheduler.rows.ManyRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Events that may be one incident, as they were decided. Reads only. */
@ApplicationScoped
class PastArrivals {
    // Events that wanted a call then, as the books tell.
    private static final String ARRIVED =
            """
            SELECT (SELECT coalesce(array_agg(d.facts ->> k.fact ORDER BY k.n), '{}')
                    FROM unnest($3::text[]) WITH ORDINALITY AS k(fact, n)) AS facts,
                date_trunc('minute', d.event_time), d.decided_at, count(*)::int,
                (count(*) FILTER (WHERE d.kind <> 'MERGED'))::int
            FROM decision d
            WHERE d.decided_at >= $1 AND d.decided_at < $2 AND d.type = ANY($4)
                AND d.kind IN ('SCHEDULED', 'DEFERRED', 'MERGED')
            GROUP BY 1, 2, 3 ORDER BY 3, 2, 1
            """;

    /**
     * Those of a rule, in the order of their decisions.
     *
     * @param types those of the rule's that are no earlier rule's
     * @param from first instant of a decision, UTC
     * @param to exclusive, UTC
     */
    Uni<List<Arrival>> of(
            SqlClient client, IncidentRule rule, String[] types, Instant from, Instant to) {
        return client.preparedQuery(ARRIVED)
                .execute(
                        Tuple.of(
                                Columns.utc(from),
                                Columns.utc(to),
                                rule.by().toArray(String[]::new),
                                types))
                .map(rows -> ManyRows.list(rows, row -> arrival(row, rule)));
    }

    private static Arrival arrival(Row row, IncidentRule rule) {
        String[] values = row.getArrayOfStrings(0);
        return new Arrival(
                rule,
                name -> Optional.ofNullable(values[rule.by().indexOf(name)]),
                Columns.instant(row.getOffsetDateTime(2)),
                Columns.instant(row.getOffsetDateTime(1)),
                row.getInteger(3),
                row.getInteger(4));
    }
}
