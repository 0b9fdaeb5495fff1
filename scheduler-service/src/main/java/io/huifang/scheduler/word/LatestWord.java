package io.huifang.scheduler.word;

import io.huifang.scheduler.budget.ContactEntry;
import io.huifang.scheduler.budget.ContactLedger;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.dispatch.CallNow;
import io.huifang.scheduler.dispatch.ContactDecision;
import io.huifang.scheduler.policy.Policy;

import java.time.Instant;
import java.util.List;

/**
 * What would be decided of an attempt if it were dispatched now: the rule is the dispatch's own.
 * The attempt's place in the budget is its own already, so it does not stand in its way.
 *
 * @param task whose attempt it is
 * @param attempt the one that is asked about
 * @param customer as he is now
 * @param policy the one in force
 */
record LatestWord(CallbackTask task, Attempt attempt, Customer customer, Policy policy) {
    /** Rule id: no such attempt was handed over, or it was lost and is handed over anew. */
    static final String UNKNOWN = "attempt.unknown";

    /** Rule id: the attempt ended here. */
    static final String ENDED = "attempt.ended";

    /** Rule id: its calling window is over. */
    static final String WINDOW_OVER = "window.over";

    /**
     * The word.
     *
     * @param contacts the customer's, those of the longest window at least
     */
    WordView at(Instant now, List<ContactEntry> contacts) {
        if (!task.isOpen() || !attempt.isUnderWay()) return WordView.never(ENDED);
        if (!now.isBefore(attempt.callableUntil())) return WordView.never(WINDOW_OVER);
        List<ContactEntry> others =
                contacts.stream()
                        .filter(entry -> !entry.entryId().equals(attempt.attemptId()))
                        .toList();
        ContactLedger ledger = new ContactLedger(policy, others, now);
        return word(ContactDecision.of(task, customer, policy, ledger, now));
    }

    private static WordView word(ContactDecision decision) {
        if (decision instanceof CallNow call) {
            return WordView.stands(call.numberAsOf(), call.mayOffer());
        }
        if (decision instanceof ContactDecision.Defer later) {
            return WordView.never(later.because());
        }
        if (decision instanceof ContactDecision.HoldBack later) {
            return WordView.never(later.exhausted().rule());
        }
        return WordView.never(
                decision instanceof ContactDecision.Refuse refused
                        ? refused.rule()
                        : ((ContactDecision.Overtaken) decision).rule());
    }
}
