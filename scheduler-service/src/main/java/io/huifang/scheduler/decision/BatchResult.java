package io.huifang.scheduler.decision;

import java.time.Instant;
import java.util.List;

/**
 * What became of a batch.
 *
 * @param decided the decisions made
 * @param repeated second deliveries, which changed nothing
 * @param conflicting events whose key was decided before with other content
 * @param nextDue when the first task that waits after this batch is due, UTC; {@link Instant#MAX}
 *     when there is none
 */
record BatchResult(List<Decided> decided, int repeated, int conflicting, Instant nextDue) {
    /** Of a batch without a readable event. */
    static final BatchResult NOTHING = new BatchResult(List.of(), 0, 0, Instant.MAX);
}
