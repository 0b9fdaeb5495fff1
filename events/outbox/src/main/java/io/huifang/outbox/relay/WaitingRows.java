package io.huifang.outbox.relay;

import io.huifang.outbox.Outbox;
import io.huifang.outbox.OutboxConfig;
import io.huifang.outbox.OutboxRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The relay's view of the table {@code outbox}. */
final class WaitingRows {
    /** One number for the database: each service has a database of its own. */
    static final long LOCK = 0x6875_6966_616e_6701L;

    private static final int COUNTED_AT_MOST = 10_000;

    // A plan made while the table was empty must not sort a million rows later. The last setting
    // ends a connection whose client no longer reads: no other timeout covers a blocked send.
    private static final String PREPARE =
            """
            SET enable_seqscan = off; SET enable_bitmapscan = off; SET enable_sort = off;
            SET tcp_user_timeout = %d;
            LISTEN %s""";
    private static final String LEAVE = "UNLISTEN *; RESET ALL";
    // The lock comes in a statement of its own: the rows must be read by a snapshot taken under it.
    private static final String BEGIN =
            """
            BEGIN ISOLATION LEVEL READ COMMITTED;
            SET LOCAL idle_in_transaction_session_timeout = %d;
            SELECT pg_try_advisory_xact_lock(%d)""";
    private static final String FIRST =
            """
            SELECT sequence FROM outbox WHERE sequence > $1 AND topic <> ALL ($2)
            ORDER BY sequence LIMIT 1""";
    // A record's bytes are an integer on purpose: their sum is then a bigint. That of bigints would
    // be a numeric, whose arithmetic costs more than the row.
    private static final String READ =
            """
            SELECT sequence, bytes::bigint, topic, key, headers, payload
            FROM (
                SELECT *, sum(bytes) OVER (
                    ORDER BY sequence ROWS UNBOUNDED PRECEDING) - bytes AS before
                FROM (
                    SELECT *, octet_length(headers) + coalesce(octet_length(key), 0)
                        + coalesce(octet_length(payload), 0) AS bytes
                    FROM outbox
                    WHERE sequence > $1 AND topic <> ALL ($2) ORDER BY sequence LIMIT $3
                ) AS head
            ) AS measured
            WHERE before < $4
            ORDER BY sequence""";
    private static final String DELETE = "DELETE FROM outbox WHERE sequence = ANY ($1)";
    private static final String LOOK =
            """
            SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM outbox_sequence;
            SELECT virtualtransaction FROM pg_locks
            WHERE locktype = 'relation' AND relation = 'outbox'::regclass
              AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
              AND mode = 'RowExclusiveLock'""";
    private static final String MEASURE =
            """
            SELECT count(*), min(appended_at), min(sequence),
                   (SELECT last_value FROM outbox_sequence)
            FROM (
                SELECT sequence, appended_at FROM outbox
                WHERE sequence > $1 ORDER BY sequence LIMIT $2
            ) AS head""";

    private final SqlConnection connection;
    private final OutboxConfig.Relay config;

    /** Whether a transaction was begun and has not ended yet. */
    private boolean begun;

    WaitingRows(SqlConnection connection, OutboxConfig.Relay config) {
        this.connection = connection;
        this.config = config;
    }

    Uni<Void> prepare() {
        String settings = PREPARE.formatted(config.frozenAfter().toMillis(), Outbox.CHANNEL);
        return connection.query(settings).execute().replaceWithVoid();
    }

    /** Undoes what was prepared and begun: the connection goes back to the pool. */
    Uni<Void> leave() {
        String end = begun ? "ROLLBACK; " : ""; // without a transaction it would earn a warning
        return connection.query(end + LEAVE).execute().replaceWithVoid();
    }

    /** The first row beyond the mark, but for those of the parked topics; null when none is. */
    Uni<Long> first(long mark, String[] parked) {
        return connection
                .preparedQuery(FIRST)
                .execute(Tuple.of(mark, parked))
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getLong(0));
    }

    /** Begins a transaction and tells whether it holds the relays' lock. */
    Uni<Boolean> begin() {
        String begin = BEGIN.formatted(config.frozenAfter().toMillis(), LOCK);
        begun = true;
        return connection
                .query(begin)
                .execute()
                .map(results -> results.next().next().iterator().next().getBoolean(0));
    }

    Uni<Void> commit() {
        return end("COMMIT");
    }

    Uni<Void> rollback() {
        return end("ROLLBACK");
    }

    private Uni<Void> end(String how) {
        return connection.query(how).execute().invoke(() -> begun = false).replaceWithVoid();
    }

    /**
     * The first rows beyond the mark, in sequence, without those of the parked topics: so many as
     * the batch takes, ending with the row that fills its bytes.
     */
    Uni<List<WaitingRow>> read(long mark, String[] parked) {
        Tuple from = Tuple.of(mark, parked, config.batchRows(), (long) config.batchBytes());
        return connection
                .preparedQuery(READ)
                .execute(from)
                .map(
                        rows -> {
                            List<WaitingRow> waiting = new ArrayList<>(rows.size());
                            rows.forEach(row -> waiting.add(waitingRow(row)));
                            return waiting;
                        });
    }

    Uni<Void> delete(List<Long> sequences) {
        Tuple which = Tuple.tuple().addArrayOfLong(sequences.toArray(Long[]::new));
        return connection.preparedQuery(DELETE).execute(which).replaceWithVoid();
    }

    /** Lets the mark see which sequences were handed out and who may still bring one. */
    Uni<Void> look(LowWaterMark mark) {
        return connection
                .query(LOOK)
                .execute()
                .invoke(
                        results -> {
                            long last = results.iterator().next().getLong(0);
                            Set<String> holders = new HashSet<>();
                            results.next().forEach(row -> holders.add(row.getString(0)));
                            mark.observed(last, holders);
                        })
                .replaceWithVoid();
    }

    /** Shows how many rows wait and since when. */
    Uni<Void> measure(long mark, RelayMeters meters) {
        return connection
                .preparedQuery(MEASURE)
                .execute(Tuple.of(mark, COUNTED_AT_MOST))
                .invoke(rows -> show(rows, meters))
                .replaceWithVoid();
    }

    private static void show(RowSet<Row> rows, RelayMeters meters) {
        Row row = rows.iterator().next();
        long counted = row.getLong(0);
        OffsetDateTime oldest = row.getOffsetDateTime(1);
        long spanned = counted == 0 ? 0 : row.getLong(3) - row.getLong(2) + 1;
        Instant since = oldest == null ? null : oldest.toInstant();
        meters.backlog(counted < COUNTED_AT_MOST ? counted : spanned, since);
    }

    private static WaitingRow waitingRow(Row row) {
        return new WaitingRow(
                row.getLong(0),
                row.getLong(1),
                OutboxRecord.ofRow(
                        row.getString(2), row.getString(3), bytes(row, 4), bytes(row, 5)));
    }

    private static byte[] bytes(Row row, int column) {
        Buffer buffer = row.getDelegate().getBuffer(column);
        return buffer == null ? null : buffer.getBytes();
    }
}
