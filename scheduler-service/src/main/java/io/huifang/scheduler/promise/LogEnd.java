package io.huifang.scheduler.promise;

import org.apache.kafka.common.TopicPartition;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Where a log ended, and when one looked.
 *
 * @param at before one asked, UTC: what was written earlier stands before these ends
 * @param ends the offset behind the last record of each partition that has any
 */
record LogEnd(Instant at, Map<TopicPartition, Long> ends) {

    /**
     * @param begins the offset of the first record of each partition; where it is the end, too,
     *     there is nothing to read
     */
    static LogEnd of(Instant at, Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> written = new HashMap<>(ends);
        written.entrySet().removeIf(it -> it.getValue().equals(begins.get(it.getKey())));
        return new LogEnd(at, Map.copyOf(written));
    }

    /**
     * Whether it is not there any more: nobody can read a log up to an end that it has lost,
     * because it was made anew or its last records were removed unread.
     *
     * @param later the end that the log has now
     */
    boolean isLost(LogEnd later) {
        return ends.entrySet().stream()
                .anyMatch(it -> later.ends().getOrDefault(it.getKey(), 0L) < it.getValue());
    }

    /**
     * Whether everything before it was worked on.
     *
     * @param next the first offset not worked on yet, by partition; absent for one never read
     */
    boolean isRead(Map<TopicPartition, Long> next) {
        return ends.entrySet().stream()
                .allMatch(it -> next.getOrDefault(it.getKey(), 0L) >= it.getValue());
    }
}
