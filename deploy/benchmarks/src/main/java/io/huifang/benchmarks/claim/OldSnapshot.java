package io.huifang.benchmarks.claim;

import io.huifang.backing.Database;
import io.huifang.benchmarks.data.Sql;

import java.sql.Connection;
import java.util.concurrent.Callable;

/** A transaction that somebody forgot: nothing it could still see may be vacuumed away. */
final class OldSnapshot {
    private OldSnapshot() {}

    /** Takes a snapshot and holds it until the action has ended. */
    static <T> T heldDuring(Database database, Callable<T> action) throws Exception {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            Sql.number(connection, "SELECT count(*) FROM queue");
            T result = action.call();
            connection.rollback();
            return result;
        }
    }
}
