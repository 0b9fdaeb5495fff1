package io.huifang.scheduler.replay.virtual;

import io.huifang.scheduler.decision.PastDecision;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One customer's past.
 *
 * @param customerId whose
 * @param decisions everything decided about him so far, in the order of decision
 * @param attempts attempts to reach him, by id
 * @param acts what people did, in the order of time
 * @param calledAt when calls were due for which an incident's end had been waited for, by task, UTC
 */
public record Past(
        String customerId,
        List<PastDecision> decisions,
        Map<UUID, PastAttempt> attempts,
        List<Act> acts,
        Map<UUID, Instant> calledAt) {
    /** Whether any attempt's end was corrected: then closed tasks may go on. */
    boolean hasCorrections() {
        return attempts.values().stream().anyMatch(it -> !it.corrections().isEmpty());
    }
}
