package io.huifang.contract.survey;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.Fact;
import io.huifang.contract.shape.Optional;

import java.time.Instant;
import java.util.UUID;

/**
 * A customer was invited to answer a questionnaire on his own, because a call about the matter was
 * not wanted or did not reach him. Told once for each callback. Whoever knows his budget decides
 * whether he is written to about it.
 *
 * @param eventId id of this fact
 * @param occurredAt when he was invited, UTC
 * @param customerId who is invited
 * @param callbackId the callback task it is about
 * @param attemptId its last attempt
 * @param reason why we wanted to call
 * @param link page on which he answers without logging in; whoever has it may answer for him
 * @param endsAt at and after this instant he cannot answer any more, UTC
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SurveyInvited(
        UUID eventId,
        Instant occurredAt,
        String customerId,
        UUID callbackId,
        UUID attemptId,
        @Optional String reason,
        String link,
        Instant endsAt)
        implements Fact {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.survey.invited.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public SurveyInvited {
        requireNonNull(eventId, "eventId");
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(customerId, "customerId");
        requireNonNull(callbackId, "callbackId");
        requireNonNull(attemptId, "attemptId");
        requireNonNull(link, "link");
        requireNonNull(endsAt, "endsAt");
    }

    @Override
    public String type() {
        return TYPE;
    }

    /** Without the link, which is a permission, so that a log line with it does no harm. */
    @Override
    public String toString() {
        return "SurveyInvited[" + callbackId + "]";
    }
}
