package io.huifang.scheduler.conclusion;

import io.huifang.scheduler.budget.ContactLedger;
import io.huifang.scheduler.budget.ContactLedgers;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Standing.Status;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.policy.Policy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The customers' budgets, as far as ended attempts change them. */
@ApplicationScoped
class Budgets {
    private final ContactLedgers contactLedgers;
    private final HeldBackTasks heldBackTasks;

    Budgets(ContactLedgers contactLedgers, HeldBackTasks heldBackTasks) {
        this.contactLedgers = contactLedgers;
        this.heldBackTasks = heldBackTasks;
    }

    /** The contacts of customers who are locked. */
    Uni<ContactLedger> open(
            SqlConnection tx, Collection<String> customerIds, Policy policy, TaskLedger ledger) {
        return contactLedgers.open(tx, customerIds, policy, ledger.now());
    }

    /**
     * Writes what was settled. Tasks that were held back are asked about at once: a place may be
     * free, or the instant known at which one will be.
     */
    Uni<Void> store(SqlConnection tx, ConclusionBatch batch) {
        return heldBackTasks
                .among(tx, perhapsHeldBack(batch))
                .invoke(held -> held.forEach(task -> askAgain(task, batch.ledger())))
                .chain(() -> contactLedgers.store(tx, batch.contacts()));
    }

    /** Waiting tasks of customers of whom a contact was settled. */
    private static List<CallbackTask> perhapsHeldBack(ConclusionBatch batch) {
        Set<String> freed = batch.contacts().settledCustomers();
        return batch.tasks().stream()
                .filter(task -> task.standing().status() == Status.WAITING)
                .filter(task -> freed.contains(task.matter().customerId()))
                .filter(task -> task.standing().dueAt().isAfter(batch.ledger().now()))
                .toList();
    }

    private static void askAgain(CallbackTask task, TaskLedger ledger) {
        ledger.dueAgain(task, ledger.now(), task.standing().skill());
    }
}
