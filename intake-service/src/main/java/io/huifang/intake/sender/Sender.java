package io.huifang.intake.sender;

import java.util.Set;

/**
 * A wallet backend that may post events.
 *
 * @param name as configured
 * @param sources CloudEvents sources that are its own
 * @param types event types it may send; empty for all
 */
public record Sender(String name, Set<String> sources, Set<String> types) {
    /** Whether events of that source are this sender's to tell. */
    public boolean owns(String source) {
        return sources.contains(source);
    }

    /** Whether this sender may tell events of that type. */
    public boolean maySend(String type) {
        return types.isEmpty() || types.contains(type);
    }
}
