package io.huifang.outbox.relay;

import java.util.Map;

/** How one try to relay ended. */
sealed interface Turn {
    /** No row was to be seen, and the lock was not tried. */
    record Nothing() implements Turn {}

    /** Another relay holds the lock. */
    record Refused() implements Turn {}

    /**
     * This relay held the lock.
     *
     * @param rows how many rows were sent, acknowledged and deleted
     * @param moreWait whether rows are known to be left
     * @param failures by topic, why rows of it are still there
     */
    record Relayed(int rows, boolean moreWait, Map<String, Throwable> failures) implements Turn {}
}
