package io.huifang.scheduler.permission;

import io.huifang.contract.callback.Purpose;
import io.huifang.scheduler.policy.Reason;
import io.huifang.scheduler.policy.Reason.WordOverride;

/**
 * What a contact is for, as far as the customer's own word about contacts goes.
 *
 * @param purpose what it is for
 * @param override what outranks his word
 * @param safeNumber whether a number that was changed lately must not be used
 * @param byCall whether he is called; a wish for no calls forbids nothing else
 */
public record Aim(Purpose purpose, WordOverride override, boolean safeNumber, boolean byCall) {
    static Aim ofCall(Reason reason) {
        return new Aim(reason.purpose(), reason.override(), reason.safeNumber(), true);
    }
}
