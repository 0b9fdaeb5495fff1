package io.huifang.scheduler.decision;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A decision as people see it.
 *
 * @param source CloudEvents source of the event
 * @param id CloudEvents id of the event
 * @param type CloudEvents type of the event
 * @param customerId whom it is about, opaque
 * @param decision the answer
 * @param reason the policy's reason; null when none applies
 * @param rule id of the rule that settled it
 * @param policyVersion version of the policy that was asked
 * @param explanation one sentence in plain English
 * @param inputs the values the rule used, by name
 * @param decidedAt when, UTC
 * @param callbackId the task opened, joined or closed; null when there is none
 */
public record DecisionView(
        String source,
        String id,
        String type,
        String customerId,
        String decision,
        String reason,
        String rule,
        int policyVersion,
        String explanation,
        JsonNode inputs,
        Instant decidedAt,
        UUID callbackId) {

    /**
     * Some decisions, the youngest first.
     *
     * @param decisions at most as many as were asked for
     * @param next cursor of the page that follows; null when this is the last
     */
    public record Page(List<DecisionView> decisions, String next) {}
}
