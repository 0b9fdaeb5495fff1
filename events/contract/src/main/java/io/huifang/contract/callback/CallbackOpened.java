package io.huifang.contract.callback;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.Fact;
import io.huifang.contract.shape.Optional;

import java.time.Instant;
import java.util.UUID;

/**
 * A callback task opened that no decision tells of: one that follows up another. A task that a
 * decision opened is told by {@link DecisionMade} alone.
 *
 * @param eventId id of this fact
 * @param occurredAt when it was opened, UTC
 * @param customerId the customer of the task
 * @param callbackId the callback task
 * @param reason why we want to call
 * @param rule id of the rule that opened it
 * @param dueAt when its first attempt is planned, UTC
 * @param eventTime when the harm happened, UTC; null when not known
 * @param targetAt by when the customer must be reached, UTC; null without a target
 * @param region country of the customer's number; null when not known
 * @param language the customer's language, BCP 47; null when not known
 * @param followUpOf the task it follows up; null for none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CallbackOpened(
        UUID eventId,
        Instant occurredAt,
        String customerId,
        UUID callbackId,
        String reason,
        String rule,
        Instant dueAt,
        @Optional Instant eventTime,
        @Optional Instant targetAt,
        @Optional String region,
        @Optional String language,
        @Optional UUID followUpOf)
        implements Fact {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.callback.opened.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public CallbackOpened {
        requireNonNull(eventId, "eventId");
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(customerId, "customerId");
        requireNonNull(callbackId, "callbackId");
        requireNonNull(reason, "reason");
        requireNonNull(rule, "rule");
        requireNonNull(dueAt, "dueAt");
    }

    @Override
    public String type() {
        return TYPE;
    }
}
