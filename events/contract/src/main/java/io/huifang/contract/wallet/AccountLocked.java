package io.huifang.contract.wallet;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * An account was locked; its owner may not know why.
 *
 * @param lockCause why
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountLocked(Cause lockCause) implements WalletEvent {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.account.locked.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public AccountLocked {
        requireNonNull(lockCause, "lockCause");
    }

    /** Why an account is locked. */
    public enum Cause {
        /** Somebody logged in from where or how the owner never does. */
        ODD_LOGIN,
        /** A wrong password was given too often. */
        WRONG_PASSWORD,
        /** Refused for suspicion. */
        RISK
    }

    @Override
    public String type() {
        return TYPE;
    }
}
