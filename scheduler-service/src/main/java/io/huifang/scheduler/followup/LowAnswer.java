package io.huifang.scheduler.followup;

import io.huifang.contract.survey.SurveyResponded;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.policy.FollowUps;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An answer after which the policy calls again.
 *
 * @param attemptId the attempt in which it was asked; one answer each
 * @param callbackId that attempt's task
 * @param reason reason of the follow-up
 * @param explanation which question, and what the policy says of it; never the answer itself
 * @param answeredAt when, UTC
 * @param settledAt when its matter, or a call for that reason, was last settled or declined, by
 *     event time, UTC; null for never, or when nobody asked yet
 */
public record LowAnswer(
        UUID attemptId,
        UUID callbackId,
        String reason,
        String explanation,
        Instant answeredAt,
        Instant settledAt) {

    /**
     * The answer that counts; empty when none is low.
     *
     * @param followUp whether it was asked in a follow-up
     */
    public static Optional<LowAnswer> of(SurveyResponded fact, FollowUps policy, boolean followUp) {
        return policy.lowOf(fact.questionnaire(), fact.answers(), followUp)
                .map(
                        rule ->
                                new LowAnswer(
                                        fact.attemptId(),
                                        fact.callbackId(),
                                        rule.reason(),
                                        explanation(rule),
                                        fact.occurredAt(),
                                        null));
    }

    private static String explanation(FollowUps.LowAnswer rule) {
        return "The answer to "
                + rule.question()
                + " is low: the policy calls again when "
                + rule.inWords()
                + ".";
    }

    /**
     * Whether what the customer finds bad was settled after he said so. The task's youngest event
     * counts as well, as it does for the task itself.
     */
    boolean isSettled(CallbackTask task) {
        return settledAt != null && !settledAt.isBefore(harmedAt(task));
    }

    /** When the youngest of the answer and the task's events happened, UTC. */
    Instant harmedAt(CallbackTask task) {
        Instant event = task.standing().latestEventTime();
        return answeredAt.isAfter(event) ? answeredAt : event;
    }

    Wish wish() {
        return new Wish(reason, attemptId, false, "answer.low", explanation);
    }
}
