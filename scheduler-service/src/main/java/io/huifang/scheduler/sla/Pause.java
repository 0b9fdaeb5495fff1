package io.huifang.scheduler.sla;

import java.time.Instant;
import java.util.Objects;

/**
 * A stretch in which a case's clock stands still.
 *
 * @param from its beginning, UTC
 * @param until its end, UTC; null while nobody knows
 * @param because what it waits for: a disposition or the type of an event
 */
record Pause(Instant from, Instant until, String because) {
    Pause {
        Objects.requireNonNull(from, "from");
        if (until != null && !until.isAfter(from)) {
            throw new IllegalArgumentException("a pause ends before it begins");
        }
    }

    boolean holdsAt(Instant at) {
        return !at.isBefore(from) && (until == null || at.isBefore(until));
    }
}
