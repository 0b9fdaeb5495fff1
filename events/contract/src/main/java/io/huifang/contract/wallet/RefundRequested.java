package io.huifang.contract.wallet;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.shape.Amount;
import io.huifang.contract.shape.CurrencyCode;
import io.huifang.contract.shape.Optional;
import io.huifang.contract.shape.Reference;
import io.huifang.contract.shape.Subject;

import java.time.Instant;

/**
 * A refund was asked for; the bank has it in hand.
 *
 * @param refundId the refund, as the wallet names it
 * @param paymentId the payment to be refunded, as the wallet names it
 * @param amount decimal string with exactly the currency's ISO 4217 scale, never negative
 * @param currency ISO 4217 code
 * @param expectedBy when the customer may expect the money; null when not said
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RefundRequested(
        @Reference @Subject String refundId,
        @Reference String paymentId,
        @Amount String amount,
        @CurrencyCode String currency,
        @Optional Instant expectedBy)
        implements WalletEvent {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.refund.requested.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public RefundRequested {
        requireNonNull(refundId, "refundId");
        requireNonNull(paymentId, "paymentId");
        requireNonNull(amount, "amount");
        requireNonNull(currency, "currency");
    }

    @Override
    public String type() {
        return TYPE;
    }
}
