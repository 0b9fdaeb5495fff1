package io.huifang.outbox.relay;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Topics that refused a record, each left alone for a while, so that one missing topic does not
 * hold up the others. Times are those of one {@link Uptime}. Not thread-safe.
 */
final class ParkedTopics {
    private record Parked(int failures, Duration until) {}

    private final Map<String, Parked> parked = new HashMap<>();
    private final Duration firstPause;
    private final Duration longestPause;

    ParkedTopics(Duration firstPause, Duration longestPause) {
        this.firstPause = firstPause;
        this.longestPause = longestPause;
    }

    /** Leaves the topic alone, twice as long as the last time. */
    void park(String topic, Duration now) {
        int failures = parked.containsKey(topic) ? parked.get(topic).failures() + 1 : 1;
        parked.put(topic, new Parked(failures, now.plus(pause(failures))));
    }

    /** Topics not to be tried now. */
    String[] at(Duration now) {
        return parked.entrySet().stream()
                .filter(entry -> entry.getValue().until().compareTo(now) > 0)
                .map(Map.Entry::getKey)
                .toArray(String[]::new);
    }

    /** A turn without failures over all topics: the troubles are over. */
    void clear() {
        parked.clear();
    }

    Duration pause(int failures) {
        Duration pause = firstPause.multipliedBy(1L << Math.min(failures - 1, 20));
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
