package io.huifang.scheduler.conclusion;

import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.contract.attempt.AttemptReturned;
import io.huifang.contract.attempt.Disposition;
import io.huifang.scheduler.budget.ContactEntry.State;
import io.huifang.scheduler.budget.ContactLedger;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;

import java.time.Instant;
import java.util.UUID;

/**
 * What becomes of the contact that was reserved for an attempt. It follows from what is known of
 * the attempt, whenever and however often that is told. A withdrawn attempt stays reserved until
 * the survey side tells whether the call had begun.
 */
final class Settlement {
    private Settlement() {}

    /**
     * An agent told how it ended, perhaps after we had given it up: his word stands. But another
     * one may have been shown the number under an earlier lease, and have dialled.
     */
    static void told(CallbackTask task, AttemptConcluded fact, ContactLedger contacts) {
        Attempt attempt = task.attempt(fact.attemptId()).orElseThrow();
        boolean made =
                attempt.disposition().counts() && !nobodyCouldDial(fact) || shownBefore(fact);
        settle(task, attempt, made, attempt.concludedAt(), contacts);
    }

    /** The agent's word came after its correction: whoever was shown the number before stays. */
    static void toldLate(CallbackTask task, AttemptConcluded fact, ContactLedger contacts) {
        Attempt attempt = task.attempt(fact.attemptId()).orElseThrow();
        if (shownBefore(fact)) settle(task, attempt, true, attempt.concludedAt(), contacts);
    }

    /** A supervisor told how it ended, instead of its agent or after him. */
    static void corrected(
            CallbackTask task, UUID attemptId, Disposition before, ContactLedger contacts) {
        Attempt attempt = task.attempt(attemptId).orElseThrow();
        boolean madeByAnother =
                before != null && !before.counts() && isSpent(task, attemptId, contacts);
        boolean made = attempt.disposition().counts() || madeByAnother;
        settle(task, attempt, made, attempt.concludedAt(), contacts);
    }

    /**
     * It came back without a conclusion: nobody was called, unless somebody had been shown the
     * number under a lease that ended; he may have dialled.
     */
    static void returned(CallbackTask task, AttemptReturned fact, ContactLedger contacts) {
        Attempt attempt = task.attempt(fact.attemptId()).orElseThrow();
        if (attempt.disposition() != null) return;
        settle(task, attempt, fact.revealedAt() != null, fact.occurredAt(), contacts);
    }

    /**
     * Nothing was heard: the safer belief is that the customer was called, at the last moment for
     * which the place was reserved. However late we notice, it was not later.
     */
    static void silent(CallbackTask task, Attempt attempt, ContactLedger contacts) {
        contacts.settle(customerOf(task), attempt.attemptId(), true, null);
    }

    /** The vault had no number that is safe. An older release of survey does not tell. */
    private static boolean nobodyCouldDial(AttemptConcluded fact) {
        return fact.disposition() == Disposition.NUMBER_DEAD
                && fact.claimedAt() != null
                && fact.revealedAt() == null;
    }

    private static boolean shownBefore(AttemptConcluded fact) {
        return fact.revealedAt() != null
                && fact.claimedAt() != null
                && fact.revealedAt().isBefore(fact.claimedAt());
    }

    private static boolean isSpent(CallbackTask task, UUID attemptId, ContactLedger contacts) {
        return contacts.of(customerOf(task)).stream()
                .anyMatch(it -> it.entryId().equals(attemptId) && it.state() == State.SPENT);
    }

    /**
     * No call rings after the instant until which its place was reserved, however long it takes to
     * tell of it, and none before it was dispatched, whatever the survey side's clock says.
     */
    private static void settle(
            CallbackTask task,
            Attempt attempt,
            boolean made,
            Instant told,
            ContactLedger contacts) {
        Instant atMost = told.isAfter(attempt.silentAt()) ? attempt.silentAt() : told;
        Instant at = atMost.isBefore(attempt.dispatchedAt()) ? attempt.dispatchedAt() : atMost;
        contacts.settle(customerOf(task), attempt.attemptId(), made, at);
    }

    private static String customerOf(CallbackTask task) {
        return task.matter().customerId();
    }
}
