package io.huifang.benchmarks.data;

import io.huifang.backing.Database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition in a database, looking a hundred times a second. */
public final class Waiting {
    private static final long PAUSE_NANOS = Duration.ofMillis(10).toNanos();

    private Waiting() {}

    /**
     * Returns when the query's one boolean is true.
     *
     * @throws IllegalStateException when it is not within {@code atMost}
     */
    public static void until(Database database, String query, Duration atMost) throws SQLException {
        long deadline = System.nanoTime() + atMost.toNanos();
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(query)) {
            while (!isTrue(statement)) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("not within " + atMost + ": " + query);
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private static boolean isTrue(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }
}
