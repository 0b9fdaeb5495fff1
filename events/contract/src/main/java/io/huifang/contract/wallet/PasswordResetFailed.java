package io.huifang.contract.wallet;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.shape.Range;

/**
 * A customer tried in vain to set a new password.
 *
 * @param attempts how often he tried
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PasswordResetFailed(@Range(min = 1, max = 1_000) int attempts)
        implements WalletEvent {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.password.reset_failed.v1";

    @Override
    public String type() {
        return TYPE;
    }
}
