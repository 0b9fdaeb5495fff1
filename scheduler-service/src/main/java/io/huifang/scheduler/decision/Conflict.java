package io.huifang.scheduler.decision;

import io.huifang.contract.callback.DecisionKind;
import io.huifang.contract.callback.DecisionMade;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * An event whose key was decided before with other content. The first one stands.
 *
 * @param received the later one
 * @param policyVersion version of the policy in force
 * @param seenAt when it came, UTC
 */
record Conflict(ReceivedEvent received, int policyVersion, Instant seenAt) {
    /** Rule id: the key was decided before. The view {@code told_decision} names it, too. */
    private static final String RULE = "key.conflict";

    /** As the view {@code told_decision} says it, too. */
    private static final String EXPLANATION =
            "An event with the same source and id, but other content, was decided before;"
                    + " the first one stands.";

    DecisionMade fact(UUID eventId) {
        return new DecisionMade(
                eventId,
                seenAt,
                received.customerId(),
                received.source(),
                received.id(),
                received.event().type(),
                DecisionKind.CONFLICT,
                null,
                RULE,
                policyVersion,
                EXPLANATION,
                Map.of(),
                null,
                received.event().time(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
