package io.huifang.scheduler.slot;

import io.huifang.scheduler.rows.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import java.util.List;

/** Books all that one transaction agreed on at once; the slots are locked. */
final class Bookings {
    // What is in a slot is counted by when it begins: a policy before may have had slots of another
    // length. Whoever has a place in the slot already keeps it; the others get what is free, in
    // order, as long as fewer calls begin in the slot than agents can begin.
    private static final String BOOK =
            """
            WITH wanted AS MATERIALIZED (
                SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[],
                        $5::timestamptz[], $6::timestamptz[], $7::timestamptz[], $8::text[],
                        $9::int[]) WITH ORDINALITY
                    AS wanted(callback_id, local_start, zone, starts_at, slot_start, slot_end,
                        chosen_at, chosen_by, per_slot, number)),
            slots AS MATERIALIZED (
                SELECT slot_start, max(slot_end) AS slot_end FROM wanted GROUP BY slot_start),
            known AS MATERIALIZED (
                SELECT s.slot_start AS slot, a.callback_id, a.slot_start, a.place,
                    a.starts_at >= s.slot_start AND a.starts_at < s.slot_end AS inside
                FROM slots s JOIN appointment a
                    ON a.starts_at >= s.slot_start AND a.starts_at < s.slot_end
                        OR a.slot_start = s.slot_start),
            kept AS (
                SELECT w.callback_id, k.place FROM wanted w JOIN known k USING (callback_id)
                WHERE k.slot = w.slot_start AND k.slot_start = w.slot_start
                    AND k.place IS NOT NULL),
            asking AS MATERIALIZED (
                SELECT w.callback_id, w.slot_start AS slot,
                    row_number() OVER (PARTITION BY w.slot_start ORDER BY w.number) AS rank
                FROM wanted w LEFT JOIN kept USING (callback_id)
                WHERE kept.callback_id IS NULL),
            sizes AS (
                SELECT s.slot_start AS slot, coalesce(a.asking, 0) AS asking,
                    coalesce(k.known, 0) AS known, coalesce(k.calls, 0) AS calls
                FROM slots s
                    LEFT JOIN (SELECT slot, count(*) AS asking FROM asking GROUP BY slot) a
                        ON a.slot = s.slot_start
                    LEFT JOIN (
                        SELECT k.slot, count(*) AS known,
                            count(*) FILTER (WHERE k.inside AND a.callback_id IS NULL) AS calls
                        FROM known k LEFT JOIN asking a USING (callback_id)
                        GROUP BY k.slot) k
                        ON k.slot = s.slot_start),
            free AS (
                SELECT slot, place, row_number() OVER (PARTITION BY slot ORDER BY place) AS rank
                FROM sizes CROSS JOIN generate_series(1, asking + known) AS place
                WHERE (slot, place) NOT IN (
                    SELECT slot, place FROM known WHERE place IS NOT NULL))
            INSERT INTO appointment (callback_id, local_start, zone, starts_at, slot_start,
                chosen_at, chosen_by, place)
            SELECT w.callback_id, w.local_start::timestamp, w.zone, w.starts_at, w.slot_start,
                w.chosen_at, w.chosen_by,
                coalesce(kept.place, CASE WHEN s.calls + a.rank <= w.per_slot THEN f.place END)
            FROM wanted w
                JOIN sizes s ON s.slot = w.slot_start
                LEFT JOIN kept USING (callback_id)
                LEFT JOIN asking a USING (callback_id)
                LEFT JOIN free f ON f.slot = w.slot_start AND f.rank = a.rank
            ON CONFLICT (callback_id) DO UPDATE
            SET local_start = excluded.local_start, zone = excluded.zone,
                starts_at = excluded.starts_at, slot_start = excluded.slot_start,
                chosen_at = excluded.chosen_at, chosen_by = excluded.chosen_by,
                place = excluded.place
            """;

    private Bookings() {}

    /**
     * @param agreed at least one, of a task each
     */
    static Uni<Void> book(SqlConnection tx, List<Booking> agreed) {
        return tx.preparedQuery(BOOK)
                .execute(
                        Columns.of(agreed)
                                .uuid(it -> it.agreed().callbackId())
                                .text(it -> it.agreed().localStart())
                                .text(it -> it.agreed().zone().getId())
                                .instant(it -> it.agreed().startsAt())
                                .instant(Booking::slot)
                                .instant(Booking::slotEnd)
                                .instant(Booking::saidAt)
                                .text(it -> it.agreed().by())
                                .integer(it -> it.rules().perSlot())
                                .tuple())
                .replaceWithVoid();
    }
}
