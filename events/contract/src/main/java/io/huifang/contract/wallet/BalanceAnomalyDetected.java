package io.huifang.contract.wallet;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.shape.Amount;
import io.huifang.contract.shape.CurrencyCode;

/**
 * A balance is not what it should be.
 *
 * @param amount by how much: decimal string with exactly the currency's ISO 4217 scale, never
 *     negative
 * @param currency ISO 4217 code
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BalanceAnomalyDetected(@Amount String amount, @CurrencyCode String currency)
        implements WalletEvent {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.balance.anomaly_detected.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public BalanceAnomalyDetected {
        requireNonNull(amount, "amount");
        requireNonNull(currency, "currency");
    }

    @Override
    public String type() {
        return TYPE;
    }
}
