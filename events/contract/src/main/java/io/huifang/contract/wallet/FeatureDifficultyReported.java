package io.huifang.contract.wallet;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.shape.Subject;
import io.huifang.contract.shape.Term;

/**
 * A customer does not get on with a feature.
 *
 * @param feature which, in the wallet's own word
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeatureDifficultyReported(@Term @Subject String feature) implements WalletEvent {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.feature.difficulty_reported.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public FeatureDifficultyReported {
        requireNonNull(feature, "feature");
    }

    @Override
    public String type() {
        return TYPE;
    }
}
