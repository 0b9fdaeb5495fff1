package io.huifang.contract.wallet;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.shape.Items;
import io.huifang.contract.shape.Term;

import java.util.List;

/**
 * Somebody else may be using the account: whatever was changed lately may be his.
 *
 * @param signals what gives rise to the suspicion, in the sender's own words
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountTakeoverSuspected(@Term @Items(min = 1, max = 32) List<String> signals)
        implements WalletEvent {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.account.takeover_suspected.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public AccountTakeoverSuspected {
        requireNonNull(signals, "signals");
        signals = List.copyOf(signals);
    }

    @Override
    public String type() {
        return TYPE;
    }
}
