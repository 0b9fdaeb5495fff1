package io.huifang.contract.analytics;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.Fact;
import io.huifang.contract.shape.Optional;
import io.huifang.contract.shape.Range;

import java.time.Instant;
import java.util.UUID;

/**
 * One response, flat. Dedupe by {@code eventId}.
 *
 * @param eventId id of this fact
 * @param occurredAt when it was answered, UTC
 * @param customerId the customer's pseudonym (keyed hash), also the record's key
 * @param callbackId the callback task
 * @param attemptId the attempt in which it was asked
 * @param reason why we called
 * @param questionnaire id of the questionnaire
 * @param questionnaireVersion its version
 * @param csat satisfaction 1–5; null when not answered
 * @param nps willingness to recommend 0–10; null when not answered
 * @param ces ease 1–7; null when not answered
 * @param resolved whether the matter is solved in the customer's eyes; null when not answered
 * @param commented whether the customer also said something in free words
 * @param agentId the account name of the agent who asked; null without an agent
 * @param region country of the customer's number; null when not known
 * @param language the customer's language, BCP 47; null when not known
 * @param agentGroup the agent's group at that time; null for none
 * @param channel by what way he answered
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResponseFact(
        UUID eventId,
        Instant occurredAt,
        String customerId,
        UUID callbackId,
        UUID attemptId,
        String reason,
        String questionnaire,
        @Range(min = 1) int questionnaireVersion,
        @Optional @Range(min = 1, max = 5) Integer csat,
        @Optional @Range(min = 0, max = 10) Integer nps,
        @Optional @Range(min = 1, max = 7) Integer ces,
        @Optional Boolean resolved,
        boolean commented,
        @Optional String agentId,
        @Optional String region,
        @Optional String language,
        @Optional String agentGroup,
        @Optional Channel channel)
        implements Fact {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.analytics.response.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public ResponseFact {
        requireNonNull(eventId, "eventId");
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(customerId, "customerId");
        requireNonNull(callbackId, "callbackId");
        requireNonNull(attemptId, "attemptId");
        requireNonNull(questionnaire, "questionnaire");
    }

    @Override
    public String type() {
        return TYPE;
    }
}
