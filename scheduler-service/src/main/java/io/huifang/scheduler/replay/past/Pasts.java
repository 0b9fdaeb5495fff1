package io.huifang.scheduler.replay.past;

import io.huifang.scheduler.budget.ContactEntry;
import io.huifang.scheduler.budget.ContactRows;
import io.huifang.scheduler.customer.Suppression;
import io.huifang.scheduler.replay.virtual.Act;
import io.huifang.scheduler.rows.Cells;
import io.huifang.scheduler.rows.Columns;
import io.huifang.scheduler.rows.ManyRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** What the live tables know of customers' pasts besides decisions and attempts. Reads only. */
@ApplicationScoped
public class Pasts {
    private static final String EXPECTED =
            "SELECT count(*) FROM decision WHERE decided_at >= $1 AND decided_at < $2";

    private static final String CUSTOMERS =
            """
            SELECT c.customer_id, c.erased_at IS NOT NULL, known.so_far, known.in_period
            FROM (SELECT customer_id, erased_at FROM customer
                WHERE customer_id > $1 ORDER BY customer_id LIMIT $4) AS c
            CROSS JOIN LATERAL (
                SELECT count(*) AS so_far,
                    count(*) FILTER (WHERE d.decided_at >= $2) AS in_period
                FROM decision d
                WHERE d.customer_id = c.customer_id AND d.decided_at < $3) AS known
            ORDER BY c.customer_id
            """;

    private static final String SUPPRESSIONS =
            """
            SELECT customer_id, suppressed_until, suppressed_because, suppressed_by, suppressed_at
            FROM customer WHERE customer_id = ANY($1) AND suppressed_at < $2
            """;

    // An attempt's entry holds until a person has the last word.
    private static final String OVERRULINGS =
            """
            SELECT customer_id, overruled_at FROM attempt_prohibition
            WHERE customer_id = ANY($1) AND overruled_at < $2
            """;

    private static final String CANCELLATIONS =
            """
            SELECT t.customer_id, h.callback_id, h.at
            FROM callback_history h JOIN callback_task t USING (callback_id)
            WHERE h.callback_id = ANY($1) AND h.at < $2 AND h.what = 'cancelled'
                AND h.who IS NOT NULL
            """;

    // Those of our own tasks follow from what is lived again.
    private static final String CONTACTS =
            "SELECT "
                    + ContactRows.COLUMNS
                    + """
                    FROM contact_entry
                    WHERE customer_id = ANY($1) AND entered_at < $2 AND callback_id IS NULL
                    """;

    /**
     * How much there is of a customer.
     *
     * @param customerId whose
     * @param erased whether where he was is forgotten
     * @param soFar events until the end of the period
     * @param inPeriod of them those of the period
     */
    record Extent(String customerId, boolean erased, int soFar, int inPeriod) {}

    /** How many events there are in a period. */
    public Uni<Long> expected(SqlClient client, Instant from, Instant to) {
        return client.preparedQuery(EXPECTED)
                .execute(Tuple.of(Columns.utc(from), Columns.utc(to)))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** The next customers by their ids. */
    Uni<List<Extent>> next(SqlClient client, Stretch stretch, int most) {
        return client.preparedQuery(CUSTOMERS)
                .execute(
                        Tuple.of(
                                stretch.after(),
                                Columns.utc(stretch.from()),
                                Columns.utc(stretch.to()),
                                most))
                .map(rows -> ManyRows.list(rows, Pasts::extent));
    }

    private static Extent extent(Row row) {
        return new Extent(
                row.getString(0),
                row.getBoolean(1),
                row.getLong(2).intValue(),
                row.getLong(3).intValue());
    }

    /**
     * What people did, by customer and in no order.
     *
     * @param callbackIds the customers' tasks
     */
    Uni<Map<String, List<Act>>> acts(
            SqlClient client,
            Collection<String> customerIds,
            Collection<UUID> callbackIds,
            Instant until) {
        Map<String, List<Act>> acts = new HashMap<>();
        Tuple customers = Tuple.of(customerIds.toArray(String[]::new), Columns.utc(until));
        Tuple tasks = Tuple.of(callbackIds.toArray(UUID[]::new), Columns.utc(until));
        return each(client, OVERRULINGS, customers, cells -> lifted(cells, acts))
                .chain(() -> each(client, SUPPRESSIONS, customers, it -> suppression(it, acts)))
                .chain(() -> each(client, CANCELLATIONS, tasks, cells -> cancelled(cells, acts)))
                .chain(() -> each(client, CONTACTS, customers, cells -> contacted(cells, acts)))
                .replaceWith(acts);
    }

    private static Uni<Void> each(
            SqlClient client, String query, Tuple of, Consumer<Cells> reader) {
        return client.preparedQuery(query)
                .execute(of)
                .invoke(rows -> rows.forEach(row -> reader.accept(Cells.of(row))))
                .replaceWithVoid();
    }

    /** One that follows from a call follows again. */
    private static void suppression(Cells cells, Map<String, List<Act>> acts) {
        String customerId = cells.text();
        Suppression entry =
                new Suppression(cells.instant(), cells.text(), cells.text(), cells.instant());
        if (!entry.followsFromCall()) add(acts, customerId, new Act.Suppressed(entry));
    }

    private static void lifted(Cells cells, Map<String, List<Act>> acts) {
        add(acts, cells.text(), new Act.Lifted(cells.instant()));
    }

    private static void cancelled(Cells cells, Map<String, List<Act>> acts) {
        add(acts, cells.text(), new Act.Cancelled(cells.uuid(), cells.instant()));
    }

    private static void contacted(Cells cells, Map<String, List<Act>> acts) {
        ContactEntry entry = ContactRows.entry(cells);
        add(acts, entry.customerId(), new Act.Contacted(entry));
    }

    private static void add(Map<String, List<Act>> acts, String customerId, Act act) {
        acts.computeIfAbsent(customerId, id -> new ArrayList<>()).add(act);
    }
}
