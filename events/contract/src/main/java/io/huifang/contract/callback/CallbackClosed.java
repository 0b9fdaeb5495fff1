package io.huifang.contract.callback;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.Fact;
import io.huifang.contract.shape.Optional;
import io.huifang.contract.shape.Range;

import java.time.Instant;
import java.util.UUID;

/**
 * A callback task ended. Told once per task.
 *
 * @param eventId id of this fact
 * @param occurredAt when it was closed, UTC
 * @param customerId the customer of the task
 * @param callbackId the callback task
 * @param reason why we wanted to call
 * @param subjectRef what it was about; null when the reason has no subject
 * @param outcome how it ended
 * @param attempts attempts dispatched over its life
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CallbackClosed(
        UUID eventId,
        Instant occurredAt,
        String customerId,
        UUID callbackId,
        String reason,
        @Optional String subjectRef,
        Outcome outcome,
        @Range(min = 0) int attempts)
        implements Fact {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.callback.closed.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public CallbackClosed {
        requireNonNull(eventId, "eventId");
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(customerId, "customerId");
        requireNonNull(callbackId, "callbackId");
        requireNonNull(reason, "reason");
        requireNonNull(outcome, "outcome");
    }

    @Override
    public String type() {
        return TYPE;
    }
}
