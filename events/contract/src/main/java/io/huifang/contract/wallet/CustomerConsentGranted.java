package io.huifang.contract.wallet;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.callback.Purpose;
import io.huifang.contract.shape.Reference;
import io.huifang.contract.shape.Term;

/**
 * A customer allows to be contacted for a purpose.
 *
 * @param purpose what the consent is for
 * @param channel where the customer said so, in the sender's own word
 * @param evidenceId the proof, as the sender keeps it; opaque to us
 * @param version which wording the customer was shown
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CustomerConsentGranted(
        Purpose purpose,
        @Term String channel,
        @Reference String evidenceId,
        @Reference(max = 64) String version)
        implements WalletEvent {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.customer.consent_granted.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public CustomerConsentGranted {
        requireNonNull(purpose, "purpose");
        requireNonNull(channel, "channel");
        requireNonNull(evidenceId, "evidenceId");
        requireNonNull(version, "version");
    }

    @Override
    public String type() {
        return TYPE;
    }
}
