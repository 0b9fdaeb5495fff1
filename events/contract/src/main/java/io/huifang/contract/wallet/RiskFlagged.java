package io.huifang.contract.wallet;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.shape.Range;
import io.huifang.contract.shape.Term;

/**
 * Something about the customer looks like fraud; asking protects him.
 *
 * @param riskCode which rule spoke, in the sender's own word
 * @param score how strongly, higher is worse; the scale is the sender's
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RiskFlagged(@Term String riskCode, @Range(min = 0, max = 1_000) int score)
        implements WalletEvent {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.risk.flagged.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public RiskFlagged {
        requireNonNull(riskCode, "riskCode");
    }

    @Override
    public String type() {
        return TYPE;
    }
}
