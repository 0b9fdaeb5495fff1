package io.huifang.scheduler.slot;

import io.huifang.scheduler.policy.AppointmentRules;
import io.huifang.scheduler.rows.Columns;
import io.huifang.scheduler.rows.ManyRows;
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
    // Counted by when they begin: a policy before may have had slots of another length. Counted
    // where they are: whoever looks at a page must not make us read every appointment of a week.
    private static final String FULL =
            """
            SELECT date_bin(make_interval(secs => $4), starts_at, timestamptz 'epoch') AS slot
            FROM appointment
            WHERE starts_at >= $1 AND starts_at < $2 AND callback_id <> $3
            GROUP BY slot HAVING count(*) >= $5
            """;

    private static final String COMING =
            """
            SELECT callback_id, local_start, zone, starts_at, chosen_by FROM appointment
            WHERE (starts_at, callback_id) > ($1, $2) ORDER BY starts_at, callback_id LIMIT 500
            """;

    /**
     * The slots in which others have agreed on as many calls as customers may choose.
     *
     * @param from when a slot begins, UTC
     * @param until exclusive, UTC
     */
    public Uni<List<Instant>> full(
            SqlClient client, AppointmentRules rules, Instant from, Instant until, UUID exceptOf) {
        return client.preparedQuery(FULL)
                .execute(
                        Tuple.of(
                                Columns.utc(from),
                                Columns.utc(until),
                                exceptOf,
                                (double) rules.slot().toSeconds(),
                                (long) rules.offered()))
                .map(rows -> ManyRows.list(rows, row -> Columns.instant(row.getOffsetDateTime(0))));
    }

    /**
     * Until this transaction ends, nobody else takes a place in the slot, nor in one of any length
     * that overlaps it.
     */
    public Uni<Void> lock(SqlConnection tx, Instant start, Duration slot) {
        return SlotLocks.lock(tx, SlotLocks.keys(start, slot));
    }

    /**
     * Books what was agreed, also where no place is left: then it is booked beyond them. A task's
     * earlier appointment gives way, and its place is free again.
     *
     * @param agreed perhaps none
     */
    public Uni<Void> agree(SqlConnection tx, List<Booking> agreed) {
        if (agreed.isEmpty()) return Uni.createFrom().voidItem();
        IntStream keys =
                agreed.stream().flatMapToInt(it -> SlotLocks.keys(it.slot(), it.rules().slot()));
        return SlotLocks.lock(tx, keys).chain(() -> Bookings.book(tx, agreed));
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
