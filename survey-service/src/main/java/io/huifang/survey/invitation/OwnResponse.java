package io.huifang.survey.invitation;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What a customer answered on his own, under his name. Only for those who may read his words.
 *
 * @param attemptId the callback's last attempt
 * @param callbackId the callback task
 * @param answeredAt UTC
 * @param reason why we called, or wanted to
 * @param questionnaire its id
 * @param questionnaireVersion its version
 * @param answers by question id, free text included
 */
public record OwnResponse(
        UUID attemptId,
        UUID callbackId,
        Instant answeredAt,
        String reason,
        String questionnaire,
        int questionnaireVersion,
        Map<String, Object> answers) {

    /** Without what he said, so that a log line with it does no harm. */
    @Override
    public String toString() {
        return "OwnResponse[" + attemptId + "]";
    }
}
