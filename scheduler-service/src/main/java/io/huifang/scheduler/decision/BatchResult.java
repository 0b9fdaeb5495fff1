package io.huifang.scheduler.decision;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What became of a batch.
 *
 * @param decided the decisions made
 * @param repeated second deliveries, which changed nothing
 * @param conflicting events whose key was decided before with other content
 * @param untilNextDue how long the first task that waits after this batch has to wait; empty when
 *     there is none
 */
record BatchResult(
        List<Decided> decided, int repeated, int conflicting, Optional<Duration> untilNextDue) {
    /** Of a batch without a readable event. */
    static final BatchResult NOTHING = new BatchResult(List.of(), 0, 0, Optional.empty());
}
