package io.huifang.contract.wallet;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.shape.Amount;
import io.huifang.contract.shape.CurrencyCode;
import io.huifang.contract.shape.Optional;
import io.huifang.contract.shape.Reference;
import io.huifang.contract.shape.Subject;
import io.huifang.contract.shape.Term;

/**
 * A payment did not go through.
 *
 * @param paymentId the payment, as the wallet names it
 * @param amount decimal string with exactly the currency's ISO 4217 scale, never negative
 * @param currency ISO 4217 code
 * @param cause why it failed
 * @param merchantCategory the sender's own word for what the merchant is; null when not said
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PaymentFailed(
        @Reference @Subject String paymentId,
        @Amount String amount,
        @CurrencyCode String currency,
        Cause cause,
        @Term @Optional String merchantCategory)
        implements WalletEvent {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.payment.failed.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public PaymentFailed {
        requireNonNull(paymentId, "paymentId");
        requireNonNull(amount, "amount");
        requireNonNull(currency, "currency");
        requireNonNull(cause, "cause");
    }

    /** Why a payment fails. */
    public enum Cause {
        /** Not enough money. */
        INSUFFICIENT_FUNDS,
        /** The card may not be used for this. */
        CARD_NOT_ENABLED,
        /** A system or the way to it was down. */
        NETWORK,
        /** More than the customer may pay at once, in a day or in a month. */
        LIMIT,
        /** Refused for suspicion. */
        RISK_DECLINED,
        /** Anything else. */
        OTHER
    }

    @Override
    public String type() {
        return TYPE;
    }
}
