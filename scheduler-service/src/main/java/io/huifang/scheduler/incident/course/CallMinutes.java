package io.huifang.scheduler.incident.course;

import io.huifang.scheduler.rows.Columns;
import io.huifang.scheduler.rows.ManyRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** How many callbacks ended incidents have made due in each minute, all of them together. */
@ApplicationScoped
class CallMinutes {
    // Two plans at once would fill the same minute. Whoever waits here holds customers whom the
    // other one, who has chosen his, does not need.
    private static final String LOCK = "LOCK TABLE incident_minute IN SHARE ROW EXCLUSIVE MODE";

    private static final String TAKEN =
            "SELECT minute, calls FROM incident_minute WHERE minute >= $1";

    private static final String ADD =
            """
            INSERT INTO incident_minute AS m (minute, calls)
            SELECT * FROM unnest($1::timestamptz[], $2::int[])
            ON CONFLICT (minute) DO UPDATE SET calls = m.calls + excluded.calls
            """;

    private static final String PURGE =
            "DELETE FROM incident_minute WHERE minute < now() - interval '1 day'";

    /** What is taken from now on, nobody else changing it before this transaction ends. */
    Uni<Map<Instant, Integer>> lock(SqlConnection tx, Instant now) {
        return tx.query(LOCK)
                .execute()
                .chain(
                        () ->
                                tx.preparedQuery(TAKEN)
                                        .execute(
                                                Tuple.of(
                                                        Columns.utc(
                                                                now.truncatedTo(
                                                                        ChronoUnit.MINUTES)))))
                .map(
                        rows ->
                                ManyRows.map(
                                        rows,
                                        row -> Columns.instant(row.getOffsetDateTime(0)),
                                        row -> row.getInteger(1)));
    }

    /** Takes so many more. */
    Uni<Void> add(SqlConnection tx, Map<Instant, Integer> placed) {
        return ManyRows.write(tx, ADD, List.copyOf(placed.entrySet()), CallMinutes::placed);
    }

    private static Tuple placed(List<Map.Entry<Instant, Integer>> calls) {
        return Columns.of(calls).instant(Map.Entry::getKey).integer(Map.Entry::getValue).tuple();
    }

    /** Removes minutes that have passed. */
    Uni<Void> purge(SqlClient client) {
        return client.query(PURGE).execute().replaceWithVoid();
    }
}
