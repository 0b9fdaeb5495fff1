package io.huifang.survey.insight.signal;

import static io.huifang.survey.attempt.AttemptRows.instant;

import static java.time.ZoneOffset.UTC;

import io.huifang.survey.insight.rows.Columns;
import io.huifang.survey.insight.signal.Signal.Course;
import io.huifang.survey.insight.signal.Signal.Found;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The unusual rises. Whoever finds one is alone: see {@link #alone}. */
@ApplicationScoped
class Signals {
    private static final String COLUMNS =
            """
            signal_id, since, seen_by, seen_until, ended_at, found_at, told_at, refused_at,
            incident_id, events, expected, chance, weeks, event_type, cause, merchant_category,
            region, rule""";

    private static final String ALONE =
            "SELECT pg_try_advisory_xact_lock(hashtextextended('huifang signals', 0)) AS alone";

    // One that lasts goes on; what was over by then is not found again when late events come.
    private static final String FIND =
            """
            INSERT INTO signal AS s (signal_id, since, seen_by, seen_until, events, expected,
                chance, weeks, event_type, cause, merchant_category, region, rule)
            SELECT $1, $2, $3, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12
            WHERE NOT EXISTS (SELECT FROM signal o
                WHERE o.event_type = $8 AND o.cause = $9 AND o.merchant_category = $10
                  AND o.region = $11 AND o.ended_at IS NOT NULL
                  AND o.since < $3 AND o.ended_at > $2)
            ON CONFLICT (event_type, cause, merchant_category, region) WHERE ended_at IS NULL
            DO UPDATE SET seen_until = greatest(s.seen_until, excluded.seen_until),
                events = CASE WHEN excluded.chance < s.chance
                    THEN excluded.events ELSE s.events END,
                expected = CASE WHEN excluded.chance < s.chance
                    THEN excluded.expected ELSE s.expected END,
                weeks = CASE WHEN excluded.chance < s.chance THEN excluded.weeks ELSE s.weeks END,
                chance = least(excluded.chance, s.chance)
            RETURNING signal_id = $1 AS is_new""";

    // By the first of the hours that came long enough after it was seen last.
    private static final String END =
            """
            UPDATE signal s SET ended_at = (
                SELECT min(h.by) FROM unnest($1::timestamptz[], $2::timestamptz[]) AS h (by, unseen)
                WHERE s.seen_until <= h.unseen)
            WHERE ended_at IS NULL AND event_type = $3 AND seen_until <= $4""";

    private static final String SHOW =
            "SELECT %s FROM signal WHERE since < $2 AND seen_until > $1".formatted(COLUMNS)
                    + " ORDER BY since DESC, signal_id LIMIT $3";

    // An incident begins within a day, or there is nothing to be done about it. What fails goes
    // behind what was not tried.
    private static final String TRY =
            """
            UPDATE signal SET tried_at = clock_timestamp() WHERE signal_id IN (
                SELECT signal_id FROM signal
                WHERE rule IS NOT NULL AND told_at IS NULL AND refused_at IS NULL
                  AND since > clock_timestamp() - interval '23 hours'
                ORDER BY coalesce(tried_at, found_at) LIMIT $1 FOR UPDATE SKIP LOCKED)
            RETURNING %s"""
                    .formatted(COLUMNS);

    private static final String TOLD =
            """
            UPDATE signal SET told_at = clock_timestamp(), incident_id = $2
            WHERE signal_id = $1 AND told_at IS NULL AND refused_at IS NULL""";

    private static final String REFUSED =
            """
            UPDATE signal SET refused_at = clock_timestamp()
            WHERE signal_id = $1 AND told_at IS NULL AND refused_at IS NULL""";

    /** Of all replicas only one finds at a time, until its transaction is over. */
    Uni<Boolean> alone(SqlConnection tx) {
        return tx.preparedQuery(ALONE)
                .execute()
                .map(rows -> rows.iterator().next().getBoolean("alone"));
    }

    /** Notes a rise in an hour; true when nothing was known of it. */
    Uni<Boolean> find(SqlConnection tx, UUID id, Rise rise, double chance, Hour hour, String rule) {
        Traits traits = rise.traits();
        Tuple values =
                Tuple.tuple()
                        .addUUID(id)
                        .addOffsetDateTime(hour.begin().atOffset(UTC))
                        .addOffsetDateTime(hour.end().atOffset(UTC))
                        .addLong(rise.events())
                        .addDouble(rise.expected())
                        .addDouble(chance)
                        .addInteger(rise.weeks())
                        .addString(traits.eventType())
                        .addString(traits.cause())
                        .addString(traits.merchantCategory())
                        .addString(traits.region())
                        .addString(rule);
        return tx.preparedQuery(FIND)
                .execute(values)
                .map(rows -> rows.size() > 0 && rows.iterator().next().getBoolean("is_new"));
    }

    /**
     * Ends those of a type that were not seen for that long.
     *
     * @param by ends of hours that were looked at, UTC, in order; at least one
     */
    Uni<Void> end(SqlConnection tx, String eventType, List<Instant> by, Duration rest) {
        Tuple values = Columns.of(by).instant(it -> it).instant(it -> it.minus(rest)).tuple();
        values.addString(eventType)
                .addOffsetDateTime(by.get(by.size() - 1).minus(rest).atOffset(UTC));
        return tx.preparedQuery(END).execute(values).replaceWithVoid();
    }

    /** Those of a period, the latest first. */
    Uni<List<Signal>> show(SqlClient client, Instant from, Instant until, int most) {
        return client.preparedQuery(SHOW)
                .execute(Tuple.of(from.atOffset(UTC), until.atOffset(UTC), most))
                .map(Signals::all);
    }

    /** Those of which the scheduler must hear yet, the one first that was not tried for longest. */
    Uni<List<Signal>> waiting(SqlClient client, int most) {
        return client.preparedQuery(TRY).execute(Tuple.of(most)).map(Signals::all);
    }

    /** The scheduler has an incident open for it. */
    Uni<Void> told(SqlClient client, UUID id, UUID incidentId) {
        return client.preparedQuery(TOLD).execute(Tuple.of(id, incidentId)).replaceWithVoid();
    }

    /** The scheduler will never accept it. */
    Uni<Void> refused(SqlClient client, UUID id) {
        return client.preparedQuery(REFUSED).execute(Tuple.of(id)).replaceWithVoid();
    }

    private static List<Signal> all(RowSet<Row> rows) {
        List<Signal> all = new ArrayList<>();
        rows.forEach(row -> all.add(signal(row)));
        return all;
    }

    private static Signal signal(Row row) {
        int weeks = row.getInteger("weeks");
        Traits traits =
                new Traits(
                        row.getString("event_type"),
                        row.getString("cause"),
                        row.getString("merchant_category"),
                        row.getString("region"));
        return new Signal(
                row.getUUID("signal_id"),
                new Rise(
                        traits,
                        row.getLong("events"),
                        Math.round(row.getDouble("expected") * weeks),
                        weeks),
                row.getDouble("chance"),
                new Course(
                        instant(row, "since"),
                        instant(row, "seen_by"),
                        instant(row, "seen_until"),
                        instant(row, "ended_at")),
                new Found(
                        instant(row, "found_at"),
                        row.getString("rule"),
                        instant(row, "told_at"),
                        instant(row, "refused_at"),
                        row.getUUID("incident_id")));
    }
}
