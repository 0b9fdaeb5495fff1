package io.huifang.scheduler.callback;

import io.huifang.outbox.Ids;
import io.huifang.scheduler.rows.DatabaseClock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

/** Opens the ledger of a transaction. */
@ApplicationScoped
public class TaskLedgers {
    private final Ids ids;
    private final DatabaseClock clock;

    TaskLedgers(Ids ids, DatabaseClock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /** An empty ledger; its instant is the database's now, and now for the whole transaction. */
    public Uni<TaskLedger> open(SqlConnection tx) {
        return clock.now(tx).map(now -> new TaskLedger(ids, now));
    }
}
