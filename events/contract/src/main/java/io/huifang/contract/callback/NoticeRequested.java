package io.huifang.contract.callback;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.Fact;
import io.huifang.contract.shape.Items;
import io.huifang.contract.shape.Optional;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The policy wants the customer to get a written notice, before a call or after one. Told once for
 * each occasion to the company's own sender, which knows the address; nothing personal is in it.
 *
 * @param eventId id of this fact, the same for the same task and occasion; a sender that has sent
 *     it does not send it again
 * @param occurredAt when it was requested, UTC
 * @param customerId who is to get it
 * @param callbackId the callback task it belongs to
 * @param template id of the text to send
 * @param language BCP 47 language of the text; null for the customer's usual one
 * @param occasion what it is sent for, once in the task's life, such as {@code before-attempt-1}
 * @param reason why we want to call, as the policy names it
 * @param channels ways to send it, the one wished for most first; the sender takes the first it can
 * @param callAt when the next call is planned, UTC; null when none follows
 * @param timeZone IANA zone in which the text should state that instant; null when none follows
 * @param notBefore before this instant it is no hour to send anything where he is, UTC; null when
 *     it may be sent at once
 * @param notAfter at and after this instant the notice is of no use and is not to be sent, UTC
 * @param link page on which the customer answers without logging in; whoever has it may answer for
 *     him, so it is sent to him alone; null when the text has none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NoticeRequested(
        UUID eventId,
        Instant occurredAt,
        String customerId,
        UUID callbackId,
        String template,
        @Optional String language,
        @Optional String occasion,
        @Optional String reason,
        @Items(max = 3, unique = true) @Optional List<Channel> channels,
        @Optional Instant callAt,
        @Optional String timeZone,
        @Optional Instant notBefore,
        @Optional Instant notAfter,
        @Optional String link)
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
        channels = channels == null ? null : List.copyOf(channels);
    }

    /** A way to send a notice. */
    public enum Channel {
        /** A message in the wallet's application. */
        APP,
        /** A text message. */
        SMS,
        /** An e-mail. */
        EMAIL
    }

    @Override
    public String type() {
        return TYPE;
    }
}
