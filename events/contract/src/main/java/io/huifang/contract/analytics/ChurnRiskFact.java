package io.huifang.contract.analytics;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.Fact;
import io.huifang.contract.callback.Outcome;
import io.huifang.contract.shape.Range;

import java.time.Instant;
import java.util.UUID;

/**
 * A customer whose matter was left unsolved has gone silent, flat. Told once per callback task;
 * dedupe by {@code eventId}.
 *
 * @param eventId id of this fact, the same for the same task
 * @param occurredAt when the silence had lasted long enough, UTC
 * @param customerId the customer's pseudonym, also the record's key
 * @param callbackId the callback task that ended without a solution
 * @param reason why we wanted to call
 * @param outcome how it ended: UNRESOLVED or UNREACHABLE
 * @param attempts attempts dispatched over its life
 * @param closedAt when it ended, UTC
 * @param silentDays so many whole days nothing was heard of him: no contact, no answer, no event
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChurnRiskFact(
        UUID eventId,
        Instant occurredAt,
        String customerId,
        UUID callbackId,
        String reason,
        Outcome outcome,
        @Range(min = 0) int attempts,
        Instant closedAt,
        @Range(min = 0) int silentDays)
        implements Fact {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.analytics.churn-risk.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public ChurnRiskFact {
        requireNonNull(eventId, "eventId");
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(customerId, "customerId");
        requireNonNull(callbackId, "callbackId");
        requireNonNull(reason, "reason");
        requireNonNull(outcome, "outcome");
        requireNonNull(closedAt, "closedAt");
    }

    @Override
    public String type() {
        return TYPE;
    }
}
