package io.huifang.scheduler.conclusion;

import io.huifang.scheduler.customer.ClaimedCustomers;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Customers;
import io.huifang.scheduler.round.SetAsideRows;
import io.huifang.scheduler.rows.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Attempts under way by the instant at which silence is taken for loss. */
@ApplicationScoped
class SilentAttempts {
    /** What is set aside is a task's. */
    static final String WORK = "silent-attempt";

    // A customer locked by anyone else is skipped: perhaps the word is just coming in.
    private static final String CLAIM =
            """
            SELECT a.callback_id, %s
            FROM callback_attempt a
            JOIN callback_task t USING (callback_id)
            JOIN customer c USING (customer_id)
            WHERE a.ended IS NULL AND a.silent_at <= $1 AND %s
            ORDER BY a.silent_at LIMIT $2
            FOR NO KEY UPDATE OF c SKIP LOCKED
            """
                    .formatted(Customers.COLUMNS, SetAsideRows.without(WORK, "a.callback_id"));

    /**
     * Locks the customers of attempts that are silent. Load the tasks afterwards and look again.
     *
     * @return the customer of each task, by the task's id
     */
    Uni<Map<UUID, Customer>> claim(SqlConnection tx, Instant now, int limit) {
        return tx.preparedQuery(CLAIM)
                .execute(Tuple.of(Columns.utc(now), limit))
                .map(ClaimedCustomers::of);
    }
}
