package io.huifang.scheduler.callback;

import java.time.Duration;
import java.time.Instant;

/**
 * A time that the customer himself chose for his next call.
 *
 * @param at which, UTC
 * @param saidAt when he said so, UTC: what he said before that changes nothing any more
 */
public record ChosenTime(Instant at, Instant saidAt) {
    /** So long after calling is allowed at or after the chosen instant, a call still keeps it. */
    public static final Duration TOLERANCE = Duration.ofHours(4);

    /** Until when a call keeps it, UTC. */
    Instant keptUntil() {
        return at.plus(TOLERANCE);
    }
}
