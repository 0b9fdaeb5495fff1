package io.huifang.intake.vault.audit;

import io.huifang.outbox.audit.AuditLink;
import io.huifang.outbox.audit.ChainEnds;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The tables {@code vault_access} and {@code vault_chain}. */
@ApplicationScoped
public class AuditTrail {
    private static final String ENDS =
            """
            SELECT position, hash, cut_position, cut_hash, clock_timestamp() AS now
            FROM vault_chain
            """;

    // Whoever waits for the chain holds a connection that sealing needs: a holder that is frozen
    // must not be waited for.
    private static final String WAIT_NOT_FOR_LONG = "SET LOCAL lock_timeout = '1s'";

    private static final String ADD =
            """
            WITH added AS (
                INSERT INTO vault_access (position, accessed_at, caller, agent, action, purpose,
                    attempt_id, customer_id, source, event_id, detail, found, hash)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13))
            UPDATE vault_chain SET position = $1, hash = $13
            """;

    private static final String ADD_AT_COMMIT =
            """
            INSERT INTO vault_access_waiting (caller, agent, action, purpose, attempt_id,
                customer_id, source, event_id, detail, found)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """;

    private static final String PAGE =
            "SELECT "
                    + StoredLink.COLUMNS
                    + "FROM vault_access WHERE position > $1 AND position <= $2"
                    + " ORDER BY position LIMIT $3";

    private static final String OF_CUSTOMER =
            "SELECT "
                    + StoredLink.COLUMNS
                    + "FROM vault_access WHERE customer_id = $1 ORDER BY position DESC LIMIT $2";

    // Names its schema: it is not part of what may be a copy.
    private static final String UNPROVEN =
            """
            SELECT min(e.chain_position) FROM vault_keys.erasure e
            LEFT JOIN vault_access a ON a.position = e.chain_position AND a.hash = e.chain_hash
            WHERE a.position IS NULL AND e.chain_position > $1
            """;

    // The newest row that is old enough, but never the last link.
    private static final String CUT =
            """
            WITH last_old AS (
                SELECT a.position, a.hash FROM vault_access a, vault_chain c
                WHERE a.accessed_at < $1 AND a.position < c.position
                  AND a.position <= c.cut_position + $2
                ORDER BY a.position DESC LIMIT 1)
            UPDATE vault_chain SET cut_position = last_old.position, cut_hash = last_old.hash
            FROM last_old
            """;

    private static final String REMOVE_CUT =
            """
            DELETE FROM vault_access
            WHERE position <= (SELECT cut_position FROM vault_chain)
            """;

    /**
     * Adds an entry in the transaction of what it records. From here on the transaction holds the
     * chain: nothing slow may follow.
     */
    public Uni<AuditLink> add(SqlConnection tx, AuditEntry entry) {
        return tx.query(WAIT_NOT_FOR_LONG)
                .execute()
                .chain(() -> tx.query(ENDS + "FOR UPDATE").execute())
                .map(AuditTrail::readEnds)
                .map(
                        ends ->
                                AuditLink.after(
                                        ends.position(), ends.hash(), ends.now(), entry.fields()))
                .call(link -> tx.preparedQuery(ADD).execute(columns(link, entry)));
    }

    /**
     * Adds an entry in the transaction of what it records, for those who need not know its place:
     * it gets one when the transaction commits, and holds the chain no longer than that. There are
     * as many of them as there are calls.
     */
    public Uni<Void> addAtCommit(SqlConnection tx, AuditEntry entry) {
        return tx.preparedQuery(ADD_AT_COMMIT)
                .execute(Tuple.tuple(entry.fields()))
                .replaceWithVoid();
    }

    /** The latest accesses to the customer's data, newest first. */
    public Uni<List<StoredLink>> of(SqlConnection tx, String customerId, int most) {
        return tx.preparedQuery(OF_CUSTOMER)
                .execute(Tuple.of(customerId, most))
                .map(AuditTrail::links);
    }

    Uni<ChainEnds> ends(SqlConnection tx) {
        return tx.query(ENDS).execute().map(AuditTrail::readEnds);
    }

    /** The links after one position, to another and not beyond. */
    Uni<List<StoredLink>> page(SqlConnection tx, long after, long last, int most) {
        return tx.preparedQuery(PAGE).execute(Tuple.of(after, last, most)).map(AuditTrail::links);
    }

    /** The first certificate's place whose entry is not there after the cut; null for none. */
    Uni<Long> unproven(SqlConnection tx, long cutPosition) {
        return tx.preparedQuery(UNPROVEN)
                .execute(Tuple.of(cutPosition))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /**
     * Removes the oldest entries, if they are older than that, and remembers where the chain was
     * cut.
     *
     * @param most at once
     * @return how many went
     */
    public Uni<Integer> cut(SqlConnection tx, Instant olderThan, int most) {
        return tx.preparedQuery(CUT)
                .execute(Tuple.of(olderThan.atOffset(ZoneOffset.UTC), (long) most))
                .chain(() -> tx.query(REMOVE_CUT).execute())
                .map(RowSet::rowCount);
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

    private static List<StoredLink> links(RowSet<Row> rows) {
        List<StoredLink> links = new ArrayList<>(rows.size());
        rows.forEach(row -> links.add(StoredLink.of(row)));
        return links;
    }

    private static Tuple columns(AuditLink link, AuditEntry entry) {
        return Tuple.tuple()
                .addLong(link.position())
                .addOffsetDateTime(link.at().atOffset(ZoneOffset.UTC))
                .addString(entry.caller())
                .addString(entry.agent())
                .addString(entry.action())
                .addString(entry.purpose())
                .addString(entry.attemptId())
                .addString(entry.customerId())
                .addString(entry.source())
                .addString(entry.eventId())
                .addString(entry.detail())
                .addBoolean(entry.found())
                .addValue(Buffer.buffer(link.hash()));
    }
}
