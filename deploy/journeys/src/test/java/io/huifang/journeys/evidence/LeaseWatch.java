package io.huifang.journeys.evidence;

import io.huifang.backing.Database;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Looks again and again whether attempts are held for longer than ten seconds past their lease.
 * Leases can end only while the survey service and its database serve, so times of faults and ten
 * seconds after them do not count. Used by one thread at a time.
 */
public final class LeaseWatch {
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(10);

    /** A database that takes longer to count was kept from it, as leases were from their ends. */
    private static final Duration PROMPT = Duration.ofSeconds(3);

    private static final String OVERDUE =
            """
            SELECT count(*) FROM attempt
            WHERE state = 'CLAIMED' AND lease_until < clock_timestamp() - interval '10 s'""";

    private final LongSupplier overdue;
    private final BooleanSupplier serves;
    private final LongSupplier nanos;

    /** By the same clock. */
    private long servesSince;

    private Seen seen = new Seen(0, 0);

    /**
     * What it saw.
     *
     * @param looks how often it looked
     * @param overdue most attempts held for too long at one time
     */
    public record Seen(long looks, long overdue) {
        Seen and(long more) {
            return new Seen(looks + 1, Math.max(overdue, more));
        }
    }

    /**
     * @param serves whether the survey service and its database serve right now
     */
    public LeaseWatch(Database survey, BooleanSupplier serves) {
        this(() -> Rows.number(survey, OVERDUE), serves, System::nanoTime);
    }

    /**
     * @param overdue counts attempts held for too long right now
     * @param nanos a clock
     */
    LeaseWatch(LongSupplier overdue, BooleanSupplier serves, LongSupplier nanos) {
        this.overdue = overdue;
        this.serves = serves;
        this.nanos = nanos;
        this.servesSince = nanos.getAsLong();
    }

    /** Looks once. */
    public synchronized void look() {
        if (!serves.getAsBoolean()) {
            servesSince = nanos.getAsLong();
        } else if (nanos.getAsLong() - servesSince > AFTER_A_FAULT.toNanos()) {
            count();
        }
    }

    public synchronized Seen seen() {
        return seen;
    }

    private void count() {
        long asked = nanos.getAsLong();
        try {
            long counted = overdue.getAsLong();
            if (nanos.getAsLong() - asked > PROMPT.toNanos()) {
                servesSince = nanos.getAsLong();
            } else {
                seen = seen.and(counted);
            }
        } catch (IllegalStateException away) {
            servesSince = nanos.getAsLong();
        }
    }
}
