package io.huifang.scheduler.conclusion;

import io.huifang.scheduler.budget.ContactLedger;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.dispatch.CallNow;
import io.huifang.scheduler.dispatch.ContactDecision;
import io.huifang.scheduler.dispatch.ContactDecision.Defer;
import io.huifang.scheduler.dispatch.ContactDecision.HoldBack;
import io.huifang.scheduler.dispatch.ContactDecision.Overtaken;
import io.huifang.scheduler.dispatch.ContactDecision.Refuse;
import io.huifang.scheduler.policy.Reason;

import java.time.Instant;
import java.util.Set;

/**
 * Gives the places that contacts leave to tasks that were held back for want of one: each place to
 * one task, the most important first. A task that was just planned for another reason waits for
 * none. Nothing is dispatched here: a task that gets a place is due sooner, and is asked about then
 * like any other.
 */
final class FreedPlaces {
    private final ConclusionBatch batch;
    private final TaskLedger ledger;
    private final ContactLedger trial;

    private FreedPlaces(ConclusionBatch batch) {
        this.batch = batch;
        this.ledger = batch.ledger();
        this.trial = batch.contacts().trial();
    }

    /** Does so for the customers of whom a contact was settled. */
    static void give(ConclusionBatch batch) {
        Set<String> freed = batch.contacts().freedCustomers();
        if (!freed.isEmpty()) new FreedPlaces(batch).give(freed);
    }

    private void give(Set<String> freed) {
        batch.tasks().stream()
                .filter(task -> task.standing().heldBackBy() != null)
                .filter(task -> freed.contains(task.matter().customerId()))
                .sorted(CallbackTask.MOST_IMPORTANT_FIRST)
                .forEach(this::give);
    }

    private void give(CallbackTask task) {
        Customer customer = batch.customer(task);
        ContactDecision decision =
                ContactDecision.of(task, customer, batch.policy(), trial, ledger.now());
        Instant next = askedAgainAt(decision);
        if (!(decision instanceof Refuse || decision instanceof Overtaken)) {
            Instant until = decision instanceof CallNow call ? call.callTime().silentAt() : next;
            trial.reserve(customer.customerId(), task.id(), task.id(), isProtected(task), until);
        }
        if (next.isBefore(task.standing().dueAt())) {
            ledger.holdBack(task, next, task.standing().heldBackBy());
        }
    }

    private boolean isProtected(CallbackTask task) {
        return task.matter().reasonIn(batch.policy()).filter(Reason::protects).isPresent();
    }

    private Instant askedAgainAt(ContactDecision decision) {
        if (decision instanceof Defer closed) return closed.until();
        return decision instanceof HoldBack full ? full.until() : ledger.now();
    }
}
