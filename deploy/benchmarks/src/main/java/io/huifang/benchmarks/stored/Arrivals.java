package io.huifang.benchmarks.stored;

import io.huifang.backing.Database;
import io.huifang.backing.process.Signal;
import io.huifang.benchmarks.data.Sql;
import io.huifang.benchmarks.data.Waiting;
import io.huifang.benchmarks.data.WalletEvents;
import io.huifang.benchmarks.data.WalletEvents.Content;
import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.ProcessorTime;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.ServiceProcess;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** New events of new customers, decided out of a backlog, and what that cost. */
final class Arrivals {
    static final String RATE = "events/s";
    static final String RECORDS = "WAL records, B";
    static final String PAGES = "WAL page images, B";

    private static final int EVENTS_PER_CUSTOMER = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    // Page images are told apart by what a record takes with and without them.
    private static final String WAL =
            """
            SELECT sum(record_size), sum(fpi_size)
            FROM pg_get_wal_stats(?::pg_lsn, pg_current_wal_insert_lsn())
            """;

    private final LocalStack stack;
    private final Database database;
    private final WalletEvents events;

    /**
     * @param database the scheduler's, entered by a superuser
     */
    Arrivals(LocalStack stack, Database database) throws SQLException {
        this.stack = stack;
        this.database = database;
        this.events =
                new WalletEvents(
                        stack.kafka(), "new-", number -> customer(number / EVENTS_PER_CUSTOMER));
        try (Connection connection = database.connect()) {
            Sql.execute(connection, "CREATE EXTENSION pg_walinspect");
        }
    }

    /** Has so many more events decided, and tells rate and cost of one. */
    Map<String, Figure> decide(int count) throws SQLException {
        ServiceProcess scheduler = stack.service(Service.SCHEDULER);
        scheduler.signal(Signal.STOP);
        events.send(Content.refund("io.huifang.refund.requested.v1"), count);
        try (Connection connection = database.connect()) {
            String wal = text(connection, "SELECT pg_current_wal_insert_lsn()::text");
            ProcessorTime used =
                    ProcessorTime.since(
                            Map.of(
                                    "scheduler", scheduler.pid(),
                                    "broker", stack.kafka().pid(),
                                    "database", stack.postgres().pid()));
            long begun = System.nanoTime();
            scheduler.signal(Signal.CONT);
            awaitDecided();
            double seconds = (System.nanoTime() - begun) / 1e9;
            Map<String, Figure> figures = new LinkedHashMap<>();
            figures.put(RATE, new Figure(count / seconds, used.microsPerEvent(count)));
            figures.putAll(written(connection, wal, count));
            return figures;
        }
    }

    private void awaitDecided() throws SQLException {
        Waiting.until(
                database,
                "SELECT coalesce(sum(next_offset), 0) >= "
                        + events.sent()
                        + " FROM stored_offset WHERE topic = 'wallet-events'",
                PATIENCE);
        // telling it is part of the cost
        Waiting.until(database, "SELECT NOT EXISTS (SELECT FROM outbox)", PATIENCE);
    }

    private static Map<String, Figure> written(Connection connection, String since, int events)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WAL)) {
            statement.setString(1, since);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                Map<String, Figure> figures = new LinkedHashMap<>();
                figures.put(RECORDS, Figure.of(row.getDouble(1) / events));
                figures.put(PAGES, Figure.of(row.getDouble(2) / events));
                return figures;
            }
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    /** Ids in no order, as a wallet's may be: their rows lie all over the indexes. */
    private static String customer(long number) {
        byte[] name = ("new-" + number).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).toString();
    }
}
