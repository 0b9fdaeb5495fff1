package io.huifang.survey.floor;

import static io.huifang.survey.attempt.AttemptRows.instant;

import io.huifang.survey.attempt.QueueName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Offers that can be called for a little while only. */
@ApplicationScoped
class ClosingWindows {
    // By the index of windows; what it costs is bounded however many close at once.
    private static final String BY_REASON =
            """
            SELECT q.reason, count(*)::int AS closing
            FROM (SELECT queue_id FROM attempt
                  WHERE state = 'OFFERED' AND callable_until > statement_timestamp()
                    AND callable_until <= statement_timestamp() + make_interval(secs => $1)
                  ORDER BY callable_until LIMIT $2) soon
            JOIN queue q USING (queue_id) GROUP BY q.reason ORDER BY closing DESC, q.reason""";

    private static final String SOONEST =
            """
            SELECT a.attempt_id, a.due_at, a.callable_until,
                q.reason, q.skill, q.language, q.owner
            FROM attempt a JOIN queue q USING (queue_id)
            WHERE a.state = 'OFFERED' AND a.callable_until > statement_timestamp()
              AND a.callable_until <= statement_timestamp() + make_interval(secs => $1)
            ORDER BY a.callable_until, a.attempt_id LIMIT $2""";

    /** How many windows close within that time, by reason, most first; at most so many counted. */
    Uni<Map<String, Integer>> within(SqlConnection tx, Duration time, int most) {
        return tx.preparedQuery(BY_REASON)
                .execute(Tuple.of((double) time.toSeconds(), most))
                .map(
                        rows -> {
                            Map<String, Integer> closing = new LinkedHashMap<>();
                            for (Row row : rows) {
                                closing.put(row.getString("reason"), row.getInteger("closing"));
                            }
                            return closing;
                        });
    }

    /** Those that close within that time, soonest first. */
    Uni<List<ClosingOffer>> soonest(SqlConnection tx, Duration time, int most) {
        return tx.preparedQuery(SOONEST)
                .execute(Tuple.of((double) time.toSeconds(), most))
                .map(
                        rows -> {
                            List<ClosingOffer> offers = new ArrayList<>();
                            rows.forEach(row -> offers.add(offer(row)));
                            return offers;
                        });
    }

    private static ClosingOffer offer(Row row) {
        return new ClosingOffer(
                row.getUUID("attempt_id"),
                new QueueName(
                        row.getString("reason"),
                        row.getString("skill"),
                        row.getString("language"),
                        row.getString("owner")),
                instant(row, "due_at"),
                instant(row, "callable_until"));
    }
}
