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
 * An attempt was handed to the survey side. Told once per attempt.
 *
 * @param eventId id of this fact
 * @param occurredAt when it was dispatched, UTC
 * @param customerId whom to call
 * @param callbackId the callback task
 * @param attemptId the attempt, new for each try
 * @param number the attempt's number within the task, from 1
 * @param reason why we call, as the policy names it
 * @param subjectRef what it is about, such as a refund's id; null when the reason has no subject
 * @param priority 0–100, higher first
 * @param purpose what the contact is for
 * @param script id of the script to follow
 * @param questionnaire id of the questionnaire to ask; null for none
 * @param skill skill the agent needs; null for any
 * @param language BCP 47 language the agent needs; null for any
 * @param callableFrom start of the calling window this attempt belongs to, UTC
 * @param callableUntil end of that window (exclusive), UTC; not claimable and not revealable after
 *     it
 * @param freshUntil after it the call is of no use, UTC
 * @param dueAt when the attempt was due, UTC: what punctuality is measured against
 * @param eventTime when the harm happened, UTC: what time to callback is measured against
 * @param context non-personal facts of the event for the agent, by name: {@code eventType}, {@code
 *     source}, {@code id}, the event's data, and {@code mayOffer}, a flag: he agreed, as was known
 *     when it was dispatched, to hear of offers and courses (absent: he did not)
 * @param policyVersion version of the policy that planned it
 * @param numberAsOf the number to show is the one that held at that instant, UTC, because a newer
 *     one may be a thief's; null for the newest. Where the vault has none as old as that, nobody is
 *     called
 * @param owner account name of the agent to whom alone it is offered at first; null for everybody
 * @param ownedUntil from then on it is offered to everybody (exclusive), UTC; null for when the
 *     survey side's own setting says, and without an owner
 * @param protects true when the call is for the customer's own protection; null otherwise
 * @param identity how sure the agent must be of who is on the line, as the policy says; null when
 *     it does not: then the survey side's own setting counts
 * @param region country of the customer's number; null when not known
 * @param customerLanguage the customer's own language, BCP 47; null when not known
 * @param targetAt by when the customer must be reached, UTC; null without a target
 * @param appointmentAt for when the customer chose the call, UTC; null without an appointment
 * @param budgetBroken whether the contact went beyond its budget; null for one that kept it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CallbackDispatched(
        UUID eventId,
        Instant occurredAt,
        String customerId,
        UUID callbackId,
        UUID attemptId,
        @Range(min = 1) int number,
        String reason,
        @Optional String subjectRef,
        @Range(min = 0, max = 100) int priority,
        Purpose purpose,
        String script,
        @Optional String questionnaire,
        @Optional String skill,
        @Optional String language,
        Instant callableFrom,
        Instant callableUntil,
        Instant freshUntil,
        Instant dueAt,
        Instant eventTime,
        Map<String, Object> context,
        @Range(min = 1) int policyVersion,
        @Optional Instant numberAsOf,
        @Optional String owner,
        @Optional Instant ownedUntil,
        @Optional Boolean protects,
        @Optional IdentityLevel identity,
        @Optional String region,
        @Optional String customerLanguage,
        @Optional Instant targetAt,
        @Optional Instant appointmentAt,
        @Optional Boolean budgetBroken)
        implements Fact {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.callback.dispatched.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public CallbackDispatched {
        requireNonNull(eventId, "eventId");
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(customerId, "customerId");
        requireNonNull(callbackId, "callbackId");
        requireNonNull(attemptId, "attemptId");
        requireNonNull(reason, "reason");
        requireNonNull(purpose, "purpose");
        requireNonNull(callableFrom, "callableFrom");
        requireNonNull(callableUntil, "callableUntil");
        requireNonNull(freshUntil, "freshUntil");
        requireNonNull(dueAt, "dueAt");
    }

    @Override
    public String type() {
        return TYPE;
    }
}
