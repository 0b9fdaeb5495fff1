package io.huifang.intake.cloudevent;

import java.time.Duration;
import java.time.Instant;

/**
 * What the service knows of a request besides its content.
 *
 * @param at when it came, UTC; stands in for an absent {@code time} and bounds a stated one
 * @param traceParent W3C trace context for events that bring none of their own
 */
public record Arrival(Instant at, String traceParent) {
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    /** Nothing that has happened can be later, by however much clocks differ. */
    public Instant latest() {
        return at.plus(CLOCK_TOLERANCE);
    }
}
