package io.huifang.contract.wallet;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.shape.Reference;
import io.huifang.contract.shape.Subject;
import io.huifang.contract.shape.Term;

/**
 * Chat, bot, mail or a social network could not help: a person should.
 *
 * @param conversationId the conversation, as the wallet names it
 * @param topic what it is about, in the sender's own word
 * @param channel where it began
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SupportEscalated(
        @Reference @Subject String conversationId, @Term String topic, Channel channel)
        implements WalletEvent {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.support.escalated.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public SupportEscalated {
        requireNonNull(conversationId, "conversationId");
        requireNonNull(topic, "topic");
        requireNonNull(channel, "channel");
    }

    /** Where a conversation begins. */
    public enum Channel {
        /** A person answered in writing. */
        CHAT,
        /** A program answered. */
        BOT,
        /** Letters by e-mail. */
        EMAIL,
        /** A social network. */
        SOCIAL
    }

    @Override
    public String type() {
        return TYPE;
    }
}
