package io.huifang.survey.insight.guess;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What was learned of root causes, as counts by the month. */
@ApplicationScoped
class Lessons {
    /** Root causes that nobody can prepare for. */
    static final Set<String> NO_LESSON = Set.of("not-found", "other");

    // Rows in one order, because other replicas count the same ones.
    private static final String ADD =
            """
            INSERT INTO guess_count AS g (reason, trait, value, root_cause, month, n)
            SELECT t.reason, k.trait, k.value, c.root_cause,
                date_trunc('month', c.concluded_at AT TIME ZONE 'UTC')::date, count(*)
            FROM (%s) t JOIN conclusion c USING (attempt_id)
            CROSS JOIN LATERAL (VALUES ('', ''), ('cause', t.cause), ('attempt', t.attempt),
                ('earlier-outcome', t.earlier_outcome), ('earlier-cause', t.earlier_cause))
                AS k (trait, value)
            WHERE c.root_cause IS NOT NULL AND c.root_cause <> ALL($2) AND k.value IS NOT NULL
            GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
            ON CONFLICT (reason, trait, value, root_cause, month)
            DO UPDATE SET n = g.n + excluded.n"""
                    .formatted(KnownTraits.TRAITS);

    private static final String ABOUT =
            """
            WITH spread AS (
                SELECT trait, count(DISTINCT value)::int AS values FROM guess_count
                WHERE reason = $1 GROUP BY trait)
            SELECT g.trait, g.root_cause, sum(g.n)::bigint AS named,
                coalesce(sum(g.n) FILTER (WHERE g.value = known.value), 0)::bigint AS hits,
                s.values
            FROM guess_count g JOIN spread s USING (trait)
            LEFT JOIN unnest($2::text[], $3::text[]) AS known (trait, value)
                ON known.trait = g.trait
            WHERE g.reason = $1 AND (g.trait = '' OR known.trait IS NOT NULL)
            GROUP BY g.trait, g.root_cause, s.values""";

    // Of a month that is kept in part all is kept.
    private static final String PURGE =
            """
            DELETE FROM guess_count WHERE ctid = ANY(ARRAY(SELECT ctid FROM guess_count
                WHERE month + interval '1 month' <= $1::timestamptz AT TIME ZONE 'UTC' LIMIT $2
                FOR UPDATE SKIP LOCKED))""";

    /** Counts these attempts, which must not have been counted before. */
    Uni<Void> add(SqlConnection tx, Collection<UUID> attemptIds) {
        if (attemptIds.isEmpty()) return Uni.createFrom().voidItem();
        return tx.preparedQuery(ADD)
                .execute(
                        Tuple.tuple()
                                .addArrayOfUUID(attemptIds.toArray(UUID[]::new))
                                .addArrayOfString(NO_LESSON.toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** All that was learned of such calls. */
    Uni<Learned> about(SqlClient client, Known known) {
        List<Trait> traits = List.copyOf(known.traits().keySet());
        return client.preparedQuery(ABOUT)
                .execute(
                        Tuple.tuple()
                                .addString(known.reason())
                                .addArrayOfString(
                                        traits.stream().map(Trait::code).toArray(String[]::new))
                                .addArrayOfString(
                                        traits.stream()
                                                .map(known.traits()::get)
                                                .toArray(String[]::new)))
                .map(rows -> learned(rows, known));
    }

    private static Learned learned(RowSet<Row> rows, Known known) {
        Map<String, Long> causes = new HashMap<>();
        Map<Trait, Learned.Taught> traits = new EnumMap<>(Trait.class);
        for (Row row : rows) {
            String cause = row.getString("root_cause");
            if (row.getString("trait").isEmpty()) {
                causes.put(cause, row.getLong("named"));
            } else {
                Trait trait = Trait.of(row.getString("trait"));
                Learned.Taught taught =
                        traits.computeIfAbsent(
                                trait,
                                it ->
                                        new Learned.Taught(
                                                known.traits().get(it),
                                                row.getInteger("values"),
                                                new HashMap<>(),
                                                new HashMap<>()));
                taught.named().put(cause, row.getLong("named"));
                if (row.getLong("hits") > 0) taught.hits().put(cause, row.getLong("hits"));
            }
        }
        return new Learned(causes, traits);
    }

    /** Forgets at most so many counts of the months that ended before then; tells how many. */
    Uni<Integer> purge(SqlClient client, Instant end, int most) {
        return client.preparedQuery(PURGE)
                .execute(Tuple.of(end.atOffset(UTC), most))
                .map(RowSet::rowCount);
    }
}
