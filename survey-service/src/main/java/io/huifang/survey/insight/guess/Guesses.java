package io.huifang.survey.insight.guess;

import static java.time.ZoneOffset.UTC;

import io.huifang.survey.insight.asking.Period;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What agents were shown before their calls, and what they named in the end. */
@ApplicationScoped
class Guesses {
    private static final String KEEP =
            """
            INSERT INTO guess (attempt_id, reason, root_cause, probability, lessons, usual, grounds)
            VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING""";

    private static final String OF =
            """
            SELECT root_cause, probability, lessons, usual, grounds
            FROM guess WHERE attempt_id = $1""";

    private static final String NAME =
            """
            UPDATE guess g SET named = c.root_cause, concluded_at = c.concluded_at
            FROM conclusion c
            WHERE g.attempt_id = ANY($1) AND g.named IS NULL AND c.attempt_id = g.attempt_id
              AND c.root_cause IS NOT NULL AND c.root_cause <> ALL($2)""";

    private static final String SUMS =
            """
            count(*) AS n, count(*) FILTER (WHERE named = root_cause) AS hits,
            count(*) FILTER (WHERE named = usual) AS usual""";

    private static final String LATEST =
            """
            SELECT $1::text AS reason, %s FROM (
                SELECT named, root_cause, usual FROM guess
                WHERE named IS NOT NULL AND ($1::text IS NULL OR reason = $1)
                ORDER BY concluded_at DESC LIMIT $2) latest"""
                    .formatted(SUMS);

    private static final String BY_REASON =
            """
            SELECT reason, %s FROM guess
            WHERE named IS NOT NULL AND concluded_at >= $1 AND concluded_at < $2
            GROUP BY reason ORDER BY reason"""
                    .formatted(SUMS);

    private static final String PURGE =
            """
            DELETE FROM guess WHERE attempt_id IN (
                SELECT attempt_id FROM guess WHERE made_at < $1 ORDER BY made_at LIMIT $2)""";

    /** Unless there is one, or the attempt is no longer in an agent's hand. */
    Uni<Void> keep(SqlClient client, UUID attemptId, String reason, Guess guess) {
        return client.preparedQuery(KEEP)
                .execute(
                        Tuple.of(attemptId, reason)
                                .addString(guess.rootCause())
                                .addDouble(guess.probability())
                                .addLong(guess.lessons())
                                .addString(guess.usual())
                                .addValue(json(guess.grounds())))
                .replaceWithVoid();
    }

    /** What was first shown of that attempt. */
    Uni<Optional<Guess>> of(SqlClient client, UUID attemptId) {
        return client.preparedQuery(OF)
                .execute(Tuple.of(attemptId))
                .map(
                        rows -> {
                            RowIterator<Row> found = rows.iterator();
                            return found.hasNext()
                                    ? Optional.of(guess(found.next()))
                                    : Optional.empty();
                        });
    }

    /** Of these attempts, where something was shown. Safe to repeat. */
    Uni<Void> name(SqlConnection tx, Collection<UUID> attemptIds) {
        if (attemptIds.isEmpty()) return Uni.createFrom().voidItem();
        return tx.preparedQuery(NAME)
                .execute(
                        Tuple.tuple()
                                .addArrayOfUUID(attemptIds.toArray(UUID[]::new))
                                .addArrayOfString(Lessons.NO_LESSON.toArray(String[]::new)))
                .replaceWithVoid();
    }

    /**
     * How often the latest were right.
     *
     * @param reason null for all
     */
    Uni<Accuracy> latest(SqlClient client, String reason, int most) {
        return client.preparedQuery(LATEST)
                .execute(Tuple.of(reason, most))
                .map(rows -> accuracy(rows.iterator().next()));
    }

    /** How often those were right that were judged in the period, by reason. */
    Uni<List<Accuracy>> byReason(SqlClient client, Period period) {
        return client.preparedQuery(BY_REASON)
                .execute(Tuple.of(period.from().atOffset(UTC), period.until().atOffset(UTC)))
                .map(
                        rows -> {
                            List<Accuracy> all = new ArrayList<>(rows.size());
                            rows.forEach(row -> all.add(accuracy(row)));
                            return all;
                        });
    }

    private static Accuracy accuracy(Row row) {
        return new Accuracy(
                row.getString("reason"),
                row.getLong("n"),
                row.getLong("hits"),
                row.getLong("usual"));
    }

    private static Guess guess(Row row) {
        List<Ground> grounds = new ArrayList<>();
        row.getJsonArray("grounds").forEach(it -> grounds.add(ground((JsonObject) it)));
        return new Guess(
                row.getString("root_cause"),
                row.getDouble("probability"),
                row.getLong("lessons"),
                row.getString("usual"),
                grounds);
    }

    private static JsonArray json(List<Ground> grounds) {
        JsonArray all = new JsonArray();
        grounds.forEach(
                it ->
                        all.add(
                                new JsonObject()
                                        .put("trait", it.trait() == null ? "" : it.trait().code())
                                        .put("value", it.value())
                                        .put("hits", it.hits())
                                        .put("n", it.n())));
        return all;
    }

    private static Ground ground(JsonObject kept) {
        String trait = kept.getString("trait");
        return new Ground(
                trait.isEmpty() ? null : Trait.of(trait),
                kept.getString("value"),
                kept.getLong("hits"),
                kept.getLong("n"));
    }

    /** Forgets at most so many of those made before then; tells how many. */
    Uni<Integer> purge(SqlClient client, Instant end, int most) {
        return client.preparedQuery(PURGE)
                .execute(Tuple.of(end.atOffset(UTC), most))
                .map(RowSet::rowCount);
    }
}
