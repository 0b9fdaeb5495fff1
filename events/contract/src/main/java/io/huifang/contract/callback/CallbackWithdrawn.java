package io.huifang.contract.callback;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.Fact;

import java.time.Instant;
import java.util.UUID;

/**
 * A dispatched attempt must not be made any more. A lease on it ends at once, unless the number was
 * already revealed: then the call has begun and its conclusion is still welcome.
 *
 * @param eventId id of this fact
 * @param occurredAt when it was withdrawn, UTC
 * @param customerId the customer of the task
 * @param callbackId the callback task
 * @param attemptId the attempt withdrawn
 * @param because why
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CallbackWithdrawn(
        UUID eventId,
        Instant occurredAt,
        String customerId,
        UUID callbackId,
        UUID attemptId,
        Because because)
        implements Fact {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.callback.withdrawn.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public CallbackWithdrawn {
        requireNonNull(eventId, "eventId");
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(customerId, "customerId");
        requireNonNull(callbackId, "callbackId");
        requireNonNull(attemptId, "attemptId");
        requireNonNull(because, "because");
    }

    /** Why an attempt is withdrawn. */
    public enum Because {
        /** A later event settled the matter. */
        CLEARED,
        /** A person cancelled the task. */
        CANCELLED,
        /** The matter is no longer fresh. */
        EXPIRED,
        /** The customer must not be contacted. */
        SUPPRESSED,
        /** Nothing was heard of the attempt for too long; another one follows. */
        SILENT,
        /** The customer's data was erased. */
        ERASED
    }

    @Override
    public String type() {
        return TYPE;
    }
}
