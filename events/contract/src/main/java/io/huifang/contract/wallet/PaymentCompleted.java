package io.huifang.contract.wallet;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.shape.Amount;
import io.huifang.contract.shape.CurrencyCode;
import io.huifang.contract.shape.Optional;
import io.huifang.contract.shape.Reference;
import io.huifang.contract.shape.Subject;

/**
 * A payment went through. Only important ones lead to a call; the policy says which.
 *
 * @param paymentId the payment, as the wallet names it
 * @param amount decimal string with exactly the currency's ISO 4217 scale, never negative
 * @param currency ISO 4217 code
 * @param firstOfKind whether it is the customer's first payment of its kind; null when not said
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PaymentCompleted(
        @Reference @Subject String paymentId,
        @Amount String amount,
        @CurrencyCode String currency,
        @Optional Boolean firstOfKind)
        implements WalletEvent {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.payment.completed.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public PaymentCompleted {
        requireNonNull(paymentId, "paymentId");
        requireNonNull(amount, "amount");
        requireNonNull(currency, "currency");
    }

    @Override
    public String type() {
        return TYPE;
    }
}
