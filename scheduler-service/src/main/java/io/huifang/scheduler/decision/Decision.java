package io.huifang.scheduler.decision;

import io.huifang.contract.callback.DecisionKind;

import java.util.Map;

/**
 * The one answer to an event, with everything that explains it.
 *
 * @param kind the answer
 * @param reason the policy's reason; null when none applies
 * @param rule id of the rule that settled it
 * @param explanation one sentence in plain English, without personal data
 * @param inputs the values the rule used, by name
 * @param effect what it does
 */
record Decision(
        DecisionKind kind,
        String reason,
        String rule,
        String explanation,
        Map<String, Object> inputs,
        Effect effect) {

    /** An answer that does nothing more. */
    static Decision of(
            DecisionKind kind,
            String reason,
            String rule,
            String explanation,
            Map<String, Object> inputs) {
        return new Decision(kind, reason, rule, explanation, inputs, Effect.NONE);
    }
}
