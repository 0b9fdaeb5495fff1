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
 * @param explanation which answer, and what the policy says of it
 * @param answeredAt when, UTC
 */
public record LowAnswer(
        UUID attemptId, UUID callbackId, String reason, String explanation, Instant answeredAt) {

    /** The answer that counts; empty when none is low. */
    public static Optional<LowAnswer> of(SurveyResponded fact, FollowUps policy) {
        return policy.lowOf(fact.questionnaire(), fact.answers())
                .map(
                        rule ->
                                new LowAnswer(
                                        fact.attemptId(),
                                        fact.callbackId(),
                                        rule.reason(),
                                        explanation(fact, rule),
                                        fact.occurredAt()));
    }

    private static String explanation(SurveyResponded fact, FollowUps.LowAnswer rule) {
        return "The customer answered "
                + rule.question()
                + " with "
                + fact.answers().get(rule.question())
                + "; the policy calls again when "
                + rule.inWords()
                + ".";
    }

    Wish wish() {
        return new Wish(reason, attemptId, false, "answer.low", explanation);
    }
}
