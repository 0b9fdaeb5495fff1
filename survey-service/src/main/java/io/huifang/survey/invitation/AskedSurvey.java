package io.huifang.survey.invitation;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;
import java.util.UUID;

/**
 * A questionnaire that a customer was invited to under his name, for those who may read his
 * contacts.
 *
 * @param callbackId the callback task
 * @param reason why we called, or wanted to
 * @param questionnaire its id
 * @param invitedAt UTC
 * @param endsAt until when he can answer, exclusive, UTC
 * @param answered whether he did
 * @param stoppedAt when it was stopped before its end, UTC; absent for never
 * @param stoppedBy by what; absent for nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AskedSurvey(
        UUID callbackId,
        String reason,
        String questionnaire,
        Instant invitedAt,
        Instant endsAt,
        boolean answered,
        Instant stoppedAt,
        StoppedBy stoppedBy) {}
