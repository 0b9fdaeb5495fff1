package io.huifang.scheduler.slot;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

/**
 * Locks slots until the transaction ends. Slots of any length that overlap have a key in common;
 * others may have, too, but seldom one that is near.
 */
final class SlotLocks {
    /** First of the two numbers of the advisory lock; the second is the key. */
    private static final int SLOT_LOCKS = 0x510751;

    /** Short, so that who wants another time of the same morning need not wait. */
    private static final long STRETCH = Duration.ofMinutes(15).toSeconds();

    /** A batch that books a thousand slots must not take all the locks that a database has. */
    private static final int KEYS = 1021;

    private static final String LOCK =
            "SELECT pg_advisory_xact_lock($1, stretch) FROM unnest($2::int[]) AS stretch";

    private SlotLocks() {}

    // in one order, so that two transactions never wait for each other
    static Uni<Void> lock(SqlConnection tx, IntStream keys) {
        Integer[] ordered = keys.distinct().sorted().boxed().toArray(Integer[]::new);
        return tx.preparedQuery(LOCK).execute(Tuple.of(SLOT_LOCKS, ordered)).replaceWithVoid();
    }

    static IntStream keys(Instant start, Duration slot) {
        long last = start.plus(slot).getEpochSecond() - 1;
        return IntStream.rangeClosed(
                        Math.toIntExact(Math.floorDiv(start.getEpochSecond(), STRETCH)),
                        Math.toIntExact(Math.floorDiv(last, STRETCH)))
                .map(stretch -> Math.floorMod(stretch, KEYS));
    }
}
