package io.huifang.scheduler.policy;

import io.huifang.scheduler.policy.calendar.BusinessClock;

import java.time.Duration;
import java.time.Instant;

/**
 * A length of time in which something must happen.
 *
 * @param length positive
 * @param business whether only business time counts
 */
public record Within(Duration length, boolean business) {
    private static final String OF_BUSINESS = " of business";
    private static final int ALL = 100;

    public Within {
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("length is not positive");
        }
    }

    /** Reads what {@link #toString()} writes. */
    public static Within parse(String text) {
        boolean business = text.endsWith(OF_BUSINESS);
        return new Within(Duration.parse(text.replace(OF_BUSINESS, "")), business);
    }

    /** A part of it. */
    public Within percent(int percent) {
        return new Within(length.multipliedBy(percent).dividedBy(ALL), business);
    }

    /** What is left of it after some of it has passed. */
    public Within minus(Duration passed) {
        return new Within(length.minus(passed), business);
    }

    /** The instant at which it is over. */
    public Instant endsAt(Instant from, BusinessClock clock) {
        return business ? clock.plus(from, length) : from.plus(length);
    }

    /** How much of it passes between two instants, the second after the first. */
    public Duration passed(Instant from, Instant until, BusinessClock clock) {
        return business ? clock.between(from, until) : Duration.between(from, until);
    }

    /** Such as {@code PT2H} or {@code PT8H of business}. */
    @Override
    public String toString() {
        return length + (business ? OF_BUSINESS : "");
    }
}
