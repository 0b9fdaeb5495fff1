package io.huifang.scheduler.conclusion;

import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.contract.attempt.AttemptReturned;
import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.Outcome;
import io.huifang.scheduler.budget.ContactLedger;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Suppression;
import io.huifang.scheduler.dispatch.ContactDecision;
import io.huifang.scheduler.policy.EndedAttempt;
import io.huifang.scheduler.policy.NextStep;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.Reason;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Takes the next step for each attempt of a batch that ended, in order. */
final class ConclusionBatch {
    /** Without a reason there is no plan to ask, but nobody may be called again after these. */
    private static final Set<Disposition> NEVER_AGAIN =
            Set.of(Disposition.REFUSED_HARD, Disposition.DECEASED);

    private final Policy policy;
    private final Map<String, Customer> customers;
    private final Map<UUID, CallbackTask> tasks;
    private final TaskLedger ledger;
    private final ContactLedger contacts;
    private final Map<String, Suppression> suppressed = new LinkedHashMap<>();

    /**
     * @param customers by id, locked
     * @param tasks by id: those concerned, with all attempts, and all open ones of the customers
     */
    ConclusionBatch(
            Policy policy,
            Map<String, Customer> customers,
            Map<UUID, CallbackTask> tasks,
            TaskLedger ledger,
            ContactLedger contacts) {
        this.policy = policy;
        this.customers = customers;
        this.tasks = tasks;
        this.ledger = ledger;
        this.contacts = contacts;
    }

    /** Whether there is such an attempt, and of this customer. */
    boolean knows(String customerId, UUID callbackId, UUID attemptId) {
        CallbackTask task = tasks.get(callbackId);
        return task != null
                && task.matter().customerId().equals(customerId)
                && task.attempt(attemptId).isPresent();
    }

    /**
     * An agent told how an attempt ended. After the task has ended, that is only recorded, unless
     * the customer must not be contacted again.
     */
    void concluded(AttemptConcluded fact) {
        CallbackTask task = tasks.get(fact.callbackId());
        Attempt attempt = task.attempt(fact.attemptId()).orElseThrow();
        if (attempt.disposition() != null) return;
        EndedAttempt ended =
                ended(task, fact.disposition(), fact.occurredAt(), fact.appointmentAt());
        ledger.conclude(task, attempt, fact.disposition(), fact.occurredAt());
        Settlement.told(task, fact.attemptId(), contacts);
        Optional<Reason> reason = policy.reason(task.matter().reason());
        if (task.isOpen()) {
            if (reason.isPresent()) proceed(task, attempt, reason.get(), ended, fact.followUp());
            else dropped(task);
        }
        boolean never =
                reason.map(it -> unlimited(it, ended).suppresses())
                        .orElse(NEVER_AGAIN.contains(fact.disposition()));
        if (never) suppress(fact.customerId(), fact.disposition());
    }

    /**
     * Of an attempt we had given up, the word is heard when it ends the matter or when no other
     * attempt followed; the limit on attempts is left to the one that followed.
     */
    private void proceed(
            CallbackTask task,
            Attempt attempt,
            Reason reason,
            EndedAttempt ended,
            boolean followUp) {
        boolean latest = task.nothingFollowed(attempt);
        NextStep next =
                latest
                        ? reason.retryPlan().after(ended, policy.feasibleTime())
                        : unlimited(reason, ended);
        if (latest || next.endsTheTask()) next.on(taking(task, ended.disposition(), followUp));
    }

    /** An attempt came back unworked; one that we withdrew has ended before. */
    void returned(AttemptReturned fact) {
        CallbackTask task = tasks.get(fact.callbackId());
        Settlement.returned(task, fact, contacts);
        boolean underWay =
                task.underWay().filter(it -> it.attemptId().equals(fact.attemptId())).isPresent();
        if (!underWay) return;
        ledger.returned(task);
        notMade(task, fact.occurredAt());
    }

    /** Nothing was heard of the attempt under way for too long. */
    void silent(CallbackTask task) {
        Attempt attempt = task.underWay().orElseThrow();
        ledger.withdraw(task, Because.SILENT);
        Settlement.silent(task, attempt, ledger.now(), contacts);
        notMade(task, ledger.now());
    }

    CallbackTask task(UUID callbackId) {
        return tasks.get(callbackId);
    }

    /** Do-not-contact entries that follow, by customer. */
    Map<String, Suppression> suppressed() {
        return suppressed;
    }

    TaskLedger ledger() {
        return ledger;
    }

    ContactLedger contacts() {
        return contacts;
    }

    Policy policy() {
        return policy;
    }

    /** All tasks it knows. */
    Collection<CallbackTask> tasks() {
        return tasks.values();
    }

    /** The customer's open task of the same cause, if there is one. */
    Optional<CallbackTask> open(String customerId, String reason, String cause) {
        return tasks.values().stream()
                .filter(CallbackTask::isOpen)
                .filter(task -> task.matter().customerId().equals(customerId))
                .filter(task -> task.matter().reason().equals(reason))
                .filter(task -> task.matter().cause().equals(cause))
                .findAny();
    }

    void opened(CallbackTask task) {
        tasks.put(task.id(), task);
        ledger.open(task);
    }

    /** The customer must not be contacted again: nothing stays open. */
    void suppress(String customerId, Disposition because) {
        String name = "disposition:" + because;
        Suppression entry = new Suppression(null, name, name, ledger.now());
        suppressed.put(customerId, entry);
        customers.computeIfPresent(customerId, (id, customer) -> customer.suppressed(entry));
        for (CallbackTask task : Map.copyOf(tasks).values()) {
            if (task.isOpen() && task.matter().customerId().equals(customerId)) {
                ledger.close(task, Outcome.SUPPRESSED, Because.SUPPRESSED);
                ledger.note(task, "closed", name, null);
            }
        }
    }

    private void notMade(CallbackTask task, Instant at) {
        EndedAttempt ended = ended(task, Disposition.NOT_MADE, at, null);
        policy.reason(task.matter().reason())
                .map(reason -> reason.retryPlan().after(ended, policy.feasibleTime()))
                .ifPresentOrElse(
                        next -> next.on(taking(task, Disposition.NOT_MADE, false)),
                        () -> dropped(task));
    }

    private EndedAttempt ended(
            CallbackTask task, Disposition disposition, Instant at, Instant appointmentAt) {
        return new EndedAttempt(
                disposition,
                task.standing().counted() + (disposition.counts() ? 1 : 0),
                at,
                task.endedBy(disposition),
                0,
                appointmentAt,
                customer(task).callee());
    }

    private void dropped(CallbackTask task) {
        ledger.close(task, Outcome.CANCELLED, Because.CANCELLED);
        ledger.note(task, "closed", ContactDecision.REASON_DROPPED, null);
    }

    private NextStep unlimited(Reason reason, EndedAttempt ended) {
        return reason.retryPlan().unlimited(ended, policy.feasibleTime());
    }

    private StepTaking taking(CallbackTask task, Disposition disposition, boolean followUp) {
        return new StepTaking(this, task, customer(task), disposition, followUp);
    }

    private Customer customer(CallbackTask task) {
        return customers.get(task.matter().customerId());
    }
}
