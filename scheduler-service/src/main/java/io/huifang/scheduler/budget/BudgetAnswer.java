package io.huifang.scheduler.budget;

import io.huifang.scheduler.policy.ContactLimits.Limit;

import java.time.Instant;

/** Whether the budget allows one more contact. */
public sealed interface BudgetAnswer {

    /** It does. */
    record Allowed() implements BudgetAnswer {}

    /**
     * It does not.
     *
     * @param limit which limit forbids it the longest
     * @param by the contact that uses the place: when it leaves the window, one is free; null when
     *     the limit leaves no place at all
     * @param until when that is, UTC, if nothing is released before
     * @param mayEndSooner whether a place may be released before, because contacts that count are
     *     only reserved yet
     */
    record Exhausted(Limit limit, ContactEntry by, Instant until, boolean mayEndSooner)
            implements BudgetAnswer {

        /** The rule and the contact that used the budget up. */
        public String because() {
            return by == null
                    ? limit.rule()
                    : limit.rule() + " by " + by.kind() + " " + by.entryId();
        }
    }
}
