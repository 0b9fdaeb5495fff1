package io.huifang.survey.attempt;

import io.huifang.contract.callback.IdentityLevel;

import java.time.Instant;
import java.util.UUID;

/**
 * What was dispatched. Never changes.
 *
 * @param callbackId the callback task
 * @param customerId whom to call
 * @param number the attempt's number within the task, from 1
 * @param reason why we call
 * @param subjectRef what it is about; null when the reason has no subject
 * @param purpose what the contact is for
 * @param script id of the script; null for the general one
 * @param questionnaire id of the questionnaire; null when nothing is asked
 * @param eventTime when the harm happened, UTC; null when the scheduler did not say
 * @param policyVersion version of the policy that planned it
 * @param traceParent W3C trace context it came with; null when not traced
 * @param context non-personal facts for the agent, one JSON object
 * @param numberAsOf the number to show is the one that held at that instant, UTC; null for the
 *     newest
 * @param identity how sure the agent must be of who is on the line, as the policy says; null when
 *     it does not
 */
public record Brief(
        UUID callbackId,
        String customerId,
        int number,
        String reason,
        String subjectRef,
        String purpose,
        String script,
        String questionnaire,
        Instant eventTime,
        int policyVersion,
        String traceParent,
        String context,
        Instant numberAsOf,
        IdentityLevel identity) {}
