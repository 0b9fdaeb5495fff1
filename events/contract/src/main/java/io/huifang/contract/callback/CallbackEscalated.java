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
 * A case's time is running out, or has run out. Told once for each target and stage of a case; who
 * supervises the calls must look, and what is offered of the case goes before other calls.
 *
 * @param eventId id of this fact
 * @param occurredAt when it was found, UTC
 * @param customerId the customer of the case
 * @param callbackId the open callback task of the case; the one it began with when none is open
 * @param caseId the callback task the case began with, perhaps the same
 * @param reason why the case began, such as {@code complaint}
 * @param subjectRef what it is about; null when the reason has no subject
 * @param target what must have happened in time
 * @param stage how far it has come
 * @param dueAt by when it must have happened, UTC, as of now: it moves when the clock stands still
 * @param priority of the callback task from now on, 0–100, higher first
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CallbackEscalated(
        UUID eventId,
        Instant occurredAt,
        String customerId,
        UUID callbackId,
        UUID caseId,
        String reason,
        @Optional String subjectRef,
        Target target,
        Stage stage,
        Instant dueAt,
        @Range(min = 0, max = 100) int priority)
        implements Fact {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.callback.escalated.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public CallbackEscalated {
        requireNonNull(eventId, "eventId");
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(customerId, "customerId");
        requireNonNull(callbackId, "callbackId");
        requireNonNull(caseId, "caseId");
        requireNonNull(reason, "reason");
        requireNonNull(target, "target");
        requireNonNull(stage, "stage");
        requireNonNull(dueAt, "dueAt");
    }

    /** What must happen in time. */
    public enum Target {
        /** The customer himself is reached. */
        FIRST_CONTACT,
        /** The matter is solved. */
        SOLUTION
    }

    /** How far it has come. */
    public enum Stage {
        /** Most of the time is used up. */
        AT_RISK,
        /** It is too late. */
        BREACHED
    }

    @Override
    public String type() {
        return TYPE;
    }
}
