package io.huifang.scheduler.settled;

import io.huifang.scheduler.rows.Columns;
import io.huifang.scheduler.rows.ManyRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What was settled, by customer, reason and subject. */
@ApplicationScoped
public class SettledMatters {
    private static final String OF_CUSTOMERS =
            "SELECT customer_id, reason, subject, declined, settled_at FROM settled_matter"
                    + " WHERE customer_id = ANY($1)";

    private static final String SETTLE =
            """
            %s
            ON CONFLICT (customer_id, reason, subject, declined) DO UPDATE
            SET settled_at = greatest(settled_matter.settled_at, excluded.settled_at)
            """
                    .formatted(
                            Columns.insertInto(
                                    "settled_matter",
                                    """
                                    customer_id text, reason text, subject text,
                                    declined boolean, settled_at timestamptz
                                    """));

    /** Of the customers. */
    public Uni<Map<SettledMatter, Instant>> of(SqlConnection tx, Collection<String> customerIds) {
        return tx.preparedQuery(OF_CUSTOMERS)
                .execute(Tuple.of(customerIds.toArray(String[]::new)))
                .map(rows -> ManyRows.map(rows, SettledMatters::matter, SettledMatters::settledAt));
    }

    private static SettledMatter matter(Row row) {
        return new SettledMatter(
                row.getString(0), row.getString(1), row.getString(2), row.getBoolean(3));
    }

    private static Instant settledAt(Row row) {
        return Columns.instant(row.getOffsetDateTime(4));
    }

    /** Remembers the settlements; of two of the same matter, the later one. */
    public Uni<Void> settle(SqlConnection tx, Map<SettledMatter, Instant> settled) {
        return ManyRows.write(
                tx, SETTLE, List.copyOf(settled.entrySet()), SettledMatters::settlements);
    }

    private static Tuple settlements(List<Map.Entry<SettledMatter, Instant>> settled) {
        return Columns.of(settled)
                .text(entry -> entry.getKey().customerId())
                .text(entry -> entry.getKey().reason())
                .text(entry -> entry.getKey().subject())
                .bool(entry -> entry.getKey().declined())
                .instant(Map.Entry::getValue)
                .tuple();
    }
}
