package io.huifang.survey.queue;

import java.time.Instant;

/**
 * Offers of one queue and one priority.
 *
 * @param key which lane
 * @param reason why its customers are called
 * @param mark no offer in it is due before this instant, UTC
 */
record Lane(Key key, String reason, Instant mark) {
    /** A queue and a priority. */
    record Key(int queueId, int priority) {}

    Lane markedAt(Instant instant) {
        return new Lane(key, reason, instant);
    }
}
