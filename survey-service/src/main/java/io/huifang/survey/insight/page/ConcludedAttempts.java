package io.huifang.survey.insight.page;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Attempts by when they were concluded. */
@ApplicationScoped
class ConcludedAttempts {
    private static final String LATEST =
            """
            SELECT c.attempt_id, c.concluded_at, c.reason, c.agent, coalesce(
                (SELECT a.disposition FROM attempt_correction a
                 WHERE a.attempt_id = c.attempt_id ORDER BY a.revision DESC LIMIT 1),
                c.disposition) AS disposition
            FROM conclusion c
            WHERE c.concluded_at >= $1 AND c.concluded_at < $2
              AND ($3::text IS NULL OR c.reason = $3)
            ORDER BY c.concluded_at DESC, c.attempt_id LIMIT $4""";

    /**
     * One attempt.
     *
     * @param concludedAt UTC
     * @param disposition how it ended, as it was corrected
     * @param agent the account
     */
    record ConcludedAttempt(
            UUID attemptId, Instant concludedAt, String reason, String disposition, String agent) {}

    /** The latest first. */
    Uni<List<ConcludedAttempt>> latest(SqlClient client, DashboardQuery query, int most) {
        return client.preparedQuery(LATEST)
                .execute(
                        Tuple.of(
                                query.from().atOffset(ZoneOffset.UTC),
                                query.until().atOffset(ZoneOffset.UTC),
                                query.reason(),
                                most))
                .map(
                        rows -> {
                            List<ConcludedAttempt> all = new ArrayList<>(rows.size());
                            rows.forEach(row -> all.add(read(row)));
                            return all;
                        });
    }

    private static ConcludedAttempt read(Row row) {
        return new ConcludedAttempt(
                row.getUUID("attempt_id"),
                row.getOffsetDateTime("concluded_at").toInstant(),
                row.getString("reason"),
                row.getString("disposition"),
                row.getString("agent"));
    }
}
