package io.huifang.survey.notice;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.callback.NoticeRequested.Channel;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A notice that the sender was asked to send to a customer.
 *
 * @param callbackId the callback task it belongs to
 * @param requestedAt when, UTC
 * @param notBefore when it could be sent at the earliest, UTC; absent for at once
 * @param template id of its text
 * @param reason why we wanted to call; absent when not told
 * @param channels ways to send it, the one wished for most first: the sender took the first it
 *     could
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RequestedNotice(
        UUID callbackId,
        Instant requestedAt,
        Instant notBefore,
        String template,
        String reason,
        List<Channel> channels) {
    public RequestedNotice {
        channels = List.copyOf(channels);
    }
}
