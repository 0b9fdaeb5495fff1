package io.huifang.scheduler.promise;

import io.huifang.contract.wallet.WalletEventCatalogue;
import io.huifang.contract.wallet.WalletEventShape;
import io.huifang.scheduler.rows.Cells;
import io.huifang.scheduler.rows.Columns;
import io.huifang.scheduler.rows.ManyRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** The wallet's events as far as promises ask, among all that were decided. */
@ApplicationScoped
class Occurrences {
    // An event may have come before the promise was heard of.
    private static final String MIGHT_KEEP =
            """
            SELECT d.event_key, d.customer_id, d.type, d.facts ->> p.field, d.event_time
            FROM unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[])
                AS p(customer_id, kept_by, field, due_at)
            JOIN decision d ON d.customer_id = p.customer_id AND d.type = p.kept_by
                AND d.event_time <= p.due_at
            ORDER BY d.event_time, d.event_key
            """;

    /** Events decided before that might keep the promises, the earliest first. */
    Uni<List<Occurrence>> before(SqlConnection tx, List<Promise> promises) {
        return tx.preparedQuery(MIGHT_KEEP)
                .execute(
                        Columns.of(promises)
                                .text(Promise::customerId)
                                .text(Promise::keptBy)
                                .text(promise -> subjectField(promise.keptBy()))
                                .instant(Promise::dueAt)
                                .tuple())
                .map(rows -> ManyRows.list(rows, Occurrences::occurrence));
    }

    private static String subjectField(String type) {
        return WalletEventCatalogue.find(type).flatMap(WalletEventShape::subjectField).orElse(null);
    }

    private static Occurrence occurrence(Row row) {
        Cells cells = Cells.of(row);
        return new Occurrence(
                cells.uuid(), cells.text(), cells.text(), cells.text(), cells.instant());
    }
}
