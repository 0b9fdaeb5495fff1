package io.huifang.scheduler.conclusion;

import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.contract.attempt.AttemptReturned;
import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.Outcome;
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
import io.huifang.scheduler.policy.RetryPlan;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Takes the next step for each attempt of a batch that ended, in order. */
final class ConclusionBatch {
    private final Policy policy;
    private final Map<String, Customer> customers;
    private final Map<UUID, CallbackTask> tasks;
    private final TaskLedger ledger;
    private final Map<String, Suppression> suppressed = new LinkedHashMap<>();

    /**
     * @param customers every customer concerned, by id, locked
     * @param tasks the tasks concerned with all their attempts, and every other open task of the
     *     customers, by id
     */
    ConclusionBatch(
            Policy policy,
            Map<String, Customer> customers,
            Map<UUID, CallbackTask> tasks,
            TaskLedger ledger) {
        this.policy = policy;
        this.customers = customers;
        this.tasks = tasks;
        this.ledger = ledger;
    }

    /** Whether there is such an attempt, and of this customer. */
    boolean knows(String customerId, UUID callbackId, UUID attemptId) {
        CallbackTask task = tasks.get(callbackId);
        return task != null
                && task.matter().customerId().equals(customerId)
                && task.attempt(attemptId).isPresent();
    }

    /**
     * An agent told how an attempt ended. After the task has ended, that is only recorded. Of an
     * attempt we had given up, it is heard when it ends the matter or when no other followed; the
     * limit on attempts is left to the one that followed.
     */
    void concluded(AttemptConcluded fact) {
        CallbackTask task = tasks.get(fact.callbackId());
        Attempt attempt = task.attempt(fact.attemptId()).orElseThrow();
        if (attempt.disposition() != null) return;
        EndedAttempt ended = ended(task, fact);
        ledger.conclude(task, attempt, fact.disposition(), fact.occurredAt());
        if (!task.isOpen()) return;
        boolean latest =
                task.underWay().isEmpty() && attempt.number() == task.standing().attempts();
        reason(task)
                .map(reason -> step(reason, ended, latest))
                .filter(next -> latest || next.endsTheTask())
                .ifPresent(next -> next.on(taking(task, fact.disposition(), fact.followUp())));
    }

    /** An attempt came back unworked; one that we withdrew has ended before. */
    void returned(AttemptReturned fact) {
        CallbackTask task = tasks.get(fact.callbackId());
        boolean underWay =
                task.underWay().filter(it -> it.attemptId().equals(fact.attemptId())).isPresent();
        if (!underWay) return;
        ledger.returned(task);
        notMade(task, fact.occurredAt());
    }

    /** Nothing was heard of the attempt under way for too long. */
    void silent(CallbackTask task) {
        ledger.withdraw(task, Because.SILENT);
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

    Policy policy() {
        return policy;
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
        EndedAttempt ended =
                new EndedAttempt(
                        Disposition.NOT_MADE,
                        task.standing().counted(),
                        at,
                        alike(task, Disposition.NOT_MADE),
                        0,
                        null,
                        customer(task).zones());
        reason(task)
                .map(reason -> step(reason, ended, true))
                .ifPresent(next -> next.on(taking(task, Disposition.NOT_MADE, false)));
    }

    private EndedAttempt ended(CallbackTask task, AttemptConcluded fact) {
        return new EndedAttempt(
                fact.disposition(),
                task.standing().counted() + (fact.disposition().counts() ? 1 : 0),
                fact.occurredAt(),
                alike(task, fact.disposition()),
                0,
                fact.appointmentAt(),
                customer(task).zones());
    }

    /** When the policy has dropped the reason, the task ends here. */
    private Optional<Reason> reason(CallbackTask task) {
        Optional<Reason> reason = policy.reason(task.matter().reason());
        if (reason.isEmpty()) {
            ledger.close(task, Outcome.CANCELLED, Because.CANCELLED);
            ledger.note(task, "closed", ContactDecision.REASON_DROPPED, null);
        }
        return reason;
    }

    private NextStep step(Reason reason, EndedAttempt ended, boolean latest) {
        RetryPlan plan = reason.retryPlan();
        return latest
                ? plan.after(ended, policy.callingWindows())
                : plan.unlimited(ended, policy.callingWindows());
    }

    private StepTaking taking(CallbackTask task, Disposition disposition, boolean followUp) {
        return new StepTaking(this, task, customer(task), disposition, followUp);
    }

    private Customer customer(CallbackTask task) {
        return customers.get(task.matter().customerId());
    }

    private static int alike(CallbackTask task, Disposition disposition) {
        return (int) task.attempts().stream().filter(it -> it.disposition() == disposition).count();
    }
}
