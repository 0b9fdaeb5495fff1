package io.huifang.contract.wallet;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.shape.Reference;

/**
 * A customer wants everything personal about him destroyed. It is about the customer as a whole:
 * the request's id only names the request.
 *
 * @param requestId the request, as the wallet names it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CustomerErasureRequested(@Reference String requestId) implements WalletEvent {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.customer.erasure_requested.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public CustomerErasureRequested {
        requireNonNull(requestId, "requestId");
    }

    @Override
    public String type() {
        return TYPE;
    }
}
