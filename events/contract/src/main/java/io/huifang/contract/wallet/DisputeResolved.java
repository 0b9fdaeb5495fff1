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
 * A dispute came to its end; how safe the customer feels now is another matter.
 *
 * @param disputeId the dispute, as the wallet names it
 * @param paymentId the disputed payment, as the wallet names it
 * @param amount decimal string with exactly the currency's ISO 4217 scale, never negative
 * @param currency ISO 4217 code
 * @param resolution what came of it, in the sender's own word; null when not said
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DisputeResolved(
        @Reference @Subject String disputeId,
        @Reference String paymentId,
        @Amount String amount,
        @CurrencyCode String currency,
        @Term @Optional String resolution)
        implements WalletEvent {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.dispute.resolved.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public DisputeResolved {
        requireNonNull(disputeId, "disputeId");
        requireNonNull(paymentId, "paymentId");
        requireNonNull(amount, "amount");
        requireNonNull(currency, "currency");
    }

    @Override
    public String type() {
        return TYPE;
    }
}
