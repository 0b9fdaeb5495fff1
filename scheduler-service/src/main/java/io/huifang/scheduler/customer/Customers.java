package io.huifang.scheduler.customer;

import io.huifang.scheduler.rows.Cells;
import io.huifang.scheduler.rows.Columns;
import io.huifang.scheduler.rows.ManyRows;
import io.huifang.scheduler.statement.StatementText;
import io.huifang.scheduler.statement.Statements;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The customers' rows. */
@ApplicationScoped
public class Customers {
    /** The columns of {@code customer c} that {@link #customer} reads. */
    public static final String COLUMNS =
            """
            c.customer_id, c.zones, c.region, c.zones_at, c.region_at, c.erased_at, c.suppressed_at,
            c.suppressed_until, c.suppressed_because, c.suppressed_by, c.statements::text,
            c.number_not_his_since
            """;

    /** The columns of {@link #whereabouts}. */
    static final String WHEREABOUTS =
            """
            customer_id text, zones text, region text, zones_at timestamptz, region_at timestamptz
            """;

    private static final String TELL_ZONES =
            """
            UPDATE customer c
            SET zones = string_to_array(told.zones, ','), region = told.region,
                zones_at = told.zones_at, region_at = told.region_at
            FROM (%s) AS told
            WHERE c.customer_id = told.customer_id
            """
                    .formatted(Columns.rows(WHEREABOUTS));

    private static final String TELL_NUMBERS =
            """
            UPDATE customer c SET number_not_his_since = told.since
            FROM unnest($1::text[], $2::timestamptz[]) AS told(customer_id, since)
            WHERE c.customer_id = told.customer_id
            """;

    private static final String SUPPRESS =
            """
            UPDATE customer
            SET suppressed_until = $2, suppressed_because = $3, suppressed_by = $4,
                suppressed_at = $5
            WHERE customer_id = $1
            """;

    // Where he may be and what he wishes is about the person, too, and so may be the words of who
    // suppressed him.
    private static final String ERASE =
            """
            UPDATE customer
            SET erased_at = now(), zones = '{}', region = NULL, zones_at = NULL, region_at = NULL,
                statements = NULL, number_not_his_since = NULL,
                suppressed_because = CASE WHEN suppressed_at IS NULL THEN NULL ELSE 'erased' END
            WHERE customer_id = ANY($1) AND erased_at IS NULL
            """;

    private static final String FIND =
            "SELECT " + COLUMNS + "FROM customer c WHERE customer_id = $1";

    private static final String LIFT =
            """
            UPDATE customer
            SET suppressed_until = NULL, suppressed_because = NULL, suppressed_by = NULL,
                suppressed_at = NULL
            WHERE customer_id = $1 AND suppressed_at IS NOT NULL
            """;

    private final CustomerLocks locks;

    Customers(CustomerLocks locks) {
        this.locks = locks;
    }

    /**
     * Locks the customers' rows until the transaction ends, adding those that are missing.
     *
     * @return every customer asked for, by id
     */
    public Uni<Map<String, Customer>> lock(SqlConnection tx, Collection<String> customerIds) {
        Map<String, Whereabouts> anywhere = new HashMap<>();
        customerIds.forEach(id -> anywhere.put(id, Whereabouts.UNKNOWN));
        return locks.lock(tx, anywhere).map(LockedCustomers::customers);
    }

    /** Stores where the customers may be. */
    public Uni<Void> tellZones(SqlConnection tx, List<Customer> customers) {
        return ManyRows.write(
                tx,
                TELL_ZONES,
                customers,
                rows -> whereabouts(rows, Customer::customerId, Customer::whereabouts));
    }

    /** Stores whether the numbers of these customers, who are locked, are theirs. */
    public Uni<Void> tellNumbers(SqlConnection tx, List<Customer> customers) {
        return ManyRows.write(tx, TELL_NUMBERS, customers, Customers::numbers);
    }

    /** Sets the entry, in place of any other. */
    public Uni<Void> suppress(SqlConnection tx, String customerId, Suppression entry) {
        return tx.preparedQuery(SUPPRESS)
                .execute(
                        Tuple.of(
                                customerId,
                                Columns.utc(entry.until()),
                                entry.because(),
                                entry.setBy(),
                                Columns.utc(entry.setAt())))
                .replaceWithVoid();
    }

    /** The customers' personal data was destroyed; who was erased before stays as he is. */
    public Uni<Void> erase(SqlConnection tx, Collection<String> customerIds) {
        return tx.preparedQuery(ERASE)
                .execute(Tuple.of(customerIds.toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** The customer as of now, without a lock; null for one never heard of. */
    public Uni<Customer> find(SqlClient client, String customerId) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(customerId))
                .map(rows -> rows.size() == 0 ? null : customer(rows.iterator().next(), 0));
    }

    /** Removes the entry; true when there was one. */
    public Uni<Boolean> lift(SqlConnection tx, String customerId) {
        return tx.preparedQuery(LIFT)
                .execute(Tuple.of(customerId))
                .map(result -> result.rowCount() > 0);
    }

    /** Reads a row with {@link #COLUMNS} from the given column on, counted from 0. */
    public static Customer customer(Row row, int first) {
        Cells cells = Cells.from(row, first);
        String customerId = cells.text();
        Whereabouts whereabouts =
                new Whereabouts(
                        Whereabouts.zones(cells.texts()),
                        cells.text(),
                        cells.instant(),
                        cells.instant());
        boolean erased = cells.instant() != null;
        Suppression suppression = suppression(cells);
        Statements statements = StatementText.read(cells.text());
        return new Customer(
                customerId, whereabouts, suppression, erased, statements, cells.instant());
    }

    private static Suppression suppression(Cells cells) {
        Instant setAt = cells.instant();
        Suppression entry = new Suppression(cells.instant(), cells.text(), cells.text(), setAt);
        return setAt == null ? null : entry;
    }

    /** The arguments of {@link #WHEREABOUTS}. */
    static <T> Tuple whereabouts(
            List<T> rows, Function<T, String> customerId, Function<T, Whereabouts> whereabouts) {
        return Columns.of(rows)
                .text(customerId)
                .text(row -> zoneNames(whereabouts.apply(row)))
                .text(row -> whereabouts.apply(row).region())
                .instant(row -> whereabouts.apply(row).at())
                .instant(row -> whereabouts.apply(row).regionAt())
                .tuple();
    }

    private static Tuple numbers(List<Customer> customers) {
        return Columns.of(customers)
                .text(Customer::customerId)
                .instant(Customer::numberNotHisSince)
                .tuple();
    }

    private static String zoneNames(Whereabouts whereabouts) {
        return String.join(",", whereabouts.zones().stream().map(ZoneId::getId).toList());
    }
}
