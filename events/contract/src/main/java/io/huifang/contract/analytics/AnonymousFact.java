package io.huifang.contract.analytics;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.shape.Range;

import java.time.Instant;
import java.util.UUID;

/**
 * How many gave one answer without a name, over so many whole days that they hide each other. Not
 * about a customer: its record's key is {@link #key()}. Told once and never changed. Of answers
 * that too few gave nothing is told but that they are among {@code answered}.
 *
 * @param eventId id of this fact, made from what it counts
 * @param occurredAt when the last of the days was over, UTC
 * @param since when the first of the days began, UTC
 * @param questionnaire id of the questionnaire
 * @param questionnaireVersion its version
 * @param question id of the question
 * @param answer what was chosen, as text
 * @param people how many chose it
 * @param answered how many answered the question in these days, whatever they chose
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AnonymousFact(
        UUID eventId,
        Instant occurredAt,
        Instant since,
        String questionnaire,
        @Range(min = 1) int questionnaireVersion,
        String question,
        String answer,
        @Range(min = 1, max = 9007199254740991L) long people,
        @Range(min = 1, max = 9007199254740991L) long answered) {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.analytics.anonymous.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public AnonymousFact {
        requireNonNull(eventId, "eventId");
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(since, "since");
        requireNonNull(questionnaire, "questionnaire");
        requireNonNull(question, "question");
        requireNonNull(answer, "answer");
    }

    /** The questionnaire and its version as one text. */
    public String key() {
        return questionnaire + "|" + questionnaireVersion;
    }
}
