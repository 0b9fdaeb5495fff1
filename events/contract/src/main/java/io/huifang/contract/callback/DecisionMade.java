package io.huifang.contract.callback;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.Fact;
import io.huifang.contract.shape.Optional;
import io.huifang.contract.shape.Range;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One wallet event was decided. Told once per (source, id), and once more as CONFLICT for each
 * other content seen under the same key.
 *
 * @param eventId id of this fact
 * @param occurredAt when it was decided, UTC
 * @param customerId the event's subject
 * @param source CloudEvents source of the decided event
 * @param id CloudEvents id of the decided event
 * @param eventType CloudEvents type of the decided event
 * @param decision the answer
 * @param reason the policy's reason, such as {@code refund-delayed}; null when none applies
 * @param rule id of the policy rule that settled it, such as {@code reason.schedule}
 * @param policyVersion version of the policy that was asked
 * @param explanation one sentence in plain English, without personal data
 * @param inputs the values the rule used, by name
 * @param callbackId the task created, joined or closed; null when there is none
 * @param eventTime when the event happened, UTC
 * @param cause why it happened, such as {@code NETWORK}; null for types without a cause
 * @param merchantCategory what was paid for; null when not told
 * @param currency ISO 4217 code of what it was about; null without an amount
 * @param region country of the customer's number; null when not known
 * @param language the customer's language, BCP 47; null when not known
 * @param holdOut whether the customer is left uncalled to measure what calls do; null for what is
 *     never held out
 * @param incidentId the incident it was counted to; null for none
 * @param dueAt when the first attempt of the task it opened is planned, UTC; null without one
 * @param targetAt by when that task's customer must be reached, UTC; null without a target
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DecisionMade(
        UUID eventId,
        Instant occurredAt,
        String customerId,
        String source,
        String id,
        String eventType,
        DecisionKind decision,
        @Optional String reason,
        String rule,
        @Range(min = 1) int policyVersion,
        String explanation,
        Map<String, Object> inputs,
        @Optional UUID callbackId,
        @Optional Instant eventTime,
        @Optional String cause,
        @Optional String merchantCategory,
        @Optional String currency,
        @Optional String region,
        @Optional String language,
        @Optional HoldOut holdOut,
        @Optional UUID incidentId,
        @Optional Instant dueAt,
        @Optional Instant targetAt)
        implements Fact {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.decision.made.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public DecisionMade {
        requireNonNull(eventId, "eventId");
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(customerId, "customerId");
        requireNonNull(source, "source");
        requireNonNull(id, "id");
        requireNonNull(eventType, "eventType");
        requireNonNull(decision, "decision");
        requireNonNull(rule, "rule");
    }

    @Override
    public String type() {
        return TYPE;
    }
}
