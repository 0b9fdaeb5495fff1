package io.huifang.journeys.evidence;

import io.huifang.backing.Database;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Looks again and again whether attempts are held for longer than ten seconds past their lease.
 * Leases can end only while the survey service and its database serve, so times of faults and ten
 * seconds after them do not count. Used by one thread at a time.
 */
public final class LeaseWatch {
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(10);

    private static final String OVERDUE =
            """
            SELECT count(*) FROM attempt
            WHERE state = 'CLAIMED' AND lease_until < clock_timestamp() - interval '10 s'""";

    private final Database survey;
    private final BooleanSupplier serves;

    /** By System.nanoTime(). */
    private long servesSince = System.nanoTime();

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
        this.survey = survey;
        this.serves = serves;
    }

    /** Looks once. */
    public synchronized void look() {
        if (!serves.getAsBoolean()) {
            servesSince = System.nanoTime();
        } else if (System.nanoTime() - servesSince > AFTER_A_FAULT.toNanos()) {
            count();
        }
    }

    public synchronized Seen seen() {
        return seen;
    }

    private void count() {
        try {
            seen = seen.and(Rows.number(survey, OVERDUE));
        } catch (IllegalStateException away) {
            servesSince = System.nanoTime();
        }
    }
}
