package io.huifang.scheduler.permission;

import io.huifang.scheduler.input.Input;
import io.huifang.scheduler.policy.Permissions;
import io.huifang.scheduler.policy.Reason;
import io.huifang.scheduler.statement.Statements;

import java.time.Instant;
import java.util.Map;

/** Whether a customer may be called for a reason, as far as his own word goes. */
public sealed interface Permission {
    /** Rule id: the purpose needs a consent that was never given. */
    String CONSENT_MISSING = "consent.missing";

    /** Rule id: the consent was withdrawn. */
    String CONSENT_WITHDRAWN = "consent.withdrawn";

    /** Rule id: the customer wants to be reached in other ways than by calls. */
    String NO_CALLS = "preference.no-calls";

    /** Rule id: the number was changed too lately to be called about this. */
    String NUMBER_CHANGED = "takeover.number-changed";

    /**
     * Asks.
     *
     * @param said what the customer said of himself
     * @param reason why he would be called
     * @param rules what the policy wants
     * @param harm when the harm happened, UTC: what was changed shortly before may be its doing
     * @param latest event time of the youngest event the call is about, UTC
     */
    static Permission ask(
            Statements said, Reason reason, Permissions rules, Instant harm, Instant latest) {
        return ask(said, Aim.ofCall(reason), rules, harm, latest);
    }

    /** As the other one, about any contact. */
    static Permission ask(
            Statements said, Aim aim, Permissions rules, Instant harm, Instant latest) {
        return new Question(said, aim, rules, latest).answer(harm);
    }

    /**
     * He may be called.
     *
     * @param numberAsOf the number to call is the one of that instant, UTC; null for the newest
     * @param note what the explanation must add: the end of a sentence, empty for nothing
     * @param inputs the values used, by name
     */
    record Allowed(Instant numberAsOf, String note, Map<Input, Object> inputs)
            implements Permission {}

    /**
     * He must not be called.
     *
     * @param rule what forbids it
     * @param explanation one sentence in plain English
     * @param inputs the values used, by name
     */
    record Forbidden(String rule, String explanation, Map<Input, Object> inputs)
            implements Permission {}
}
