package io.huifang.scheduler.followup;

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

/** What waits to be followed up although nothing of its case is open. */
@ApplicationScoped
class WaitingFollowUps {
    /** What is set aside is an attempt's. */
    static final String WORK = "follow-up";

    // A customer locked by anyone else is skipped: perhaps the next call is just being opened. Of
    // one who must not be contacted it waits for the lift, until it is of no use under any reason.
    private static final String CLAIM =
            """
            SELECT w.attempt_id, %s
            FROM wanted_follow_up w
            JOIN callback_task t USING (callback_id)
            JOIN customer c USING (customer_id)
            WHERE w.state = 'WAITS'
                AND (c.suppressed_at IS NULL OR c.suppressed_until <= now()
                    OR greatest(w.since, (
                        SELECT max(o.closed_at) FROM callback_task o
                        WHERE o.callback_id = coalesce(t.case_id, t.callback_id)
                            OR o.case_id = coalesce(t.case_id, t.callback_id))) < $2)
                AND %s
                AND NOT EXISTS (
                    SELECT FROM callback_task o
                    WHERE o.customer_id = t.customer_id AND o.status <> 'CLOSED'
                        AND coalesce(o.case_id, o.callback_id) = coalesce(t.case_id, t.callback_id))
            ORDER BY w.attempt_id LIMIT $1
            FOR NO KEY UPDATE OF c SKIP LOCKED
            """
                    .formatted(Customers.COLUMNS, SetAsideRows.without(WORK, "w.attempt_id"));

    /**
     * Locks the customers of what waits although nothing of its case is open, and of what is too
     * old to wait for anything. Read it afterwards: much may happen between the look at the index
     * and the lock.
     *
     * @param tooOld what was over before is stale under any reason, UTC
     * @return the customer of each, by the attempt
     */
    Uni<Map<UUID, Customer>> claim(SqlConnection tx, Instant tooOld, int limit) {
        return tx.preparedQuery(CLAIM)
                .execute(Tuple.of(limit, Columns.utc(tooOld)))
                .map(ClaimedCustomers::of);
    }
}
