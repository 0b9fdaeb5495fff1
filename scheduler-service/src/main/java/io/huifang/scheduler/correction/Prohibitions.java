package io.huifang.scheduler.correction;

import io.huifang.scheduler.customer.ForgetsErased;
import io.huifang.scheduler.customer.Suppression;
import io.huifang.scheduler.rows.Cells;
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
import java.util.UUID;
import java.util.function.Function;

/** Attempts after which their customers must not be contacted. */
@ApplicationScoped
public class Prohibitions implements ForgetsErased {
    // Of all their attempts: a customer's entry holds as long as one of them does.
    private static final String OF_CUSTOMERS =
            """
            SELECT attempt_id, customer_id, replaced_until, replaced_because, replaced_by,
                replaced_at, lifted_at, overruled_at
            FROM attempt_prohibition WHERE customer_id = ANY($1)
            """;

    private static final String PUT =
            """
            INSERT INTO attempt_prohibition (attempt_id, customer_id, replaced_until,
                replaced_because, replaced_by, replaced_at, lifted_at, overruled_at)
            SELECT * FROM unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::text[],
                $5::text[], $6::timestamptz[], $7::timestamptz[], $8::timestamptz[])
            ON CONFLICT (attempt_id) DO UPDATE
            SET replaced_until = excluded.replaced_until,
                replaced_because = excluded.replaced_because,
                replaced_by = excluded.replaced_by, replaced_at = excluded.replaced_at,
                lifted_at = excluded.lifted_at, overruled_at = excluded.overruled_at
            """;

    private static final String FORGET =
            """
            UPDATE attempt_prohibition SET replaced_because = 'erased'
            WHERE customer_id = ANY($1) AND replaced_because IS NOT NULL
            """;

    private static final String OVERRULE =
            """
            UPDATE attempt_prohibition SET overruled_at = $2
            WHERE customer_id = $1 AND overruled_at IS NULL
            """;

    /** Those of the customers, held or not. */
    Uni<List<Prohibition>> of(SqlConnection tx, Collection<String> customerIds) {
        return tx.preparedQuery(OF_CUSTOMERS)
                .execute(Tuple.of(customerIds.toArray(String[]::new)))
                .map(rows -> ManyRows.list(rows, Prohibitions::prohibition));
    }

    /** Stores them as they are now. */
    Uni<Void> put(SqlConnection tx, List<Prohibition> changed) {
        return ManyRows.write(tx, PUT, changed, Prohibitions::columns);
    }

    /**
     * A person set or lifted the entry of a customer who is locked: no attempt holds it any more,
     * and none gives an older one back.
     */
    public Uni<Void> overrule(SqlConnection tx, String customerId, Instant at) {
        return tx.preparedQuery(OVERRULE)
                .execute(Tuple.of(customerId, Columns.utc(at)))
                .replaceWithVoid();
    }

    /** Forgets the words of who had forbidden contact with customers who were erased. */
    @Override
    public Uni<Void> forget(SqlConnection tx, Collection<String> customerIds) {
        return tx.preparedQuery(FORGET)
                .execute(Tuple.of(customerIds.toArray(String[]::new)))
                .replaceWithVoid();
    }

    private static Prohibition prohibition(Row row) {
        Cells cells = Cells.of(row);
        UUID attemptId = cells.uuid();
        String customerId = cells.text();
        Suppression entry =
                new Suppression(cells.instant(), cells.text(), cells.text(), cells.instant());
        Suppression replaced = entry.setAt() == null ? null : entry;
        return new Prohibition(attemptId, customerId, replaced, cells.instant(), cells.instant());
    }

    private static Tuple columns(List<Prohibition> rows) {
        return Columns.of(rows)
                .uuid(Prohibition::attemptId)
                .text(Prohibition::customerId)
                .instant(it -> replaced(it, Suppression::until))
                .text(it -> replaced(it, Suppression::because))
                .text(it -> replaced(it, Suppression::setBy))
                .instant(it -> replaced(it, Suppression::setAt))
                .instant(Prohibition::liftedAt)
                .instant(Prohibition::overruledAt)
                .tuple();
    }

    private static <T> T replaced(Prohibition prohibition, Function<Suppression, T> value) {
        Suppression replaced = prohibition.replaced();
        return replaced == null ? null : value.apply(replaced);
    }
}
