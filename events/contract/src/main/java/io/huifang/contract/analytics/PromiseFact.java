package io.huifang.contract.analytics;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.Fact;
import io.huifang.contract.shape.Optional;
import io.huifang.contract.shape.Range;

import java.time.Instant;
import java.util.UUID;

/**
 * What became of something an agent promised, flat. Dedupe by {@code eventId}; of a promise the
 * highest {@code revision} counts: one thought broken is kept after all when its event had only
 * been late.
 *
 * @param eventId id of this fact
 * @param occurredAt when it was made, or found kept or broken, UTC
 * @param customerId the customer's pseudonym, also the record's key
 * @param promiseId the promise: the attempt in whose conclusion it was made
 * @param callbackId that attempt's callback task
 * @param revision 0 when it was made, 1 when found broken, 2 when kept
 * @param madeAt when it was made, UTC
 * @param promisedFor until when it is to be kept, inclusive, UTC
 * @param state what became of it
 * @param settledAt when its event happened, or its time was over, UTC; null while it is open
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PromiseFact(
        UUID eventId,
        Instant occurredAt,
        String customerId,
        UUID promiseId,
        UUID callbackId,
        @Range(min = 0) int revision,
        Instant madeAt,
        Instant promisedFor,
        State state,
        @Optional Instant settledAt)
        implements Fact {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.analytics.promise.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public PromiseFact {
        requireNonNull(eventId, "eventId");
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(customerId, "customerId");
        requireNonNull(promiseId, "promiseId");
        requireNonNull(callbackId, "callbackId");
        requireNonNull(madeAt, "madeAt");
        requireNonNull(promisedFor, "promisedFor");
        requireNonNull(state, "state");
    }

    /** What became of a promise. */
    public enum State {
        MADE,
        KEPT,
        BROKEN
    }

    @Override
    public String type() {
        return TYPE;
    }
}
