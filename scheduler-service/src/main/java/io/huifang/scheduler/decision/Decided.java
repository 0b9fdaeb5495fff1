package io.huifang.scheduler.decision;

import io.huifang.contract.callback.DecisionMade;
import io.huifang.scheduler.input.Input;
import io.huifang.scheduler.promise.Occurrence;

import java.time.Instant;
import java.util.UUID;

/**
 * An event with its decision, as it is recorded and told.
 *
 * @param received the event
 * @param decision the answer
 * @param policyVersion version of the policy that was asked
 * @param decidedAt when, UTC
 * @param callbackId the task opened, joined or closed; null when there is none
 * @param circumstances what is told besides the answer
 */
record Decided(
        ReceivedEvent received,
        Decision decision,
        int policyVersion,
        Instant decidedAt,
        UUID callbackId,
        Circumstances circumstances) {

    Occurrence occurrence() {
        return new Occurrence(
                received.key(),
                received.customerId(),
                received.event().type(),
                received.event().subjectRef(),
                received.event().time());
    }

    DecisionMade fact(UUID eventId) {
        return new DecisionMade(
                eventId,
                decidedAt,
                received.customerId(),
                received.source(),
                received.id(),
                received.event().type(),
                decision.kind(),
                decision.reason(),
                decision.rule(),
                policyVersion,
                decision.explanation(),
                Input.byName(decision.inputs()),
                callbackId,
                received.event().time(),
                circumstances.cause(),
                circumstances.merchantCategory(),
                circumstances.currency(),
                circumstances.region(),
                circumstances.language(),
                circumstances.holdOut(),
                circumstances.incidentId(),
                circumstances.dueAt(),
                circumstances.targetAt());
    }
}
