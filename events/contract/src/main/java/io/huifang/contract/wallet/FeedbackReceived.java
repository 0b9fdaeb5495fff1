package io.huifang.contract.wallet;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.shape.Range;
import io.huifang.contract.shape.Reference;
import io.huifang.contract.shape.Subject;
import io.huifang.contract.shape.Term;
import io.huifang.contract.shape.UpTo;

/**
 * A customer gave a score.
 *
 * @param feedbackId the feedback, as the wallet names it
 * @param score what was given, higher is better
 * @param scale the best score there was to give, such as 5 or 10
 * @param topic what it is about, in the sender's own word
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeedbackReceived(
        @Reference @Subject String feedbackId,
        @Range(min = 0, max = 100) @UpTo("scale") int score,
        @Range(min = 1, max = 100) int scale,
        @Term String topic)
        implements WalletEvent {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.feedback.received.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public FeedbackReceived {
        requireNonNull(feedbackId, "feedbackId");
        requireNonNull(topic, "topic");
    }

    @Override
    public String type() {
        return TYPE;
    }
}
