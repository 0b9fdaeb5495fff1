package io.huifang.survey.insight.indicator.tally;

import io.huifang.contract.analytics.AttemptFact;

import java.time.Duration;
import java.time.Instant;

/** The call within an attempt, if there was one. */
final class Live {
    /** Some four months. */
    private static final long MOST = 10_000_000;

    private Live() {}

    /** Whether a number was dialled; facts of earlier releases tell only whether it was shown. */
    static boolean isLive(AttemptFact attempt) {
        return attempt.dialled() == null ? attempt.revealedAt() != null : attempt.dialled();
    }

    /** When the call began: when the number was shown, else when the attempt was concluded. */
    static Instant calledAt(AttemptFact attempt) {
        return attempt.revealedAt() == null ? attempt.occurredAt() : attempt.revealedAt();
    }

    /**
     * Whole seconds, rounded down, from one instant to another; below 0 when that was earlier. A
     * clock that is years off counts as {@link #MOST} seconds, so that it cannot drown the rest.
     */
    static long seconds(Instant from, Instant to) {
        return Math.max(-MOST, Math.min(MOST, Duration.between(from, to).getSeconds()));
    }
}
