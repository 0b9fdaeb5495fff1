package io.huifang.scheduler.customer;

import io.huifang.scheduler.rows.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The customers' rows as locks. */
@ApplicationScoped
public class CustomerLocks {
    // In id order, so that of two transactions with customers in common one waits for the other,
    // not each for the other. Customers who are known and those who are added are locked one kind
    // after the other, each in that order: there two may still wait for each other. Then the
    // database ends one of them, and its work is done again.
    private static final String LOCK =
            """
            WITH wanted AS MATERIALIZED (%2$s),
            added AS (
                INSERT INTO customer AS c (customer_id, zones, region, zones_at, region_at)
                SELECT customer_id, string_to_array(zones, ','), region, zones_at, region_at
                FROM wanted ON CONFLICT DO NOTHING
                RETURNING %1$s),
            locked AS MATERIALIZED (
                SELECT %1$s FROM customer c
                WHERE customer_id = ANY($1) ORDER BY customer_id FOR NO KEY UPDATE)
            SELECT *, false AS added FROM locked UNION ALL SELECT *, true FROM added
            """
                    .formatted(Customers.COLUMNS, Columns.rows(Customers.WHEREABOUTS));

    /**
     * Locks the customers' rows until the transaction ends, adding those that are missing.
     *
     * @param supposed where each of them is when he was not known before: whoever is added is added
     *     with it, which saves a second writing of his row when it turns out to be so
     */
    public Uni<LockedCustomers> lock(SqlConnection tx, Map<String, Whereabouts> supposed) {
        return lock(tx, supposed, new LockedCustomers(new HashMap<>(), new HashMap<>()));
    }

    private static Uni<LockedCustomers> lock(
            SqlConnection tx, Map<String, Whereabouts> supposed, LockedCustomers locked) {
        Set<String> missing = new HashSet<>(supposed.keySet());
        missing.removeAll(locked.customers().keySet());
        if (missing.isEmpty()) return Uni.createFrom().item(locked);
        List<String> ids = missing.stream().sorted().toList();
        Tuple columns = Customers.whereabouts(ids, id -> id, supposed::get);
        return tx.preparedQuery(LOCK)
                .execute(columns)
                .invoke(rows -> rows.forEach(row -> note(row, supposed, locked)))
                // one that another transaction added while this statement waited for it is in the
                // next snapshot only
                .chain(() -> lock(tx, supposed, locked));
    }

    private static void note(Row row, Map<String, Whereabouts> supposed, LockedCustomers locked) {
        String id = row.getString(0);
        boolean added = row.getBoolean(row.size() - 1);
        if (added) locked.added().put(id, supposed.get(id));
        locked.customers().put(id, added ? Customer.unknown(id) : Customers.customer(row, 0));
    }
}
