package io.huifang.scheduler.customer;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Customers who were locked for the sake of something of theirs, such as a task that is due. */
public final class ClaimedCustomers {
    private ClaimedCustomers() {}

    /**
     * @param rows each the id of what was claimed and then {@link Customers#COLUMNS}
     * @return the customer of each, in their order
     */
    public static Map<UUID, Customer> of(RowSet<Row> rows) {
        Map<UUID, Customer> claimed = new LinkedHashMap<>();
        rows.forEach(row -> claimed.put(row.getUUID(0), Customers.customer(row, 1)));
        return claimed;
    }
}
