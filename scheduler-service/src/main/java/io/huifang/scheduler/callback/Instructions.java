package io.huifang.scheduler.callback;

import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.contract.callback.IdentityLevel;
import io.huifang.contract.callback.Purpose;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What the policy tells the agent of one attempt.
 *
 * @param purpose what the contact is for
 * @param script id of the script to follow
 * @param questionnaire id of the questionnaire to ask; null for none
 * @param skill skill the agent needs; null for any
 * @param language BCP 47 language the agent needs; null for any
 * @param context non-personal facts of the event, by name
 * @param policyVersion version of the policy that dispatches
 * @param numberAsOf the number to call is the one that held at that instant, UTC; null for the
 *     newest
 * @param protects whether the call is for the customer's own protection
 * @param identity how sure the agent must be of who is on the line; null where the policy does not
 *     say
 * @param background what is told for those who count
 */
public record Instructions(
        Purpose purpose,
        String script,
        String questionnaire,
        String skill,
        String language,
        Map<String, Object> context,
        int policyVersion,
        Instant numberAsOf,
        boolean protects,
        IdentityLevel identity,
        Background background) {

    /**
     * What is told of an attempt for those who count, and plays no part in the call.
     *
     * @param region country of the customer; null when unknown
     * @param language his own; null when unknown
     * @param targetAt by when he should be reached, UTC; null without a target
     * @param budgetBroken whether the contact is one too many after all
     */
    public record Background(
            String region, String language, Instant targetAt, boolean budgetBroken) {}

    /** The fact that tells of the attempt. */
    CallbackDispatched dispatched(UUID eventId, CallbackTask task, Attempt attempt) {
        Matter matter = task.matter();
        Standing standing = task.standing();
        return new CallbackDispatched(
                eventId,
                attempt.dispatchedAt(),
                matter.customerId(),
                task.id(),
                attempt.attemptId(),
                attempt.number(),
                matter.reason(),
                matter.subjectRef(),
                standing.priority(),
                purpose,
                script,
                questionnaire,
                standing.skill() == null ? skill : standing.skill(),
                language,
                attempt.callableFrom(),
                attempt.callableUntil(),
                standing.freshUntil(),
                attempt.dueAt(),
                matter.eventTime(),
                context,
                policyVersion,
                numberAsOf,
                standing.nextAgent().owner(),
                null, // the survey side's own setting
                protects ? true : null,
                identity,
                background.region(),
                background.language(),
                background.targetAt(),
                standing.appointed() ? standing.chosen().at() : null,
                background.budgetBroken() ? true : null);
    }
}
