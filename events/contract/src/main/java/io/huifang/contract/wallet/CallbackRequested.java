package io.huifang.contract.wallet;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.shape.Optional;
import io.huifang.contract.shape.Term;
import io.huifang.contract.shape.ZoneName;

import java.time.Instant;

/**
 * A customer asks to be called.
 *
 * @param preferredAt the instant the customer would like; null for none
 * @param timeZone IANA zone in which he thinks of that instant; null when not said
 * @param topic what it is about, in the sender's own word
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CallbackRequested(
        @Optional Instant preferredAt, @ZoneName @Optional String timeZone, @Term String topic)
        implements WalletEvent {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.callback.requested.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public CallbackRequested {
        requireNonNull(topic, "topic");
    }

    @Override
    public String type() {
        return TYPE;
    }
}
