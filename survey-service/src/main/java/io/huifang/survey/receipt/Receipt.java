package io.huifang.survey.receipt;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import java.util.Map;

/**
 * What a customer keeps of a call. He is not in it: whoever has it knows who he is. Instants are
 * RFC 3339 in UTC.
 *
 * @param iss who called: the company's name
 * @param jti the call: the attempt's id
 * @param agent the agent's name, as his profile says; null for one without a profile
 * @param calledAt when the number was shown to the agent
 * @param endedAt when the agent recorded how it ended
 * @param reason why we called, as the policy names it
 * @param purpose what the contact was for
 * @param dataUse what the customer's data was used for and what becomes of it, by language
 * @param outcome how the call ended, by the last word on it: a disposition's name, or {@link
 *     #NOT_REACHED}
 * @param corrected what was said before the last word; null when nothing was corrected
 * @param appointmentAt what was agreed on; null for nothing
 * @param promise what was promised; null for nothing
 * @param complaints where to complain
 * @param decision which decision led to the call; null when the scheduler did not say
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "iss",
    "jti",
    "agent",
    "calledAt",
    "endedAt",
    "reason",
    "purpose",
    "dataUse",
    "outcome",
    "corrected",
    "appointmentAt",
    "promise",
    "complaints",
    "decision"
})
public record Receipt(
        String iss,
        String jti,
        String agent,
        String calledAt,
        String endedAt,
        String reason,
        String purpose,
        Map<String, String> dataUse,
        String outcome,
        Corrected corrected,
        String appointmentAt,
        Promise promise,
        String complaints,
        Decision decision) {

    /**
     * The outcome of a call that did not reach the customer. No closer: whoever answered instead of
     * him may have the link.
     */
    public static final String NOT_REACHED = "NOT_REACHED";

    /**
     * A correction.
     *
     * @param at when the last one was made
     * @param from the outcome as first recorded
     */
    public record Corrected(String at, String from) {}

    /**
     * A promise.
     *
     * @param keptBy type of the wallet event that keeps it
     * @param dueAt until when
     */
    public record Promise(String keptBy, String dueAt) {}

    /**
     * The decided event, whose key is the decision's.
     *
     * @param source who told it
     * @param id under which id
     */
    public record Decision(String source, String id) {}
}
