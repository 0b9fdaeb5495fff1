package io.huifang.contract.wallet;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/** The account is closed: nothing about it is open any more. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountClosed() implements WalletEvent {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.account.closed.v1";

    @Override
    public String type() {
        return TYPE;
    }
}
