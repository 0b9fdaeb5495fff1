package io.huifang.contract.callback;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.Fact;
import io.huifang.contract.shape.Optional;

import java.time.Instant;
import java.util.UUID;

/**
 * A retry plan wants the customer to get a written notice. Told once per notice to the company's
 * own sender, which knows the address; nothing personal is in it.
 *
 * @param eventId id of this fact; a sender that has sent it does not send it again
 * @param occurredAt when it was requested, UTC
 * @param customerId who is to get it
 * @param callbackId the callback task it belongs to
 * @param template id of the text to send
 * @param language BCP 47 language of the text; null for the customer's usual one
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NoticeRequested(
        UUID eventId,
        Instant occurredAt,
        String customerId,
        UUID callbackId,
        String template,
        @Optional String language)
        implements Fact {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.notice.requested.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public NoticeRequested {
        requireNonNull(eventId, "eventId");
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(customerId, "customerId");
        requireNonNull(callbackId, "callbackId");
        requireNonNull(template, "template");
    }

    @Override
    public String type() {
        return TYPE;
    }
}
