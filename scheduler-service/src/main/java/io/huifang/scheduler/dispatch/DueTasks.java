package io.huifang.scheduler.dispatch;

import io.huifang.scheduler.customer.ClaimedCustomers;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Customers;
import io.huifang.scheduler.rows.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Waiting tasks by due time. */
@ApplicationScoped
class DueTasks {
    // A customer locked by anyone else is skipped, not waited for: his tasks come in the next
    // round, replicas share the work, and no lock is ever waited for out of order.
    private static final String CLAIM =
            """
            SELECT t.callback_id, %s
            FROM callback_task t JOIN customer c USING (customer_id)
            WHERE t.status = 'WAITING' AND t.due_at <= $1
            ORDER BY t.due_at LIMIT $2
            FOR NO KEY UPDATE OF c SKIP LOCKED
            """
                    .formatted(Customers.COLUMNS);

    // Customer by customer, so that a long queue of due tasks is not read for a few of them.
    private static final String OTHERS =
            """
            SELECT other.callback_id, other.customer_id
            FROM unnest($1::text[]) AS claimed(customer_id)
            CROSS JOIN LATERAL (
                SELECT t.callback_id, t.customer_id FROM callback_task t
                WHERE t.customer_id = claimed.customer_id AND t.status <> 'CLOSED'
                    AND t.status = 'WAITING' AND t.due_at <= $2 OFFSET 0) AS other
            WHERE other.callback_id <> ALL($3)
            """;

    private static final String LOCK =
            """
            SELECT FROM customer
            WHERE customer_id = (SELECT customer_id FROM callback_task WHERE callback_id = $1)
            FOR NO KEY UPDATE SKIP LOCKED
            """;

    private static final String NEXT_DUE =
            """
            SELECT (SELECT min(due_at) FROM callback_task WHERE status = 'WAITING'),
                clock_timestamp()
            """;

    /**
     * Locks the customers of due tasks, the longest due first. Another replica may have dispatched
     * a task before its customer was locked here: load the tasks afterwards and look.
     *
     * @return the customer of each due task, by the task's id
     */
    Uni<Map<UUID, Customer>> claim(SqlConnection tx, Instant now, int limit) {
        return tx.preparedQuery(CLAIM)
                .execute(Tuple.of(Columns.utc(now), limit))
                .map(ClaimedCustomers::of);
    }

    /**
     * What else is due of customers who are locked: of all his due tasks the most important come
     * first, so none must be left to a later batch.
     *
     * @param claimed the customer of each task that is known
     * @return the same and the others
     */
    Uni<Map<UUID, Customer>> withOthers(
            SqlConnection tx, Map<UUID, Customer> claimed, Instant now) {
        Map<String, Customer> locked = new HashMap<>();
        claimed.values().forEach(it -> locked.put(it.customerId(), it));
        return tx.preparedQuery(OTHERS)
                .execute(
                        Tuple.of(
                                locked.keySet().toArray(String[]::new),
                                Columns.utc(now),
                                claimed.keySet().toArray(UUID[]::new)))
                .map(
                        rows -> {
                            Map<UUID, Customer> all = new LinkedHashMap<>(claimed);
                            rows.forEach(
                                    row -> all.put(row.getUUID(0), locked.get(row.getString(1))));
                            return all;
                        });
    }

    /** Locks one task's customer; false when somebody else has. */
    Uni<Boolean> lock(SqlConnection tx, UUID callbackId) {
        return tx.preparedQuery(LOCK)
                .execute(Tuple.of(callbackId))
                .map(rows -> rows.rowCount() > 0);
    }

    /**
     * How long until the next task is due, by the database's clock; negative when one is due, null
     * when none waits.
     */
    Uni<Duration> untilNextDue(SqlClient client) {
        return client.preparedQuery(NEXT_DUE)
                .execute()
                .map(rows -> rows.iterator().next())
                .map(
                        row ->
                                row.getOffsetDateTime(0) == null
                                        ? null
                                        : Duration.between(
                                                row.getOffsetDateTime(1),
                                                row.getOffsetDateTime(0)));
    }
}
