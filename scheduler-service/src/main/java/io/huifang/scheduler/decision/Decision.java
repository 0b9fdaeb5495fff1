package io.huifang.scheduler.decision;

import io.huifang.contract.callback.DecisionKind;
import io.huifang.scheduler.input.Input;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The one answer to an event, with everything that explains it.
 *
 * @param kind the answer
 * @param reason the policy's reason; null when none applies
 * @param rule id of the rule that settled it
 * @param explanation a sentence or two in plain English, without personal data
 * @param inputs the values the rule used, by name
 * @param effect what it does
 */
record Decision(
        DecisionKind kind,
        String reason,
        String rule,
        String explanation,
        Map<Input, Object> inputs,
        Effect effect) {
    /** Rule id: the event settles the matter of open callbacks. */
    static final String CLEARED = "settlement.clears";

    /** An answer that does nothing more. */
    static Decision of(
            DecisionKind kind,
            String reason,
            String rule,
            String explanation,
            Map<Input, Object> inputs) {
        return new Decision(kind, reason, rule, explanation, inputs, Effect.NONE);
    }

    /**
     * The same answer to an event that settles a matter as well. Where no call follows, what it
     * cancelled is the answer.
     */
    Decision settling(Effect.Settle settled) {
        Effect both = effect == Effect.NONE ? settled : new Effect.Both(settled, effect);
        if (settled.closes().isEmpty()) {
            return new Decision(kind, reason, rule, explanation, inputs, both);
        }
        boolean follows = effect != Effect.NONE;
        Map<Input, Object> used = new LinkedHashMap<>(inputs);
        used.put(Input.CANCELLED, settled.closes().size());
        return new Decision(
                follows ? kind : DecisionKind.CANCELLED_OTHER,
                reason,
                follows ? rule : CLEARED,
                "The open callback about the matter was cancelled, because this event settles it. "
                        + explanation,
                used,
                both);
    }
}
