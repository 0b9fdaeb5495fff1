package io.huifang.survey.audit;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;

/**
 * One audited act.
 *
 * @param act what was done
 * @param actor the account that did it
 * @param object what it was done to, such as {@code attempt:<id>}
 * @param customerId whose data; null when it is not about one customer
 * @param because why, as the actor says; null when no reason is asked for. Never a customer's words
 */
public record AuditEntry(
        AuditAct act, String actor, String object, String customerId, String because) {

    public AuditEntry {
        requireNonNull(act, "act");
        requireNonNull(actor, "actor");
        requireNonNull(object, "object");
    }

    /** The object that an attempt is called. */
    public static String attempt(Object attemptId) {
        return "attempt:" + attemptId;
    }

    @Override
    public String toString() {
        return "AuditEntry[" + act + " by " + actor + " to " + object + "]";
    }

    /** As it is hashed. Neither the order nor the number ever changes. */
    List<String> fields() {
        return Arrays.asList(act.name(), actor, object, customerId, because);
    }
}
