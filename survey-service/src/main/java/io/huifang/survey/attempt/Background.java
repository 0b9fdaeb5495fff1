package io.huifang.survey.attempt;

import java.time.Instant;

/**
 * What is told of an attempt for those who count, and plays no part in the call.
 *
 * @param freshUntil after it the call is of no use, UTC; null when the scheduler did not say
 * @param region country of the customer's number; null when unknown
 * @param language the customer's own language, BCP 47; null when unknown
 * @param targetAt by when he should be reached, UTC; null without a target
 * @param appointmentAt for when the call was agreed, UTC; null without an appointment
 * @param budgetBroken whether the contact is one too many after all
 * @param agentGroup of who holds the attempt, or held it last, as of now; null for none
 */
public record Background(
        Instant freshUntil,
        String region,
        String language,
        Instant targetAt,
        Instant appointmentAt,
        boolean budgetBroken,
        String agentGroup) {

    /** Whether the attempt was claimed when the call was of no use any more. */
    public boolean isStaleAt(Instant claimedAt) {
        return freshUntil != null && claimedAt != null && !claimedAt.isBefore(freshUntil);
    }
}
