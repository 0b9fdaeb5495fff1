package io.huifang.scheduler.slot;

import io.huifang.scheduler.rows.Columns;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * The appointments. Whoever writes one has locked the customer, then the slot; of several slots the
 * earlier first.
 */
@ApplicationScoped
public class Appointments {
    /** First of the two numbers of the advisory lock; the second is the slot's minute. */
    private static final int SLOT_LOCKS = 0x510751;

    private static final String LOCK_SLOT = "SELECT 1 FROM pg_advisory_xact_lock($1, $2)";

    private static final String TAKEN =
            """
            SELECT starts_at FROM appointment
            WHERE slot_start >= $1 AND slot_start < $2 AND callback_id <> $3
            """;

    private static final String BOOK =
            """
            INSERT INTO appointment (callback_id, local_start, zone, starts_at, slot_start,
                chosen_at, chosen_by, seat)
            SELECT $1, $2, $3, $4, $5, $6, $7,
                (SELECT min(place) FROM generate_series(1, $8::int) AS place
                WHERE NOT EXISTS (
                    SELECT FROM appointment taken
                    WHERE taken.slot_start = $5 AND taken.seat = place
                        AND taken.callback_id <> $1))
            ON CONFLICT (callback_id) DO UPDATE
            SET local_start = excluded.local_start, zone = excluded.zone,
                starts_at = excluded.starts_at, slot_start = excluded.slot_start,
                chosen_at = excluded.chosen_at, chosen_by = excluded.chosen_by,
                seat = excluded.seat
            """;

    private static final String COMING =
            """
            SELECT callback_id, local_start, zone, starts_at, chosen_by FROM appointment
            WHERE slot_start > $1 ORDER BY slot_start
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

    /** Until this transaction ends, nobody else takes a place in the slot. */
    public Uni<Void> lock(SqlConnection tx, Instant slot) {
        int minute = Math.toIntExact(slot.getEpochSecond() / 60);
        return tx.preparedQuery(LOCK_SLOT).execute(Tuple.of(SLOT_LOCKS, minute)).replaceWithVoid();
    }

    /**
     * Books what was agreed, also where no place is left: then it is booked beyond them. A task's
     * earlier appointment gives way, and its place is free again.
     *
     * @param agreed perhaps none
     */
    public Uni<Void> agree(SqlConnection tx, List<Booking> agreed) {
        if (agreed.isEmpty()) return Uni.createFrom().voidItem();
        return Multi.createFrom()
                .iterable(agreed.stream().sorted(Comparator.comparing(Booking::slot)).toList())
                .onItem()
                .transformToUniAndConcatenate(it -> lock(tx, it.slot()).chain(() -> book(tx, it)))
                .collect()
                .asList()
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
                                .addOffsetDateTime(Columns.utc(booking.saidAt()))
                                .addString(agreed.by().name())
                                .addInteger(booking.rules().perSlot()))
                .replaceWithVoid();
    }

    /** Those that begin after that instant, in zones that this Java knows. */
    public Uni<List<Appointment>> coming(SqlClient client, Instant after) {
        return client.preparedQuery(COMING)
                .execute(Tuple.of(Columns.utc(after)))
                .map(
                        rows -> {
                            List<Appointment> coming = new ArrayList<>();
                            for (Row row : rows) {
                                if (isZone(row.getString(2))) coming.add(appointment(row));
                            }
                            return coming;
                        });
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
