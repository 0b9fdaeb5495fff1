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
 * What a supervisor thought of a call, flat and without words. Dedupe by {@code eventId}; of an
 * attempt the highest {@code revision} counts.
 *
 * @param eventId id of this fact
 * @param occurredAt when it was reviewed, UTC
 * @param customerId the pseudonym of the called customer, also the record's key
 * @param callbackId the callback task
 * @param attemptId the attempt
 * @param revision 0 for the first review, 1 … for what replaced it
 * @param reason why we called
 * @param agentId account name of the agent who made the call
 * @param agentGroup his group at the time of the review; null for none
 * @param questionnaire what was scored: id of the set of scores below
 * @param questionnaireVersion its version
 * @param listening whether the agent heard what the customer said
 * @param empathy whether he met the customer's feelings
 * @param correctness whether what he said and recorded was right
 * @param procedure whether he kept to script and rules
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReviewFact(
        UUID eventId,
        Instant occurredAt,
        String customerId,
        UUID callbackId,
        UUID attemptId,
        @Range(min = 0) int revision,
        String reason,
        String agentId,
        @Optional String agentGroup,
        String questionnaire,
        @Range(min = 1) int questionnaireVersion,
        @Range(min = 1, max = 5) int listening,
        @Range(min = 1, max = 5) int empathy,
        @Range(min = 1, max = 5) int correctness,
        @Range(min = 1, max = 5) int procedure)
        implements Fact {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.analytics.review.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public ReviewFact {
        requireNonNull(eventId, "eventId");
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(customerId, "customerId");
        requireNonNull(callbackId, "callbackId");
        requireNonNull(attemptId, "attemptId");
        requireNonNull(agentId, "agentId");
        requireNonNull(questionnaire, "questionnaire");
    }

    @Override
    public String type() {
        return TYPE;
    }
}
