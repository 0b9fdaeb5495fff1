package io.huifang.contract.callback;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.Fact;

import java.time.Instant;
import java.util.UUID;

/**
 * Events decided about something an agent promised. Told once when it was found broken and once
 * when it was kept: a promise thought broken is kept after all when its event had only been late.
 *
 * @param eventId id of this fact
 * @param occurredAt when it was found, UTC
 * @param customerId to whom it was promised
 * @param callbackId the callback task
 * @param attemptId the attempt in whose conclusion it was made
 * @param madeAt when it was made, UTC
 * @param promisedFor until when it was to be kept, inclusive, UTC
 * @param kept whether it was kept
 * @param settledAt when the event happened that kept it, or its time was over, UTC
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PromiseSettled(
        UUID eventId,
        Instant occurredAt,
        String customerId,
        UUID callbackId,
        UUID attemptId,
        Instant madeAt,
        Instant promisedFor,
        boolean kept,
        Instant settledAt)
        implements Fact {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.promise.settled.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public PromiseSettled {
        requireNonNull(eventId, "eventId");
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(customerId, "customerId");
        requireNonNull(callbackId, "callbackId");
        requireNonNull(attemptId, "attemptId");
        requireNonNull(madeAt, "madeAt");
        requireNonNull(promisedFor, "promisedFor");
        requireNonNull(settledAt, "settledAt");
    }

    @Override
    public String type() {
        return TYPE;
    }
}
