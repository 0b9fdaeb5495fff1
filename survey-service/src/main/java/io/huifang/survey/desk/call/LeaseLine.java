package io.huifang.survey.desk.call;

import io.huifang.survey.page.Wording;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * How long the call is still the agent's. The page asks again while it is open.
 *
 * @param path of the call
 * @param token the lease's
 * @param seconds left; the page counts them down
 * @param until when it ends unless the page asks again, a time of day
 * @param every how often the page asks, in seconds
 * @param withdrawn the scheduler took it back during the call
 * @param over why it is no longer his; null while it is
 */
public record LeaseLine(
        String path,
        long token,
        long seconds,
        String until,
        long every,
        boolean withdrawn,
        String over) {
    /** A lease survives two lost requests. */
    private static final int TRIES = 3;

    static LeaseLine of(UUID attemptId, long token, Live live, Duration duration, Wording wording) {
        return new LeaseLine(
                CallPages.path(attemptId),
                token,
                Math.max(0, live.left().toSeconds()),
                wording.clock(live.until()),
                Math.max(1, duration.toSeconds() / TRIES),
                live.withdrawn(),
                null);
    }

    static LeaseLine over(UUID attemptId, String because) {
        return new LeaseLine(CallPages.path(attemptId), 0, 0, "", 0, false, because);
    }

    /**
     * A lease as it was read.
     *
     * @param until its end, UTC
     * @param left of it at the time of reading
     */
    record Live(Instant until, Duration left, boolean withdrawn) {}
}
