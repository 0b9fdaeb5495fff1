package io.huifang.contract.attempt;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.Fact;
import io.huifang.contract.shape.Optional;
import io.huifang.contract.shape.Range;

import java.time.Instant;
import java.util.UUID;

/**
 * An attempt came back without a conclusion. The scheduler asks the policy again, and the attempt
 * does not count; the contact does, when the number had been shown. Told again under the same id to
 * a scheduler that dispatches it anew.
 *
 * @param eventId id of this fact
 * @param occurredAt when it came back, UTC
 * @param customerId the customer of the task
 * @param callbackId the callback task
 * @param attemptId the attempt
 * @param number the attempt's number within the task, from 1
 * @param because why
 * @param revealedAt when the number was first shown, under a lease that ended without a word, UTC:
 *     the customer may have been called; null when it never was, and always by a survey side that
 *     does not tell it yet
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AttemptReturned(
        UUID eventId,
        Instant occurredAt,
        String customerId,
        UUID callbackId,
        UUID attemptId,
        @Range(min = 1) int number,
        Because because,
        @Optional Instant revealedAt)
        implements Fact {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.attempt.returned.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public AttemptReturned {
        requireNonNull(eventId, "eventId");
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(customerId, "customerId");
        requireNonNull(callbackId, "callbackId");
        requireNonNull(attemptId, "attemptId");
        requireNonNull(because, "because");
    }

    /** Why an attempt comes back. */
    public enum Because {
        /** The scheduler withdrew it. */
        WITHDRAWN,
        /** Its calling window ended, or the lease under which its number was shown. */
        WINDOW_OVER
    }

    @Override
    public String type() {
        return TYPE;
    }
}
