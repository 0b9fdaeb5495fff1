package io.huifang.contract.survey;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.Fact;
import io.huifang.contract.shape.Range;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A customer answered a questionnaire. Told once per response. Free text stays with the survey
 * side.
 *
 * @param eventId id of this fact
 * @param occurredAt when it was answered, UTC
 * @param customerId who answered
 * @param callbackId the callback task it belongs to
 * @param attemptId the attempt in which it was asked
 * @param reason why we called
 * @param questionnaire id of the questionnaire
 * @param questionnaireVersion its version
 * @param answers numbers, booleans and choice codes by question id; no free text
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SurveyResponded(
        UUID eventId,
        Instant occurredAt,
        String customerId,
        UUID callbackId,
        UUID attemptId,
        String reason,
        String questionnaire,
        @Range(min = 1) int questionnaireVersion,
        Map<String, Object> answers)
        implements Fact {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.survey.responded.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public SurveyResponded {
        requireNonNull(eventId, "eventId");
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(customerId, "customerId");
        requireNonNull(callbackId, "callbackId");
        requireNonNull(attemptId, "attemptId");
        requireNonNull(questionnaire, "questionnaire");
        requireNonNull(answers, "answers");
    }

    @Override
    public String type() {
        return TYPE;
    }
}
