package io.huifang.scheduler.periodic;

import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Customers;
import io.huifang.scheduler.customer.Reached;
import io.huifang.scheduler.rows.Columns;
import io.huifang.scheduler.rows.ManyRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** All customers, and when somebody talked to them. Reads without a lock unless asked for one. */
@ApplicationScoped
class KnownCustomers {
    private static final String PAGE =
            "SELECT "
                    + Customers.COLUMNS
                    + "FROM customer c WHERE customer_id > $1 ORDER BY customer_id LIMIT $2";

    private static final String NEXT =
            "SELECT min(customer_id) FROM customer WHERE customer_id > $1";

    // Of every attempt of a customer his events know: those of the tasks they opened, and of what
    // followed them up. Calls by hand stand in the contact ledger, for as long as it keeps them.
    private static final String TALKED =
            """
            SELECT c.customer_id, greatest(first_.at, talk.at, by_hand.at)
            FROM unnest($1::text[]) AS c(customer_id)
            CROSS JOIN LATERAL (
                SELECT min(d.event_time) AS at FROM decision d
                WHERE d.customer_id = c.customer_id) first_
            CROSS JOIN LATERAL (
                SELECT max(a.concluded_at) AS at
                FROM (
                    SELECT task_of(d) AS id FROM decision d
                    WHERE d.customer_id = c.customer_id OFFSET 0) his
                CROSS JOIN LATERAL (
                    SELECT his.id AS callback_id
                    UNION ALL
                    SELECT t.callback_id FROM callback_task t WHERE t.case_id = his.id) task
                JOIN callback_attempt a ON a.callback_id = task.callback_id
                WHERE a.disposition = ANY($2)) talk
            CROSS JOIN LATERAL (
                SELECT max(e.at) AS at FROM contact_entry e
                WHERE e.customer_id = c.customer_id AND e.kind = 'MANUAL'
                    AND e.state = 'SPENT') by_hand
            WHERE first_.at IS NOT NULL
            """;

    private final Customers customers;

    KnownCustomers(Customers customers) {
        this.customers = customers;
    }

    Uni<Void> lock(SqlConnection tx, Collection<String> customerIds) {
        return customers.lock(tx, customerIds).replaceWithVoid();
    }

    /** The next ones in the order of their ids. */
    Uni<List<Customer>> after(SqlConnection tx, String customerId, int limit) {
        return tx.preparedQuery(PAGE)
                .execute(Tuple.of(customerId, limit))
                .map(rows -> ManyRows.list(rows, row -> Customers.customer(row, 0)));
    }

    /** The id of the next one, of whom nothing else is read; null after the last. */
    Uni<String> next(SqlConnection tx, String customerId) {
        return tx.preparedQuery(NEXT)
                .execute(Tuple.of(customerId))
                .map(rows -> rows.iterator().next().getString(0));
    }

    /**
     * When somebody last talked to each customer, or he was first heard of, UTC. Customers of whom
     * nothing was ever heard are left out.
     */
    Uni<Map<String, Instant>> talkedAt(SqlConnection tx, Collection<String> customerIds) {
        if (customerIds.isEmpty()) return Uni.createFrom().item(Map.of());
        return tx.preparedQuery(TALKED)
                .execute(Tuple.of(customerIds.toArray(String[]::new), Reached.dispositions()))
                .map(
                        rows ->
                                ManyRows.map(
                                        rows,
                                        row -> row.getString(0),
                                        row -> Columns.instant(row.getOffsetDateTime(1))));
    }
}
