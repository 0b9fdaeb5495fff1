package io.huifang.survey.insight.suggestion;

import static java.time.ZoneOffset.UTC;

import io.huifang.contract.analytics.AttemptFact;
import io.huifang.survey.insight.asking.Period;
import io.huifang.survey.insight.rows.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How attempts ended in which a number was called. */
@ApplicationScoped
public class TriedAttempts {
    // In one order, because a correction of another replica may be about the same attempts.
    private static final String ADD =
            """
            INSERT INTO tried_attempt AS t (attempt_id, callback_id, called_at, concluded_at,
                number, revision, right_party, reason, disposition)
            SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::timestamptz[],
                $5::int[], $6::int[], $7::boolean[], $8::text[], $9::text[])
            ON CONFLICT (attempt_id) DO UPDATE
            SET right_party = excluded.right_party, disposition = excluded.disposition,
                revision = excluded.revision
            WHERE t.revision < excluded.revision""";

    private static final String AFTER =
            """
            SELECT a.disposition AS subject,
                CASE WHEN b.called_at - a.called_at <= interval '30 minutes' THEN 'PT30M'
                    WHEN b.called_at - a.called_at <= interval '2 hours' THEN 'PT2H'
                    WHEN b.called_at - a.called_at <= interval '6 hours' THEN 'PT6H'
                    WHEN b.called_at - a.called_at <= interval '1 day' THEN 'P1D'
                    ELSE 'LONGER' END AS delay,
                extract(hour FROM b.called_at AT TIME ZONE $3)::int AS hour,
                count(*) AS n, count(*) FILTER (WHERE b.right_party) AS hits
            FROM tried_attempt b
            JOIN tried_attempt a ON a.callback_id = b.callback_id AND a.number = b.number - 1
            WHERE b.called_at >= $1 AND b.called_at < $2
            GROUP BY 1, 2, 3""";

    // First attempts alone: when somebody is tried again depends on how he was missed before.
    private static final String BY_HOUR =
            """
            SELECT reason AS subject, '' AS delay,
                extract(hour FROM called_at AT TIME ZONE $3)::int AS hour,
                count(*) AS n, count(*) FILTER (WHERE right_party) AS hits
            FROM tried_attempt WHERE number = 1 AND called_at >= $1 AND called_at < $2
            GROUP BY 1, 2, 3""";

    private static final String PURGE =
            """
            DELETE FROM tried_attempt WHERE attempt_id IN (
                SELECT attempt_id FROM tried_attempt WHERE called_at < $1
                ORDER BY called_at LIMIT $2)""";

    /**
     * @param attempts those in which no number was called were not tried
     */
    public Uni<Void> add(SqlConnection tx, List<AttemptFact> attempts) {
        List<AttemptFact> tried = latest(attempts);
        if (tried.isEmpty()) return Uni.createFrom().voidItem();
        return tx.preparedQuery(ADD)
                .execute(
                        Columns.of(tried)
                                .uuid(AttemptFact::attemptId)
                                .uuid(AttemptFact::callbackId)
                                .instant(TriedAttempts::calledAt)
                                .instant(AttemptFact::occurredAt)
                                .integer(AttemptFact::number)
                                .integer(AttemptFact::revision)
                                .flag(AttemptFact::rightParty)
                                .text(AttemptFact::reason)
                                .text(AttemptFact::disposition)
                                .tuple())
                .replaceWithVoid();
    }

    /** Facts of earlier releases tell only whether the number was shown. */
    private static boolean isTried(AttemptFact attempt) {
        return attempt.dialled() == null ? attempt.revealedAt() != null : attempt.dialled();
    }

    private static Instant calledAt(AttemptFact attempt) {
        return attempt.revealedAt() == null ? attempt.occurredAt() : attempt.revealedAt();
    }

    /** One statement cannot change a row twice. */
    private static List<AttemptFact> latest(List<AttemptFact> attempts) {
        Map<UUID, AttemptFact> latest = new LinkedHashMap<>();
        attempts.stream()
                .filter(TriedAttempts::isTried)
                .forEach(
                        it ->
                                latest.merge(
                                        it.attemptId(),
                                        it,
                                        (one, other) ->
                                                one.revision() < other.revision() ? other : one));
        return latest.values().stream()
                .sorted((one, other) -> one.attemptId().compareTo(other.attemptId()))
                .toList();
    }

    /** Next attempts by what the one before came to, how long after it, and at which hour. */
    Uni<List<Tried>> after(SqlClient client, Period period, ZoneId zone) {
        return tried(client, AFTER, period, zone);
    }

    /** First attempts by reason and hour. */
    Uni<List<Tried>> byHour(SqlClient client, Period period, ZoneId zone) {
        return tried(client, BY_HOUR, period, zone);
    }

    private static Uni<List<Tried>> tried(
            SqlClient client, String sql, Period period, ZoneId zone) {
        return client.preparedQuery(sql)
                .execute(
                        Tuple.of(
                                period.from().atOffset(UTC),
                                period.until().atOffset(UTC),
                                zone.getId()))
                .map(
                        rows -> {
                            List<Tried> tried = new ArrayList<>();
                            rows.forEach(row -> tried.add(tried(row)));
                            return tried;
                        });
    }

    private static Tried tried(Row row) {
        return new Tried(
                row.getString("subject"),
                row.getString("delay"),
                row.getInteger("hour"),
                row.getLong("hits"),
                row.getLong("n"));
    }

    /** Forgets at most so many of those before then; tells how many. */
    public Uni<Integer> purge(SqlClient client, Instant end, int most) {
        return client.preparedQuery(PURGE)
                .execute(Tuple.of(end.atOffset(UTC), most))
                .map(RowSet::rowCount);
    }
}
