package io.huifang.contract.analytics;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.Fact;
import io.huifang.contract.callback.Outcome;
import io.huifang.contract.shape.Optional;
import io.huifang.contract.shape.Range;

import java.time.Instant;
import java.util.UUID;

/**
 * One callback task as it opened and, in a second fact, as it closed, flat. Dedupe by {@code
 * eventId}; of a task the highest {@code revision} counts.
 *
 * @param eventId id of this fact
 * @param occurredAt when it opened or closed, UTC
 * @param customerId the customer's pseudonym, also the record's key
 * @param callbackId the callback task
 * @param status whether it is open
 * @param revision 0 for the opening, 1 for the end, 2 for an end that is told again, complete
 * @param reason why we want to call
 * @param region country of the customer's number; null when not known
 * @param language the customer's language, BCP 47; null when not known
 * @param openedAt when it opened, UTC; null at the end of a task whose opening was not heard
 * @param eventTime when the harm happened, UTC; null when not heard
 * @param targetAt by when the customer must be reached, UTC; null without a target
 * @param dueAt when its first attempt was planned, UTC; null when not heard
 * @param closedAt when it ended, UTC; null while it is open
 * @param outcome how it ended; null while it is open
 * @param attempts attempts dispatched so far
 * @param followUpOf the task it follows up; null for none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CallbackFact(
        UUID eventId,
        Instant occurredAt,
        String customerId,
        UUID callbackId,
        Status status,
        @Range(min = 0) int revision,
        String reason,
        @Optional String region,
        @Optional String language,
        @Optional Instant openedAt,
        @Optional Instant eventTime,
        @Optional Instant targetAt,
        @Optional Instant dueAt,
        @Optional Instant closedAt,
        @Optional Outcome outcome,
        @Range(min = 0) int attempts,
        @Optional UUID followUpOf)
        implements Fact {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.analytics.callback.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public CallbackFact {
        requireNonNull(eventId, "eventId");
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(customerId, "customerId");
        requireNonNull(callbackId, "callbackId");
        requireNonNull(status, "status");
        requireNonNull(reason, "reason");
    }

    /** Whether a task is open. */
    public enum Status {
        OPEN,
        CLOSED
    }

    @Override
    public String type() {
        return TYPE;
    }
}
