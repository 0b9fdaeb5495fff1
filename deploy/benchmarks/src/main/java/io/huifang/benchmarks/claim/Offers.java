package io.huifang.benchmarks.claim;

import io.huifang.backing.Database;
import io.huifang.benchmarks.data.Sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Puts attempts into survey's tables, briefs included, as if the scheduler had dispatched them: one
 * queue, four priorities, keys and due times ascending.
 */
final class Offers {
    /** From here on it pays to build the indexes anew. */
    private static final long MANY = 300_000;

    private static final String ATTEMPTS =
            """
            INSERT INTO attempt (attempt_id, due_at, callable_from, callable_until, offered_at, queue_id,
                priority, state, customer_key)
            SELECT ('0199' || lpad(to_hex(n), 8, '0') || '70008000' || lpad(to_hex(n), 12, '0'))::uuid,
                timestamptz '%3$s' + n * interval '1 microsecond', %4$s,
                (SELECT queue_id FROM queue WHERE reason = 'refund-delayed'), %5$s,
                hashtextextended('bench-' || n, 0)
            FROM generate_series(%1$d, %2$d) n""";
    private static final String BRIEFS =
            """
            INSERT INTO attempt_brief (attempt_id, callback_id, event_time, dispatched_at, number,
                policy_version, customer_id, subject_ref, purpose, script, questionnaire, trace_parent, context)
            SELECT ('0199' || lpad(to_hex(n), 8, '0') || '70008000' || lpad(to_hex(n), 12, '0'))::uuid,
                ('0198' || lpad(to_hex(n), 8, '0') || '70008000' || lpad(to_hex(n), 12, '0'))::uuid,
                now(), now(), 1, 1, 'bench-' || n, 'refund-' || n, 'SERVICE', 'refund-delayed', 'default',
                '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00',
                ('{"refundId":"refund-' || n || '","paymentId":"payment-' || n
                    || '","amount":"100.50","currency":"CNY","eventType":"io.huifang.refund.delayed.v1",'
                    || '"source":"/demo-wallet","id":"bench-' || n || '"}')::json
            FROM generate_series(%1$d, %2$d) n""";
    private static final String OFFERED_TIMES = "now(), now() + interval '12 hours', now()";
    private static final String FUTURE_TIMES =
            "now() + interval '12 hours', now() + interval '13 hours', NULL";

    /** Foreign keys hold by construction, so their triggers would only cost time. */
    private static final String UNCHECKED = "SET session_replication_role = replica";

    private static final String INDEXES =
            """
            SELECT indexname, indexdef FROM pg_indexes
            WHERE tablename IN ('attempt', 'attempt_brief') AND indexname NOT LIKE '%_pkey'
            """;

    private final Database database;
    private final Instant firstDue = Instant.now().truncatedTo(ChronoUnit.DAYS);
    private long inserted;

    /** Of the inserted ones, those that were never offered or are no longer there. */
    private long notOffered;

    /**
     * @param database survey's, entered by a superuser
     */
    Offers(Database database) throws SQLException {
        this.database = database;
        try (Connection connection = database.connect()) {
            Sql.execute(connection, "INSERT INTO queue (reason) VALUES ('refund-delayed')");
        }
    }

    /** Adds offers until so many are open, and leaves the tables vacuumed. */
    void fillTo(long open) throws SQLException {
        try (Connection connection = database.connect()) {
            long taken =
                    Sql.number(connection, "SELECT count(*) FROM attempt WHERE state = 'CLAIMED'");
            long missing = open + taken - (inserted - notOffered);
            if (missing > 0) {
                insert(connection, missing, OFFERED_TIMES, "60 + 10 * (n % 4), 'OFFERED'");
            }
            settle(connection);
        }
    }

    /** Adds attempts that are not callable for hours, of a higher priority than all offers. */
    void addFuture(long count) throws SQLException {
        try (Connection connection = database.connect()) {
            insert(connection, count, FUTURE_TIMES, "100, 'UPCOMING'");
            notOffered += count;
            settle(connection);
        }
    }

    /** Removes all attempts, whatever became of them. */
    void clear() throws SQLException {
        try (Connection connection = database.connect()) {
            Sql.execute(connection, UNCHECKED, "TRUNCATE attempt CASCADE");
        }
        notOffered = inserted;
    }

    private void insert(Connection connection, long count, String times, String rest)
            throws SQLException {
        List<String> drop = new ArrayList<>();
        List<String> rebuild = new ArrayList<>();
        if (count >= MANY) {
            takeIndexes(connection, drop, rebuild);
        }
        Sql.execute(connection, drop.toArray(String[]::new));
        long half = inserted + count / 2;
        long last = inserted + count;
        // checking the rows costs most, and a connection checks them on one processor
        CompletableFuture<Void> second =
                CompletableFuture.runAsync(() -> insert(half + 1, last, times, rest));
        insert(inserted + 1, half, times, rest);
        second.join();
        Sql.execute(connection, rebuild.toArray(String[]::new));
        inserted = last;
    }

    private void insert(long first, long last, String times, String rest) {
        try (Connection connection = database.connect()) {
            Sql.execute(
                    connection,
                    UNCHECKED,
                    ATTEMPTS.formatted(first, last, firstDue, times, rest),
                    BRIEFS.formatted(first, last));
        } catch (SQLException failure) {
            throw new IllegalStateException("Offers cannot be stored", failure);
        }
    }

    private static void takeIndexes(Connection connection, List<String> drop, List<String> rebuild)
            throws SQLException {
        rebuild.add("SET maintenance_work_mem = '512MB'");
        try (Statement statement = connection.createStatement();
                ResultSet index = statement.executeQuery(INDEXES)) {
            while (index.next()) {
                drop.add("DROP INDEX " + index.getString(1));
                rebuild.add(index.getString(2));
            }
        }
    }

    private static void settle(Connection connection) throws SQLException {
        Sql.execute(connection, "VACUUM (ANALYZE) attempt, attempt_brief", "CHECKPOINT");
    }
}
