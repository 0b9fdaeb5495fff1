package io.huifang.survey.insight.signal;

import java.time.Duration;
import java.time.Instant;

/**
 * Sixty minutes that end with ten minutes in which something was counted.
 *
 * @param begin UTC
 */
record Hour(Instant begin) {
    private static final Duration LENGTH = Duration.ofHours(1);
    private static final Duration WEEK = Duration.ofDays(7);

    /**
     * @param bucket the last ten minutes, by their beginning
     */
    static Hour endingWith(Instant bucket) {
        return new Hour(bucket.plus(Duration.ofMinutes(10)).minus(LENGTH));
    }

    Instant end() {
        return begin.plus(LENGTH);
    }

    /**
     * In how many weeks there is such an hour to hold it against.
     *
     * @param first when counting began, UTC
     */
    int weeksSince(Instant first, int most) {
        long whole = Duration.between(first, begin).toSeconds() / WEEK.toSeconds();
        return (int) Math.max(0, Math.min(most, whole));
    }
}
