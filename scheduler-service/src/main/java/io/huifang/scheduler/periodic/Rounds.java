package io.huifang.scheduler.periodic;

import io.huifang.scheduler.rows.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;

/** The rounds, one for each rule. */
@ApplicationScoped
class Rounds {
    private static final String BEGIN =
            """
            INSERT INTO periodic_round (reason, began_at, rests_until, day)
            VALUES ($1, $2::timestamptz, $2, ($2::timestamptz AT TIME ZONE 'UTC')::date)
            ON CONFLICT DO NOTHING
            """;

    // One that another replica walks is skipped.
    private static final String CLAIM =
            """
            SELECT reason, after_customer, began_at, rests_until, day, planned
            FROM periodic_round WHERE reason = $1
            FOR NO KEY UPDATE SKIP LOCKED
            """;

    private static final String WALKED =
            """
            UPDATE periodic_round
            SET after_customer = $2, began_at = $3, rests_until = $4, day = $5, planned = $6
            WHERE reason = $1
            """;

    /** The rule's round, locked; null when another replica walks it. */
    Uni<Round> claim(SqlConnection tx, String reason, Instant now) {
        return claim(tx, reason)
                .onItem()
                .ifNull()
                .switchTo(
                        () ->
                                tx.preparedQuery(BEGIN)
                                        .execute(Tuple.of(reason, Columns.utc(now)))
                                        .chain(() -> claim(tx, reason)));
    }

    private static Uni<Round> claim(SqlConnection tx, String reason) {
        return tx.preparedQuery(CLAIM).execute(Tuple.of(reason)).map(Rounds::first);
    }

    Uni<Void> walked(SqlConnection tx, Round round) {
        return tx.preparedQuery(WALKED)
                .execute(
                        Tuple.of(
                                round.reason(),
                                round.after(),
                                Columns.utc(round.beganAt()),
                                Columns.utc(round.restsUntil()),
                                round.day(),
                                round.planned()))
                .replaceWithVoid();
    }

    private static Round first(RowSet<Row> rows) {
        for (Row row : rows) {
            return new Round(
                    row.getString(0),
                    row.getString(1),
                    Columns.instant(row.getOffsetDateTime(2)),
                    Columns.instant(row.getOffsetDateTime(3)),
                    row.getLocalDate(4),
                    row.getInteger(5));
        }
        return null;
    }
}
