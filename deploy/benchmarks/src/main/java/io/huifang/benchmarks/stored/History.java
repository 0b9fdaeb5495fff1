package io.huifang.benchmarks.stored;

import io.huifang.backing.Database;
import io.huifang.benchmarks.data.Sql;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The past: what the scheduler wrote about the first events, copied under other ids, each copy a
 * little later than the one before. Customers' and events' keys come in no order, tasks' in that of
 * time, as the scheduler's own.
 */
final class History {
    /** From here on it pays to build the indexes anew. */
    private static final long MANY = 300_000;

    // k from %1$d to %2$d: the copies. What stands in the past stays there, and is never due.
    private static final String SHIFT = "(k - 20000) * interval '100 seconds'";

    private static final String KEY = "md5(k || '-' || %s)::uuid";
    private static final String TASK =
            """
            CASE WHEN %1$s IS NULL THEN NULL ELSE
                overlay(overlay(md5(k || '-' || %1$s) PLACING
                    lpad(to_hex((extract(epoch FROM %2$s + SHIFT) * 1000)::bigint), 12, '0') || '7'
                    FROM 1) PLACING '8' FROM 17)::uuid END
            """;

    private static final List<String> COPIES =
            List.of(
                    """
                    INSERT INTO customer (customer_id, zones, region, zones_at, region_at, statements)
                    SELECT md5(k || '-' || customer_id)::uuid::text, zones, region, zones_at + SHIFT,
                        region_at + SHIFT, statements
                    FROM generate_series(%1$d, %2$d) k, first_customer
                    """,
                    """
                    INSERT INTO decision (event_key, content_hash, callback_id, decided_at, event_time,
                        policy_version, kind, customer_id, source, id, type, reason, rule, explanation,
                        inputs, facts, traceparent, expiry_time, place)
                    SELECT KEY(event_key), content_hash, TASK(callback_id, event_time),
                        decided_at + SHIFT, event_time + SHIFT, policy_version, kind,
                        md5(k || '-' || customer_id)::uuid::text, source, k || '-' || id, type,
                        reason, rule, explanation, inputs, facts, traceparent, expiry_time, place
                    FROM generate_series(%1$d, %2$d) k, first_decision
                    """,
                    """
                    INSERT INTO callback_task (callback_id, event_key, created_at, due_at, fresh_until,
                        event_time, earliest_event_time, latest_event_time, policy_version, priority,
                        attempts, counted, follow_up, status, customer_id, reason, cause, subject_ref,
                        traceparent)
                    SELECT TASK(callback_id, event_time), KEY(event_key), created_at + SHIFT, due_at,
                        fresh_until, event_time + SHIFT, earliest_event_time + SHIFT,
                        latest_event_time + SHIFT, policy_version, priority, attempts, counted,
                        follow_up, status, md5(k || '-' || customer_id)::uuid::text, reason, cause,
                        subject_ref, traceparent
                    FROM generate_series(%1$d, %2$d) k, first_task
                    """);

    private final Database database;
    private final PrintStream progress;
    private long firsts;
    private long copies;

    /**
     * @param database the scheduler's, entered by a superuser
     */
    History(Database database, PrintStream progress) {
        this.database = database;
        this.progress = progress;
    }

    /** Forgets everything that was decided, and keeps the cleaner away from what is. */
    void clear() throws SQLException {
        try (Connection connection = database.connect()) {
            Sql.execute(
                    connection,
                    "TRUNCATE customer, decision, callback_task CASCADE",
                    "ALTER TABLE customer SET (autovacuum_enabled = off)",
                    "ALTER TABLE decision SET (autovacuum_enabled = off)",
                    "ALTER TABLE callback_task SET (autovacuum_enabled = off)");
        }
    }

    /**
     * Copies until about so many events are stored. Leaves nothing to be written back, so that each
     * depth begins alike.
     */
    void fillTo(long events) throws Exception {
        try (Connection connection = database.connect()) {
            if (firsts == 0) keepFirsts(connection);
            long stored = Sql.number(connection, "SELECT count(*) FROM decision");
            long missing = Math.max(0, events - stored) / firsts;
            progress.printf(Locale.ROOT, "  filling to %,d%n", events);
            if (missing * firsts >= MANY) {
                insertWithoutIndexes(connection, missing);
            } else if (missing > 0) {
                insert(connection, missing);
            }
            Sql.execute(
                    connection,
                    "ANALYZE customer, decision, callback_task",
                    "VACUUM outbox, stored_offset",
                    "CHECKPOINT");
        }
    }

    private void keepFirsts(Connection connection) throws SQLException {
        Sql.execute(
                connection,
                "CREATE TABLE first_customer AS SELECT * FROM customer",
                "CREATE TABLE first_decision AS SELECT * FROM decision",
                "CREATE TABLE first_task AS SELECT * FROM callback_task");
        firsts = Sql.number(connection, "SELECT count(*) FROM first_decision");
    }

    private void insertWithoutIndexes(Connection connection, long more) throws Exception {
        Indexes indexes = Indexes.dropped(connection);
        insertAtOnce(more);
        indexes.build(connection);
    }

    private void insert(Connection connection, long more) throws SQLException {
        for (String copy : COPIES) {
            Sql.execute(connection, spelled(copy).formatted(copies + 1, copies + more));
        }
        copies += more;
    }

    // nothing ties them while there are no foreign keys
    private void insertAtOnce(long more) throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(COPIES.size());
        try {
            List<Future<?>> inserts = new ArrayList<>();
            for (String copy : COPIES) {
                String insert = spelled(copy).formatted(copies + 1, copies + more);
                inserts.add(writers.submit(() -> execute(insert)));
            }
            for (Future<?> insert : inserts) {
                insert.get();
            }
        } finally {
            writers.shutdownNow();
        }
        copies += more;
    }

    private Void execute(String insert) throws SQLException {
        try (Connection connection = database.connect()) {
            Sql.execute(connection, insert);
        }
        return null;
    }

    private static String spelled(String copy) {
        return copy.replace("KEY(event_key)", KEY.formatted("event_key"))
                .replace(
                        "TASK(callback_id, event_time)",
                        TASK.formatted("callback_id", "event_time"))
                .replace("SHIFT", SHIFT);
    }
}
