package io.huifang.scheduler.followup;

import io.huifang.contract.survey.SurveyResponded;
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
    /** Rule id: an answer is low. */
    static final String RULE = "answer.low";

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

    /** What it wants. */
    public WantedFollowUp wanted() {
        return WantedFollowUp.told(attemptId, callbackId, RULE, reason, explanation, answeredAt)
                .settled(settledAt);
    }
}
