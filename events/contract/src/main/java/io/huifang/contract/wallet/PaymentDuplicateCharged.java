package io.huifang.contract.wallet;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.shape.Amount;
import io.huifang.contract.shape.CurrencyCode;
import io.huifang.contract.shape.Reference;
import io.huifang.contract.shape.Subject;

/**
 * A customer was charged twice for the same thing.
 *
 * @param paymentId the payment, as the wallet names it
 * @param duplicateOf the payment that had already been charged for the same thing
 * @param amount decimal string with exactly the currency's ISO 4217 scale, never negative
 * @param currency ISO 4217 code
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PaymentDuplicateCharged(
        @Reference @Subject String paymentId,
        @Reference String duplicateOf,
        @Amount String amount,
        @CurrencyCode String currency)
        implements WalletEvent {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.payment.duplicate_charged.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public PaymentDuplicateCharged {
        requireNonNull(paymentId, "paymentId");
        requireNonNull(duplicateOf, "duplicateOf");
        requireNonNull(amount, "amount");
        requireNonNull(currency, "currency");
    }

    @Override
    public String type() {
        return TYPE;
    }
}
