package io.huifang.scheduler.conclusion;

import io.huifang.contract.attempt.AttemptReturned;
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

    /** An agent told how it ended, perhaps after we had given it up: his word stands. */
    static void told(CallbackTask task, UUID attemptId, ContactLedger contacts) {
        Attempt attempt = task.attempt(attemptId).orElseThrow();
        boolean made = attempt.disposition().counts();
        contacts.settle(customerOf(task), attemptId, made, attempt.concludedAt());
    }

    /**
     * It came back without a conclusion: nobody was called, unless somebody had been shown the
     * number under a lease that ended; he may have dialled.
     */
    static void returned(CallbackTask task, AttemptReturned fact, ContactLedger contacts) {
        Attempt attempt = task.attempt(fact.attemptId()).orElseThrow();
        if (attempt.disposition() != null) return;
        boolean mayBeMade = fact.revealedAt() != null;
        contacts.settle(customerOf(task), fact.attemptId(), mayBeMade, fact.occurredAt());
    }

    /** Nothing was heard: the safer belief is that the customer was called. */
    static void silent(CallbackTask task, Attempt attempt, Instant now, ContactLedger contacts) {
        contacts.settle(customerOf(task), attempt.attemptId(), true, now);
    }

    private static String customerOf(CallbackTask task) {
        return task.matter().customerId();
    }
}
