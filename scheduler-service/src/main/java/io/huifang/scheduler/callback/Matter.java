package io.huifang.scheduler.callback;

import java.time.Instant;
import java.util.UUID;

/**
 * What a task is about. Never changes.
 *
 * @param callbackId the task's id; follows from what opened it, see {@link DerivedIds}
 * @param eventKey key of the decision whose facts the agent is shown; a follow-up has its parent's
 * @param parentId the unresolved task it follows up; null for one born from an event
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
        UUID parentId,
        String customerId,
        String reason,
        String cause,
        String subjectRef,
        Instant eventTime,
        Instant createdAt,
        int policyVersion,
        String traceParent) {

    /** A task about the same, after this one ended without a solution. */
    public Matter followUp(String reason, Instant at, int policyVersion) {
        return new Matter(
                DerivedIds.ofFollowUp(callbackId),
                eventKey,
                callbackId,
                customerId,
                reason,
                cause,
                subjectRef,
                eventTime,
                at,
                policyVersion,
                traceParent);
    }
}
