package io.huifang.scheduler.incident;

import io.huifang.scheduler.policy.IncidentKey;
import io.huifang.scheduler.policy.IncidentRule;
import io.huifang.scheduler.policy.IncidentRule.Counts;
import io.huifang.scheduler.policy.IncidentRule.Threshold;
import io.huifang.scheduler.rows.Columns;
import io.huifang.scheduler.rows.ManyRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** How many events of each key happened in which minute. */
@ApplicationScoped
public class IncidentCounts {
    private static final int KEPT_HOURS = 48;

    // In the order of the key, so that two transactions that share rows wait for one another only.
    private static final String ADD =
            """
            INSERT INTO incident_count AS c (rule, key_values, minute, arrived, slot, events,
                customers)
            SELECT rule, key_values, minute, $6::timestamptz, pg_backend_pid() % 16, events, customers
            FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::int[], $5::int[])
                AS n(rule, key_values, minute, events, customers)
            ORDER BY rule COLLATE "C", key_values COLLATE "C", minute
            ON CONFLICT (rule, key_values, minute, arrived, slot) DO UPDATE
            SET events = c.events + excluded.events, customers = c.customers + excluded.customers
            """;

    // Every window with one of the minutes that were just added, in one pass: late events among new
    // ones make the stretch long. What happened up to the end of the last incident of the key is
    // that one's.
    private static final String REACHED =
            """
            SELECT k.n::int, reached.since, reached.events
            FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::timestamptz[], $5::int[],
                    $6::boolean[], $7::int[]) WITH ORDINALITY
                AS k(rule, key_values, first, last, seconds, customers, least, n)
            CROSS JOIN LATERAL (
                WITH counted AS (
                    SELECT minute, sum(CASE WHEN k.customers THEN c.customers ELSE c.events END) AS n
                    FROM incident_count c
                    WHERE rule = k.rule AND key_values = k.key_values
                        AND minute > k.first - make_interval(secs => k.seconds)
                        AND minute < k.last + make_interval(secs => k.seconds)
                        AND minute > coalesce((SELECT max(closed_at) FROM incident
                            WHERE rule = k.rule AND key_values = k.key_values), '-infinity')
                    GROUP BY minute),
                summed AS (
                    SELECT minute, min(minute) OVER past AS since, sum(n) OVER past AS n
                    FROM counted
                    WINDOW past AS (ORDER BY minute RANGE BETWEEN
                        make_interval(secs => k.seconds - 1) PRECEDING AND CURRENT ROW))
                SELECT since, n::int AS events FROM summed
                WHERE minute >= k.first AND n >= k.least
                ORDER BY minute LIMIT 1) AS reached
            """;

    private static final String LATELY =
            """
            SELECT coalesce(sum(events), 0)::int FROM incident_count
            WHERE rule = $1 AND key_values = $2 AND greatest(minute, arrived) > $3
            """;

    private static final String PURGE =
            """
            DELETE FROM incident_count WHERE ctid = ANY(ARRAY(
                SELECT ctid FROM incident_count
                WHERE arrived < now() - make_interval(hours => $1)
                LIMIT 5000 FOR UPDATE SKIP LOCKED))
            """;

    /**
     * Enough events for an incident.
     *
     * @param key what they have in common
     * @param threshold what they reached
     * @param since the first minute of those, UTC
     * @param events how many of what the threshold counts
     */
    record Reached(IncidentKey key, Threshold threshold, Instant since, int events) {}

    /**
     * A key this transaction added to.
     *
     * @param first earliest minute it added to, UTC
     * @param last latest one, UTC
     */
    record Touched(IncidentKey key, Threshold threshold, Instant first, Instant last) {}

    /** Adds what a transaction counted. */
    Uni<Void> add(SqlConnection tx, List<Tally> tallies, Instant now) {
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        return ManyRows.write(
                tx, ADD, tallies, rows -> counted(rows).addValue(Columns.utc(minute)));
    }

    private static Tuple counted(List<Tally> tallies) {
        return Columns.of(tallies)
                .text(tally -> tally.key().rule())
                .text(tally -> KeyText.write(tally.key()))
                .instant(Tally::minute)
                .integer(Tally::events)
                .integer(Tally::customers)
                .tuple();
    }

    /** Those that are enough now, counting what other transactions have committed. */
    Uni<List<Reached>> reached(SqlConnection tx, List<Touched> touched) {
        Tuple columns =
                Columns.of(touched)
                        .text(it -> it.key().rule())
                        .text(it -> KeyText.write(it.key()))
                        .instant(Touched::first)
                        .instant(Touched::last)
                        .integer(it -> Math.toIntExact(it.threshold().within().toSeconds()))
                        .bool(it -> it.threshold().counts() == Counts.CUSTOMERS)
                        .integer(it -> it.threshold().least())
                        .tuple();
        return tx.preparedQuery(REACHED)
                .execute(columns)
                .map(rows -> ManyRows.list(rows, row -> reached(row, touched)));
    }

    private static Reached reached(Row row, List<Touched> touched) {
        Touched of = touched.get(row.getInteger(0) - 1);
        Instant since = Columns.instant(row.getOffsetDateTime(1));
        return new Reached(of.key(), of.threshold(), since, row.getInteger(2));
    }

    /** Whether fewer events than the rule's share happened, or came, since then. */
    public Uni<Boolean> isQuiet(
            SqlClient client, IncidentKey key, IncidentRule.Quiet quiet, Instant now) {
        return client.preparedQuery(LATELY)
                .execute(
                        Tuple.of(
                                key.rule(),
                                KeyText.write(key),
                                Columns.utc(now.minus(quiet.lasting()))))
                .map(rows -> rows.iterator().next().getInteger(0) < quiet.below());
    }

    /** Removes what is older than any window. */
    public Uni<Void> purge(SqlClient client) {
        return client.preparedQuery(PURGE).execute(Tuple.of(KEPT_HOURS)).replaceWithVoid();
    }
}
