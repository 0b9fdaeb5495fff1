package io.huifang.scheduler.rows;

import io.vertx.mutiny.sqlclient.SqlConnection;

/** What may only happen once a transaction has committed, such as counting what it did. */
public final class AfterCommit {
    private AfterCommit() {}

    /**
     * Runs the action after the commit; never when the transaction is rolled back or its commit is
     * not confirmed. Nothing may depend on it that a crash would lose.
     */
    public static void run(SqlConnection tx, Runnable action) {
        tx.transaction().completion().subscribe().with(done -> action.run(), rolledBack -> {});
    }
}
