package io.huifang.contract.wallet;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.shape.ContactRequired;
import io.huifang.contract.shape.Past;

import java.time.Instant;

/**
 * A customer is reached differently from now on. The new contact itself goes into the vault; on the
 * log stands only that it changed, and when.
 *
 * @param changedAt since when it holds; a call about fraud goes to a number that is older
 */
@ContactRequired
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CustomerContactChanged(@Past Instant changedAt) implements WalletEvent {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.customer.contact_changed.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public CustomerContactChanged {
        requireNonNull(changedAt, "changedAt");
    }

    @Override
    public String type() {
        return TYPE;
    }
}
