package io.huifang.contract.analytics;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.Fact;
import io.huifang.contract.callback.DecisionKind;
import io.huifang.contract.callback.HoldOut;
import io.huifang.contract.shape.Optional;
import io.huifang.contract.shape.Range;

import java.time.Instant;
import java.util.UUID;

/**
 * One decision, flat. Dedupe by {@code eventId}, which is derived from the decided event's source
 * and id: a decision that is told again is the same fact.
 *
 * @param eventId id of this fact
 * @param occurredAt when it was decided, UTC
 * @param customerId the customer's pseudonym, also the record's key
 * @param eventType CloudEvents type of the decided event
 * @param decision the answer
 * @param reason the policy's reason; null when none applies
 * @param rule id of the policy rule that settled it
 * @param policyVersion version of the policy that was asked
 * @param callbackId the task opened, joined or closed; null when there is none
 * @param eventTime when the event happened, UTC; null where the decision does not tell
 * @param cause why it happened, such as {@code NETWORK}; null for types without a cause
 * @param merchantCategory what was paid for; null when not told
 * @param region country of the customer's number; null when not known
 * @param language the customer's language, BCP 47; null when not known
 * @param currency ISO 4217 code of what it was about; null without an amount
 * @param holdOut whether the customer was left uncalled to measure what calls do; null for what is
 *     never held out
 * @param explained whether a rule and a sentence say why
 * @param incidentId the incident it was counted to; null for none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DecisionFact(
        UUID eventId,
        Instant occurredAt,
        String customerId,
        String eventType,
        DecisionKind decision,
        @Optional String reason,
        String rule,
        @Range(min = 1) int policyVersion,
        @Optional UUID callbackId,
        @Optional Instant eventTime,
        @Optional String cause,
        @Optional String merchantCategory,
        @Optional String region,
        @Optional String language,
        @Optional String currency,
        @Optional HoldOut holdOut,
        boolean explained,
        @Optional UUID incidentId)
        implements Fact {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.analytics.decision.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public DecisionFact {
        requireNonNull(eventId, "eventId");
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(customerId, "customerId");
        requireNonNull(eventType, "eventType");
        requireNonNull(decision, "decision");
        requireNonNull(rule, "rule");
    }

    @Override
    public String type() {
        return TYPE;
    }
}
