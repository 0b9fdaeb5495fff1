package io.huifang.scheduler.slot;

import io.huifang.scheduler.rows.Columns;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** The appointments. Whoever writes one has locked the customer, then the time. */
@ApplicationScoped
public class Appointments {
    /** First of the two numbers of the advisory lock; the second is the stretch of time. */
    private static final int SLOT_LOCKS = 0x510751;

    /** No slot is longer, so that one lies in two such stretches at most. */
    private static final long STRETCH = Duration.ofHours(4).toSeconds();

    private static final String LOCK =
            "SELECT pg_advisory_xact_lock($1, stretch) FROM unnest($2::int[]) AS stretch";

    // Counted by when they begin: a policy before may have had slots of another length.
    private static final String TAKEN =
            """
            SELECT starts_at FROM appointment
            WHERE starts_at >= $1 AND starts_at < $2 AND callback_id <> $3
            """;

    private static final String BOOK =
            """
            WITH others AS (
                SELECT slot_start, starts_at, place FROM appointment
                WHERE (starts_at >= $5 AND starts_at < $6 OR slot_start = $5)
                    AND callback_id <> $1)
            INSERT INTO appointment (callback_id, local_start, zone, starts_at, slot_start,
                chosen_at, chosen_by, place)
            SELECT $1, $2, $3, $4, $5, $7, $8,
                CASE WHEN (SELECT count(*) FROM others WHERE starts_at >= $5 AND starts_at < $6) < $9
                    THEN (SELECT min(free) FROM generate_series(1,
                            1 + (SELECT count(*) FROM others)::int) AS free
                        WHERE free NOT IN (SELECT place FROM others WHERE place IS NOT NULL))
                END
            ON CONFLICT (callback_id) DO UPDATE
            SET local_start = excluded.local_start, zone = excluded.zone,
                starts_at = excluded.starts_at, slot_start = excluded.slot_start,
                chosen_at = excluded.chosen_at, chosen_by = excluded.chosen_by,
                place = excluded.place
            """;

    private static final String COMING =
            """
            SELECT callback_id, local_start, zone, starts_at, chosen_by FROM appointment
            WHERE (starts_at, callback_id) > ($1, $2) ORDER BY starts_at, callback_id LIMIT 500
            """;

    /** When the calls begin that others have agreed on, from one slot to another (exclusive). */
    public Uni<List<Instant>> taken(SqlClient client, Instant from, Instant until, UUID exceptOf) {
        return client.preparedQuery(TAKEN)
                .execute(Tuple.of(Columns.utc(from), Columns.utc(until), exceptOf))
                .map(
                        rows -> {
                            List<Instant> taken = new ArrayList<>();
                            rows.forEach(
                                    row -> taken.add(Columns.instant(row.getOffsetDateTime(0))));
                            return taken;
                        });
    }

    /**
     * Until this transaction ends, nobody else takes a place in the slot, nor in one of any length
     * that overlaps it.
     */
    public Uni<Void> lock(SqlConnection tx, Instant start, Duration slot) {
        return lock(tx, stretches(start, slot));
    }

    // in one order, so that two transactions never wait for each other
    private static Uni<Void> lock(SqlConnection tx, IntStream stretches) {
        Integer[] ordered = stretches.distinct().sorted().boxed().toArray(Integer[]::new);
        return tx.preparedQuery(LOCK).execute(Tuple.of(SLOT_LOCKS, ordered)).replaceWithVoid();
    }

    private static IntStream stretches(Instant start, Duration slot) {
        long last = start.plus(slot).getEpochSecond() - 1;
        return IntStream.rangeClosed(
                Math.toIntExact(Math.floorDiv(start.getEpochSecond(), STRETCH)),
                Math.toIntExact(Math.floorDiv(last, STRETCH)));
    }

    /**
     * Books what was agreed, also where no place is left: then it is booked beyond them. A task's
     * earlier appointment gives way, and its place is free again.
     *
     * @param agreed perhaps none
     */
    public Uni<Void> agree(SqlConnection tx, List<Booking> agreed) {
        if (agreed.isEmpty()) return Uni.createFrom().voidItem();
        IntStream stretches =
                agreed.stream().flatMapToInt(it -> stretches(it.slot(), it.rules().slot()));
        return lock(tx, stretches)
                .chain(
                        () ->
                                Multi.createFrom()
                                        .iterable(agreed)
                                        .onItem()
                                        .transformToUniAndConcatenate(it -> book(tx, it))
                                        .collect()
                                        .asList())
                .replaceWithVoid();
    }

    private Uni<Void> book(SqlConnection tx, Booking booking) {
        Appointment agreed = booking.agreed();
        return tx.preparedQuery(BOOK)
                .execute(
                        Tuple.tuple()
                                .addUUID(agreed.callbackId())
                                .addLocalDateTime(agreed.localStart())
                                .addString(agreed.zone().getId())
                                .addOffsetDateTime(Columns.utc(agreed.startsAt()))
                                .addOffsetDateTime(Columns.utc(booking.slot()))
                                .addOffsetDateTime(Columns.utc(booking.slotEnd()))
                                .addOffsetDateTime(Columns.utc(booking.saidAt()))
                                .addString(agreed.by().name())
                                .addInteger(booking.rules().perSlot()))
                .replaceWithVoid();
    }

    /**
     * The next few that begin after that instant.
     *
     * @param last the one before them that begins at that very instant; any id for none
     */
    public Uni<Coming> coming(SqlClient client, Instant after, UUID last) {
        return client.preparedQuery(COMING)
                .execute(Tuple.of(Columns.utc(after), last))
                .map(Appointments::coming);
    }

    private static Coming coming(RowSet<Row> rows) {
        List<Appointment> known = new ArrayList<>();
        Row end = null;
        for (Row row : rows) {
            if (isZone(row.getString(2))) known.add(appointment(row));
            end = row;
        }
        return end == null
                ? new Coming(known, null, null)
                : new Coming(known, Columns.instant(end.getOffsetDateTime(3)), end.getUUID(0));
    }

    private static Appointment appointment(Row row) {
        return new Appointment(
                row.getUUID(0),
                row.getLocalDateTime(1),
                ZoneId.of(row.getString(2)),
                Columns.instant(row.getOffsetDateTime(3)),
                Appointment.By.valueOf(row.getString(4)));
    }

    private static boolean isZone(String name) {
        try {
            ZoneId.of(name);
            return true;
        } catch (DateTimeException unknown) {
            return false;
        }
    }
}
