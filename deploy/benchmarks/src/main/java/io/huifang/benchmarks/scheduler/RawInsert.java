package io.huifang.benchmarks.scheduler;

import io.huifang.backing.Database;
import io.huifang.benchmarks.data.Sql;
import io.huifang.benchmarks.data.TimeOrdered;
import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.ProcessorTime;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The limit of the scheduler: event, task and outbox row of each event, written by three multi-row
 * statements for 500 events a transaction with UUIDv7 keys, from two connections, deciding nothing.
 */
final class RawInsert {
    private static final int PER_TRANSACTION = 500;
    private static final int WRITERS = 2;
    private static final String FACTS =
            "{\"refundId\":\"refund-%d\",\"paymentId\":\"payment-%d\",\"amount\":\"100.50\",\"currency\":\"CNY\"}";

    private static final String SCHEMA =
            """
            DROP TABLE IF EXISTS raw_event, raw_task, raw_outbox;
            CREATE TABLE raw_event (event_id uuid PRIMARY KEY, source text NOT NULL, id text NOT NULL,
                type text NOT NULL, customer_id text NOT NULL, facts jsonb NOT NULL,
                decided_at timestamptz NOT NULL DEFAULT now());
            CREATE TABLE raw_task (task_id uuid PRIMARY KEY, event_id uuid NOT NULL, customer_id text NOT NULL,
                reason text NOT NULL, due_at timestamptz NOT NULL DEFAULT now());
            CREATE TABLE raw_outbox (sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                topic text NOT NULL, key text NOT NULL, payload text NOT NULL)
            """;
    private static final List<String> INSERTS =
            List.of(
                    """
                    INSERT INTO raw_event (event_id, source, id, type, customer_id, facts)
                    SELECT unnest(?::uuid[]), '/demo-wallet', unnest(?::text[]),
                        'io.huifang.refund.requested.v1', unnest(?::text[]), unnest(?::text[])::jsonb
                    """,
                    """
                    INSERT INTO raw_task (task_id, event_id, customer_id, reason)
                    SELECT unnest(?::uuid[]), unnest(?::uuid[]), unnest(?::text[]), 'refund-delayed'
                    """,
                    """
                    INSERT INTO raw_outbox (topic, key, payload)
                    SELECT 'callback-decisions', unnest(?::text[]), unnest(?::text[])
                    """);

    private final Database database;
    private final long postmaster;
    private final int size;

    RawInsert(Database database, long postmaster, int size) {
        this.database = database;
        this.postmaster = postmaster;
        this.size = size;
    }

    Figure measure() throws Exception {
        try (Connection connection = database.connect()) {
            Sql.execute(connection, SCHEMA);
        }
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        // open until the processor time is read: a backend that has ended takes its own with it
        try (Connection one = database.connect();
                Connection other = database.connect()) {
            ProcessorTime used =
                    ProcessorTime.since(
                            Map.of(
                                    "client",
                                    ProcessHandle.current().pid(),
                                    "database",
                                    postmaster));
            long begun = System.nanoTime();
            Future<?> first = writers.submit(() -> write(one));
            Future<?> second = writers.submit(() -> write(other));
            first.get();
            second.get();
            double seconds = (System.nanoTime() - begun) / 1e9;
            return new Figure(size / seconds, used.microsPerEvent(size));
        } finally {
            writers.shutdownNow();
        }
    }

    private Void write(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        List<PreparedStatement> inserts = new ArrayList<>();
        for (String insert : INSERTS) {
            inserts.add(connection.prepareStatement(insert));
        }
        for (int done = 0; done < size / WRITERS; done += PER_TRANSACTION) {
            insert(connection, inserts);
        }
        return null;
    }

    private static void insert(Connection connection, List<PreparedStatement> inserts)
            throws SQLException {
        UUID[] events = new UUID[PER_TRANSACTION];
        UUID[] tasks = new UUID[PER_TRANSACTION];
        String[] ids = new String[PER_TRANSACTION];
        String[] customers = new String[PER_TRANSACTION];
        String[] facts = new String[PER_TRANSACTION];
        for (int i = 0; i < PER_TRANSACTION; i++) {
            events[i] = TimeOrdered.next();
            tasks[i] = TimeOrdered.next();
            ids[i] = events[i].toString();
            customers[i] = "bench-" + i;
            facts[i] = FACTS.formatted(i, i);
        }
        Array whose = connection.createArrayOf("text", customers);
        Array told = connection.createArrayOf("text", facts);
        Array keys = connection.createArrayOf("uuid", events);
        insert(inserts.get(0), keys, connection.createArrayOf("text", ids), whose, told);
        insert(inserts.get(1), connection.createArrayOf("uuid", tasks), keys, whose);
        insert(inserts.get(2), whose, told);
        connection.commit();
    }

    private static void insert(PreparedStatement statement, Array... columns) throws SQLException {
        for (int i = 0; i < columns.length; i++) {
            statement.setArray(i + 1, columns[i]);
        }
        statement.executeUpdate();
    }
}
