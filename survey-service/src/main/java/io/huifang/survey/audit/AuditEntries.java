package io.huifang.survey.audit;

import static java.time.ZoneOffset.UTC;

import io.huifang.outbox.audit.ChainEnds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tables {@code audit_entry} and {@code audit_chain}. */
@ApplicationScoped
class AuditEntries {
    private static final String ENDS =
            """
            SELECT position, hash, cut_position, cut_hash, clock_timestamp() AS now
            FROM audit_chain""";

    /** Becomes a link of the chain when the transaction commits; the schema sees to it. */
    private static final String ADD =
            """
            INSERT INTO audit_waiting (act, actor, object, customer_id, because)
            VALUES ($1, $2, $3, $4, $5)""";

    private static final String PAGE =
            "SELECT"
                    + StoredEntry.COLUMNS
                    + "FROM audit_entry WHERE position > $1 AND position <= $2"
                    + " ORDER BY position LIMIT $3";

    // The newest of these that is old enough, but never the last link. Another replica may have cut
    // there meanwhile.
    private static final String CUT =
            """
            WITH last_old AS MATERIALIZED (
                SELECT e.position, e.hash FROM audit_entry e, audit_chain c
                WHERE e.written_at < $1 AND e.position < c.position
                  AND e.position > c.cut_position AND e.position <= c.cut_position + $2
                ORDER BY e.position DESC LIMIT 1)
            UPDATE audit_chain c SET cut_position = last_old.position, cut_hash = last_old.hash
            FROM last_old WHERE last_old.position > c.cut_position
            RETURNING c.cut_position""";

    private static final String REMOVE_CUT =
            """
            DELETE FROM audit_entry WHERE position = ANY(ARRAY(
                SELECT position FROM audit_entry
                WHERE position <= (SELECT cut_position FROM audit_chain)
                ORDER BY position LIMIT $1 FOR UPDATE SKIP LOCKED))""";

    Uni<Void> add(SqlConnection tx, AuditEntry entry) {
        Tuple said = Tuple.tuple(new ArrayList<Object>(entry.fields()));
        return tx.preparedQuery(ADD).execute(said).replaceWithVoid();
    }

    Uni<ChainEnds> ends(SqlConnection tx) {
        return tx.query(ENDS).execute().map(AuditEntries::readEnds);
    }

    /** The entries after one position, to another and not beyond, in order. */
    Uni<List<StoredEntry>> page(SqlConnection tx, long after, long last, int most) {
        return tx.preparedQuery(PAGE)
                .execute(Tuple.of(after, last, most))
                .map(
                        rows -> {
                            List<StoredEntry> entries = new ArrayList<>(rows.size());
                            rows.forEach(row -> entries.add(StoredEntry.of(row)));
                            return entries;
                        });
    }

    /**
     * Cuts the chain behind its oldest entries, which stay until they are removed.
     *
     * @param most so many at once
     * @return the last link that was cut off; empty when none is older than that
     */
    Uni<Optional<Long>> cut(SqlConnection tx, Instant olderThan, int most) {
        return tx.preparedQuery(CUT)
                .execute(Tuple.of(olderThan.atOffset(UTC), (long) most))
                .map(
                        rows ->
                                rows.size() == 0
                                        ? Optional.empty()
                                        : Optional.of(rows.iterator().next().getLong(0)));
    }

    /** Removes at most so many entries that were cut off; tells how many. */
    Uni<Integer> removeCut(SqlClient client, int most) {
        return client.preparedQuery(REMOVE_CUT).execute(Tuple.of(most)).map(RowSet::rowCount);
    }

    private static ChainEnds readEnds(RowSet<Row> rows) {
        Row row = rows.iterator().next();
        return new ChainEnds(
                row.getLong("position"),
                row.getBuffer("hash").getBytes(),
                row.getLong("cut_position"),
                row.getBuffer("cut_hash").getBytes(),
                row.getOffsetDateTime("now").toInstant());
    }
}
