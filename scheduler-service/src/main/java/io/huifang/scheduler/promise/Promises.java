package io.huifang.scheduler.promise;

import io.huifang.scheduler.customer.ClaimedCustomers;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Customers;
import io.huifang.scheduler.customer.Reached;
import io.huifang.scheduler.round.SetAsideRows;
import io.huifang.scheduler.rows.Cells;
import io.huifang.scheduler.rows.Columns;
import io.huifang.scheduler.rows.ManyRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The ledger of promises. Whoever changes one has locked its customer. */
@ApplicationScoped
class Promises {
    static final String WORK = "promise";

    private static final String COLUMNS =
            """
            p.attempt_id, p.callback_id, p.customer_id, p.kept_by, p.subject_ref, p.made_at,
            p.due_at, p.state, p.kept_with
            """;

    private static final String NOT_KEPT =
            "SELECT "
                    + COLUMNS
                    + "FROM promise p WHERE p.customer_id = ANY($1) AND p.state <> 'KEPT'";

    private static final String OPEN =
            "SELECT "
                    + COLUMNS
                    + "FROM promise p WHERE p.attempt_id = ANY($1) AND p.state = 'OPEN'";

    private static final String ADD =
            """
            INSERT INTO promise (attempt_id, callback_id, customer_id, kept_by, subject_ref,
                made_at, due_at)
            SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[],
                $6::timestamptz[], $7::timestamptz[])
            ON CONFLICT DO NOTHING
            """;

    private static final String DECIDE =
            """
            UPDATE promise p
            SET state = n.state, kept_with = n.kept_with, decided_at = $4
            FROM unnest($1::uuid[], $2::text[], $3::uuid[]) AS n(attempt_id, state, kept_with)
            WHERE p.attempt_id = n.attempt_id
            """;

    // A customer locked by anyone else is skipped: perhaps the event is just coming in. Whoever was
    // not the customer was promised nothing.
    private static final String CLAIM =
            """
            SELECT p.attempt_id, %s
            FROM promise p
            JOIN callback_attempt a USING (attempt_id)
            JOIN customer c USING (customer_id)
            WHERE p.state = 'OPEN' AND p.due_at <= $1 AND a.disposition = ANY($3) AND %s
            ORDER BY p.due_at LIMIT $2
            FOR NO KEY UPDATE OF c SKIP LOCKED
            """
                    .formatted(Customers.COLUMNS, SetAsideRows.without(WORK, "p.attempt_id"));

    private static final String FORGET = "DELETE FROM promise WHERE customer_id = ANY($1)";

    /** Forgets what was promised to customers who were erased. */
    Uni<Void> forget(SqlConnection tx, Collection<String> customerIds) {
        return tx.preparedQuery(FORGET)
                .execute(Tuple.of(customerIds.toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** The customers' promises that no event has kept. */
    Uni<List<Promise>> notKept(SqlConnection tx, Collection<String> customerIds) {
        return tx.preparedQuery(NOT_KEPT)
                .execute(Tuple.of(customerIds.toArray(String[]::new)))
                .map(Promises::promises);
    }

    /** Those of the attempts' promises that are neither kept nor broken. */
    Uni<List<Promise>> open(SqlConnection tx, Collection<UUID> attemptIds) {
        return tx.preparedQuery(OPEN)
                .execute(Tuple.of(attemptIds.toArray(UUID[]::new)))
                .map(Promises::promises);
    }

    /**
     * Locks the customers of promises whose time has passed. Read the promises afterwards: one may
     * have been kept between the look at the index and the lock.
     *
     * @return the customer of each promise, by its attempt
     */
    Uni<Map<UUID, Customer>> claim(SqlConnection tx, Instant dueUntil, int limit) {
        return tx.preparedQuery(CLAIM)
                .execute(Tuple.of(Columns.utc(dueUntil), limit, Reached.dispositions()))
                .map(ClaimedCustomers::of);
    }

    /** Adds promises; one of an attempt that has one already is left out. */
    Uni<Void> add(SqlConnection tx, List<Promise> promises) {
        return ManyRows.write(tx, ADD, promises, Promises::made);
    }

    /** Stores what became of promises. */
    Uni<Void> decide(SqlConnection tx, List<Promise> decided, Instant at) {
        return ManyRows.write(tx, DECIDE, decided, rows -> decided(rows).addValue(Columns.utc(at)));
    }

    private static Tuple made(List<Promise> promises) {
        return Columns.of(promises)
                .uuid(Promise::attemptId)
                .uuid(Promise::callbackId)
                .text(Promise::customerId)
                .text(Promise::keptBy)
                .text(Promise::subjectRef)
                .instant(Promise::madeAt)
                .instant(Promise::dueAt)
                .tuple();
    }

    private static Tuple decided(List<Promise> promises) {
        return Columns.of(promises)
                .uuid(Promise::attemptId)
                .text(Promise::state)
                .uuid(Promise::keptWith)
                .tuple();
    }

    private static List<Promise> promises(RowSet<Row> rows) {
        return ManyRows.list(rows, Promises::promise);
    }

    private static Promise promise(Row row) {
        Cells cells = Cells.of(row);
        return new Promise(
                cells.uuid(),
                cells.uuid(),
                cells.text(),
                cells.text(),
                cells.text(),
                cells.instant(),
                cells.instant(),
                cells.named(Promise.State::valueOf),
                cells.uuid());
    }
}
