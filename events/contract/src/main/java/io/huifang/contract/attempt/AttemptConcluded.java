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
 * An agent recorded how an attempt ended. Told once per attempt, and again under the same id to a
 * scheduler that dispatches the attempt anew. The agent's note stays with the survey side.
 *
 * @param eventId id of this fact
 * @param occurredAt when it was concluded, UTC, by the survey database's clock
 * @param customerId the customer of the task
 * @param callbackId the callback task
 * @param attemptId the attempt
 * @param number the attempt's number within the task, from 1
 * @param disposition how it ended
 * @param agentId the agent's account name, never a person's real name
 * @param claimedAt start of the lease under which it was concluded, UTC
 * @param revealedAt when the number was first shown, UTC; null when it never was
 * @param appointmentAt the instant the customer chose, UTC; only with APPOINTMENT_MADE
 * @param followUp true when the agent asks for a follow-up task
 * @param rootCause code of the root cause; null when not recorded
 * @param promise what was promised; null for nothing
 * @param owner account name of the agent who wants to make the task's next call himself; null for
 *     whoever is free
 * @param language BCP 47 language the customer speaks, as the agent heard; with LANGUAGE_BARRIER
 *     and only then, null when he cannot tell
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AttemptConcluded(
        UUID eventId,
        Instant occurredAt,
        String customerId,
        UUID callbackId,
        UUID attemptId,
        @Range(min = 1) int number,
        Disposition disposition,
        String agentId,
        Instant claimedAt,
        @Optional Instant revealedAt,
        @Optional Instant appointmentAt,
        boolean followUp,
        @Optional String rootCause,
        @Optional Promise promise,
        @Optional String owner,
        @Optional String language)
        implements Fact {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.attempt.concluded.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public AttemptConcluded {
        requireNonNull(eventId, "eventId");
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(customerId, "customerId");
        requireNonNull(callbackId, "callbackId");
        requireNonNull(attemptId, "attemptId");
        requireNonNull(disposition, "disposition");
    }

    /**
     * A dated promise, kept or broken by wallet events.
     *
     * @param keptBy type of the wallet event that keeps it
     * @param subjectRef what it is about, such as a refund's id; null for anything of the customer
     * @param dueAt until when, UTC
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Promise(String keptBy, @Optional String subjectRef, Instant dueAt) {}

    @Override
    public String type() {
        return TYPE;
    }
}
