package io.huifang.scheduler.callback;

import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.Reason;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a task is about. Never changes.
 *
 * @param callbackId the task's id; follows from what opened it, see {@link DerivedIds}
 * @param eventKey key of the decision whose facts the agent is shown; a follow-up has its parent's
 * @param lineage the case it follows up; null for one born from an event
 * @param customerId whom to reach, opaque
 * @param reason why, as the policy names it
 * @param cause what tells causes of one reason apart: the subject and what kind of thing it is,
 *     such as {@code refund:8812}; empty when the reason is merged per customer
 * @param subjectRef what it is about, such as a refund's id; null when there is none
 * @param eventTime when the harm happened, UTC
 * @param createdAt when the task was created, UTC
 * @param policyVersion version of the policy that planned it
 * @param traceParent W3C trace context it continues; null when not traced
 */
public record Matter(
        UUID callbackId,
        UUID eventKey,
        Lineage lineage,
        String customerId,
        String reason,
        String cause,
        String subjectRef,
        Instant eventTime,
        Instant createdAt,
        int policyVersion,
        String traceParent) {

    /** The task it follows up; null for one born from an event. */
    public UUID parentId() {
        return lineage == null ? null : lineage.parentId();
    }

    /** The task its case began with; its own id when an event opened it. */
    public UUID caseId() {
        return lineage == null ? callbackId : lineage.caseId();
    }

    /** The reason its case began with; its own when an event opened it. */
    public String caseReason() {
        return lineage == null ? reason : lineage.caseReason();
    }

    /** Its reason as it is within its case; empty when the policy dropped it. */
    public Optional<Reason> reasonIn(Policy policy) {
        return policy.reason(reason, caseReason());
    }

    /** How many follow-ups led to it; 0 when an event opened it. */
    public int followUps() {
        return lineage == null ? 0 : lineage.number();
    }

    /**
     * The cause a follow-up of it has: its case's, also when events of that reason are merged per
     * customer. Else what settles one case would end the call that another one, or an event, wants
     * as well. What began as one matter of the customer's own, whatever it was about, is told from
     * his other ones by its reason.
     */
    public String causeUnder(Reason next) {
        String first = lineage == null ? cause : lineage.caseCause();
        if (!first.isEmpty()) return first;
        return next.name().equals(caseReason()) ? "" : caseReason();
    }

    /**
     * A task about the same, after this one ended without a solution.
     *
     * @param id its id, see {@link DerivedIds}
     */
    public Matter followUp(UUID id, Reason next, Instant at, int policyVersion) {
        return under(Lineage.under(this), id, next, at, policyVersion);
    }

    /**
     * A task that goes on in the place of this one, which should not have ended: it follows up as
     * many as this one.
     *
     * @param id its id, see {@link DerivedIds}
     */
    public Matter resumed(UUID id, Reason next, Instant at, int policyVersion) {
        return under(Lineage.inPlaceOf(this), id, next, at, policyVersion);
    }

    private Matter under(Lineage line, UUID id, Reason next, Instant at, int policyVersion) {
        return new Matter(
                id,
                eventKey,
                line,
                customerId,
                next.name(),
                causeUnder(next),
                subjectRef,
                eventTime,
                at,
                policyVersion,
                traceParent);
    }
}
