package io.huifang.contract.command;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.Fact;
import io.huifang.contract.shape.Optional;

import java.time.Instant;
import java.util.UUID;

/**
 * A customer's funds should be frozen, because of what came up in a call. Told once per attempt; a
 * wallet that has acted on the id does not act again. Nothing here takes a freeze back: that is the
 * wallet's own procedure.
 *
 * @param eventId id of this fact
 * @param occurredAt when it was asked for, UTC, by the survey database's clock
 * @param customerId whose funds
 * @param callbackId the callback task of the call
 * @param attemptId the attempt of the call
 * @param because why
 * @param subjectRef what the call was about, such as a payment's id; null when it had no subject
 * @param requestedBy account name of who asked for it, never a person's real name
 * @param verified true when the customer had shown who he is in this call; false when the freeze
 *     protects him whoever was on the line
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FundsFreezeRequested(
        UUID eventId,
        Instant occurredAt,
        String customerId,
        UUID callbackId,
        UUID attemptId,
        Because because,
        @Optional String subjectRef,
        String requestedBy,
        boolean verified)
        implements Fact {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.funds.freeze_requested.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public FundsFreezeRequested {
        requireNonNull(eventId, "eventId");
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(customerId, "customerId");
        requireNonNull(callbackId, "callbackId");
        requireNonNull(attemptId, "attemptId");
        requireNonNull(because, "because");
        requireNonNull(requestedBy, "requestedBy");
    }

    /** Why funds should be frozen. */
    public enum Because {
        /** Somebody else has the account in his hands. */
        ACCOUNT_TAKEN_OVER,
        /** The customer did not make a payment that was made. */
        UNKNOWN_PAYMENT,
        /** The device with the wallet is lost or stolen. */
        DEVICE_LOST,
        /** The customer was tricked into paying. */
        SCAM,
        /** The call itself made the agent suspect fraud. */
        FRAUD_SUSPECTED
    }

    @Override
    public String type() {
        return TYPE;
    }
}
