package io.huifang.survey.attempt;

import java.time.Instant;
import java.util.UUID;

/**
 * An attempt that changed hands without an agent's doing, or was released.
 *
 * @param attemptId the attempt
 * @param to where it stands now
 * @param withdrawn whether the scheduler took it back
 * @param offer where it stands in the queue when it is offered again
 * @param callbackId the callback task
 * @param customerId the customer of the task
 * @param number the attempt's number within the task
 * @param revealedAt when the number was first shown, UTC; null when it never was
 * @param traceParent W3C trace context it came with; null when not traced
 */
public record Move(
        UUID attemptId,
        AttemptState to,
        boolean withdrawn,
        Offer offer,
        UUID callbackId,
        String customerId,
        int number,
        Instant revealedAt,
        String traceParent) {}
