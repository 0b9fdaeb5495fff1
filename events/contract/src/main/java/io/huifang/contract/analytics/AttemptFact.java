package io.huifang.contract.analytics;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.Fact;
import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.shape.Optional;
import io.huifang.contract.shape.Range;

import java.time.Instant;
import java.util.UUID;

/**
 * One concluded attempt, flat. Dedupe by {@code eventId}.
 *
 * @param eventId id of this fact
 * @param occurredAt when the attempt was concluded, UTC
 * @param customerId the customer's pseudonym (keyed hash), also the record's key
 * @param callbackId the callback task
 * @param attemptId the attempt
 * @param number the attempt's number within the task, from 1
 * @param revision 0 for the conclusion, 1 … for corrections; the highest one counts
 * @param reason why we called
 * @param priority 0–100
 * @param purpose what the contact was for
 * @param disposition how it ended
 * @param aapor AAPOR code of the disposition; null where the standard has none
 * @param contacted somebody answered
 * @param rightParty the customer himself answered
 * @param agentId the agent's account name
 * @param eventTime when the harm happened, UTC
 * @param dueAt when the attempt was due, UTC
 * @param offeredAt when it became claimable, UTC
 * @param claimedAt when the agent claimed it, UTC
 * @param revealedAt when the number was shown, UTC; null when it never was
 * @param rootCause code; null when not recorded
 * @param policyVersion version of the policy that planned it
 * @param region country of the customer's number; null when not known
 * @param language the customer's language, BCP 47; null when not known
 * @param agentGroup the agent's group at that time; null for none
 * @param targetAt by when the customer had to be reached, UTC; null without a target
 * @param appointmentAt for when the call was agreed, UTC; null without an appointment
 * @param dialled whether the customer's number was called
 * @param channel by what way
 * @param offeredStale whether it was offered when the call was of no use any more
 * @param budgetBroken whether the contact went beyond its budget
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AttemptFact(
        UUID eventId,
        Instant occurredAt,
        String customerId,
        UUID callbackId,
        UUID attemptId,
        @Range(min = 1) int number,
        @Range(min = 0) int revision,
        String reason,
        @Range(min = 0, max = 100) int priority,
        String purpose,
        Disposition disposition,
        @Optional String aapor,
        boolean contacted,
        boolean rightParty,
        String agentId,
        Instant eventTime,
        Instant dueAt,
        Instant offeredAt,
        Instant claimedAt,
        @Optional Instant revealedAt,
        @Optional String rootCause,
        @Range(min = 1) int policyVersion,
        @Optional String region,
        @Optional String language,
        @Optional String agentGroup,
        @Optional Instant targetAt,
        @Optional Instant appointmentAt,
        @Optional Boolean dialled,
        @Optional Channel channel,
        @Optional Boolean offeredStale,
        @Optional Boolean budgetBroken)
        implements Fact {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.analytics.attempt.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public AttemptFact {
        requireNonNull(eventId, "eventId");
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(customerId, "customerId");
        requireNonNull(callbackId, "callbackId");
        requireNonNull(attemptId, "attemptId");
        requireNonNull(disposition, "disposition");
    }

    @Override
    public String type() {
        return TYPE;
    }
}
