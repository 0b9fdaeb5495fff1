package io.huifang.scheduler.decision;

import io.huifang.contract.callback.DecisionKind;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** A decision as it was recorded, with the event it answers, so that it can be made again. */
public final class PastDecision {
    private final ReceivedEvent received;
    private final Instant decidedAt;
    private final int policyVersion;
    private final UUID callbackId;
    private final Answer answer;

    PastDecision(
            ReceivedEvent received,
            Instant decidedAt,
            int policyVersion,
            UUID callbackId,
            Answer answer) {
        this.received = received;
        this.decidedAt = decidedAt;
        this.policyVersion = policyVersion;
        this.callbackId = callbackId;
        this.answer = answer;
    }

    /**
     * What was answered, without the instants.
     *
     * @param kind the answer
     * @param reason the policy's reason; null when none applies
     * @param rule id of the rule that settled it
     */
    public record Answer(DecisionKind kind, String reason, String rule) {}

    ReceivedEvent received() {
        return received;
    }

    public String customerId() {
        return received.customerId();
    }

    /** CloudEvents type of the event. */
    public String type() {
        return received.event().type();
    }

    /** When the event happened, UTC. */
    public Instant happenedAt() {
        return received.event().time();
    }

    /** Whether each of these values is a fact of the event, under whatever name. */
    public boolean states(Collection<String> values) {
        Set<String> stated = new HashSet<>();
        received.data().forEach(fact -> stated.add(fact.asText()));
        return stated.containsAll(values);
    }

    /** Key of the decision. */
    public UUID eventKey() {
        return received.key();
    }

    /** When it was decided, UTC. */
    public Instant decidedAt() {
        return decidedAt;
    }

    /** Version of the policy that was asked. */
    public int policyVersion() {
        return policyVersion;
    }

    /** The task opened, joined or closed; null when there is none. */
    public UUID callbackId() {
        return callbackId;
    }

    public Answer answer() {
        return answer;
    }
}
