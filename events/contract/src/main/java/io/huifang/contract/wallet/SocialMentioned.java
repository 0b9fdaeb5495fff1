package io.huifang.contract.wallet;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.shape.Reference;
import io.huifang.contract.shape.Subject;
import io.huifang.contract.shape.Term;

/**
 * A customer wrote about the wallet in public.
 *
 * @param mentionId the mention, as the sender names it: never a handle, never an address
 * @param network where, such as {@code weibo}
 * @param sentiment in which mood
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SocialMentioned(
        @Reference @Subject String mentionId, @Term String network, Sentiment sentiment)
        implements WalletEvent {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.social.mentioned.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public SocialMentioned {
        requireNonNull(mentionId, "mentionId");
        requireNonNull(network, "network");
        requireNonNull(sentiment, "sentiment");
    }

    /** In which mood somebody writes. */
    public enum Sentiment {
        /** Displeased. */
        NEGATIVE,
        /** Neither. */
        NEUTRAL,
        /** Pleased. */
        POSITIVE,
        /** Both. */
        MIXED
    }

    @Override
    public String type() {
        return TYPE;
    }
}
