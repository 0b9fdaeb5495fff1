package io.huifang.contract.erasure;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.Fact;
import io.huifang.contract.shape.Range;

import java.time.Instant;
import java.util.UUID;

/**
 * Everything personal about a customer was destroyed, for good. Told once per customer; whoever
 * reads it ends what is open about the customer and forgets what words of his it keeps.
 *
 * <p>Position and hash name the entry of the vault's audit that records the destruction, so that
 * this topic holds a copy of the chain's state that nobody can change in the vault.
 *
 * @param eventId id of this fact
 * @param occurredAt when the key was destroyed, UTC
 * @param customerId whose data it was
 * @param requestId the request that led to it, as whoever made it named it
 * @param chainPosition position of the audit's entry, from 1
 * @param chainHash SHA-256 of the audit's chain up to that entry, 64 hexadecimal digits
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CustomerErased(
        UUID eventId,
        Instant occurredAt,
        String customerId,
        String requestId,
        @Range(min = 1) long chainPosition,
        String chainHash)
        implements Fact {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.customer.erased.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public CustomerErased {
        requireNonNull(eventId, "eventId");
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(customerId, "customerId");
        requireNonNull(requestId, "requestId");
        requireNonNull(chainHash, "chainHash");
    }

    @Override
    public String type() {
        return TYPE;
    }
}
