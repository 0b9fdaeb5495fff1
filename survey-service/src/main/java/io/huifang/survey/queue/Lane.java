package io.huifang.survey.queue;

import io.huifang.survey.attempt.QueueName;

import java.time.Instant;

/**
 * Offers of one queue and one priority.
 *
 * @param key which lane
 * @param queue whom its attempts are for
 * @param mark no offer in it is due before this instant, UTC
 */
record Lane(Key key, QueueName queue, Instant mark) {
    /** A queue and a priority. */
    record Key(int queueId, int priority) {}

    Lane markedAt(Instant instant) {
        return new Lane(key, queue, instant);
    }

    String reason() {
        return queue.reason();
    }
}
