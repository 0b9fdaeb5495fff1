package io.huifang.scheduler.budget;

import io.huifang.scheduler.policy.ContactLimits.Limit;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Whether the budget allows one more contact. */
public sealed interface BudgetAnswer {

    /** It does. */
    record Allowed() implements BudgetAnswer {}

    /**
     * It does not.
     *
     * @param limit which limit forbids it the longest
     * @param most how many contacts of the asked sort it allows: all, or those that do not protect
     *     the customer
     * @param by the contact that uses the place: when it leaves the window, one is free; null when
     *     the limit leaves no place at all
     * @param until when that is, UTC, if nothing is released before
     * @param mayEndSooner whether a place may be released before, because contacts that count are
     *     only reserved yet and it is not too late to tell of them
     */
    record Exhausted(Limit limit, int most, ContactEntry by, Instant until, boolean mayEndSooner)
            implements BudgetAnswer {

        /** Length of the window. */
        public Duration within() {
            return limit.within();
        }

        /** Id of the rule. */
        public String rule() {
            return limit.rule();
        }

        /** Id of the contact that uses the place; null when there is no place at all. */
        public UUID contactId() {
            return by == null ? null : by.entryId();
        }
    }
}
