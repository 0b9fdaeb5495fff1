package io.huifang.scheduler.conclusion;

import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.contract.attempt.AttemptCorrected;
import io.huifang.contract.attempt.AttemptReturned;
import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.scheduler.budget.ContactLedger;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.correction.Consequences;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Suppression;
import io.huifang.scheduler.followup.FollowUpPlanning;
import io.huifang.scheduler.followup.FollowingUp;
import io.huifang.scheduler.followup.LowAnswer;
import io.huifang.scheduler.followup.Resuming;
import io.huifang.scheduler.followup.WantedFollowUp;
import io.huifang.scheduler.policy.Policy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Takes the next step for each attempt of a batch that ended, in order. */
public final class ConclusionBatch {
    private final Policy policy;
    private final Map<String, Customer> customers;
    private final Map<UUID, CallbackTask> tasks;
    private final TaskLedger ledger;
    private final ContactLedger contacts;
    private final FollowUpPlanning followUps;
    private final Suppressing suppressing;
    private final Numbers numbers;
    private final Consequences consequences;

    /**
     * @param customers by id, locked
     * @param tasks by id: those concerned, with all attempts, and all open ones of the customers
     * @param consequences what followed from the attempts that are corrected
     */
    public ConclusionBatch(
            Policy policy,
            Map<String, Customer> customers,
            Map<UUID, CallbackTask> tasks,
            TaskLedger ledger,
            ContactLedger contacts,
            Consequences consequences) {
        this.policy = policy;
        this.customers = customers;
        this.tasks = tasks;
        this.ledger = ledger;
        this.contacts = contacts;
        this.followUps = new FollowUpPlanning(policy, ledger, tasks);
        this.consequences = consequences;
        this.numbers = new Numbers(policy, customers);
        this.suppressing =
                new Suppressing(policy, customers, followUps.known(), ledger, consequences);
    }

    boolean isErased(String customerId) {
        return customers.get(customerId).erased();
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
    public void concluded(AttemptConcluded fact) {
        new Concluding(this, fact).conclude();
    }

    /** An attempt came back unworked; one that we withdrew has ended before. */
    public void returned(AttemptReturned fact) {
        CallbackTask task = tasks.get(fact.callbackId());
        Settlement.returned(task, fact, contacts);
        boolean underWay =
                task.underWay().filter(it -> it.attemptId().equals(fact.attemptId())).isPresent();
        if (!underWay) {
            if (task.waitsFor(fact.attemptId())) {
                ledger.dueAgain(task, ledger.now(), task.standing().skill());
            }
            return;
        }
        ledger.endings().returned(task);
        after().notMade(task, fact.occurredAt());
    }

    /** A supervisor corrected how an attempt ended. */
    public void corrected(AttemptCorrected fact) {
        new Correcting(this, fact).correct();
    }

    /** Nothing was heard of the attempt under way for too long. */
    public void silent(CallbackTask task) {
        Attempt attempt = task.underWay().orElseThrow();
        ledger.endings().withdraw(task, Because.SILENT);
        Settlement.silent(task, attempt, contacts);
        after().notMade(task, ledger.now());
    }

    public CallbackTask task(UUID callbackId) {
        return tasks.get(callbackId);
    }

    /** Do-not-contact entries that follow, by customer; null for one that was lifted. */
    public Map<String, Suppression> suppressed() {
        return suppressing.entries();
    }

    public TaskLedger ledger() {
        return ledger;
    }

    ContactLedger contacts() {
        return contacts;
    }

    public Policy policy() {
        return policy;
    }

    /** All tasks it knows. */
    public Collection<CallbackTask> tasks() {
        return tasks.values();
    }

    /** The attempt of a low answer was concluded now. */
    public void answered(LowAnswer answer) {
        CallbackTask task = tasks.get(answer.callbackId());
        following().next(answer.wanted(), task, customer(task));
    }

    /**
     * Does what follows from what was said in attempts of which something was told.
     *
     * @return what is at another point now
     */
    List<WantedFollowUp> follow(List<WantedFollowUp> wanted) {
        return following().all(wanted, customers);
    }

    private FollowingUp following() {
        return new FollowingUp(followUps, tasks, ledger, consequences::correctionOf);
    }

    /** Gives the places that contacts left to tasks that wait for one. */
    public void giveFreedPlaces() {
        FreedPlaces.give(this);
    }

    FollowUpPlanning followUps() {
        return followUps;
    }

    Numbers numbers() {
        return numbers;
    }

    AfterAttempt after() {
        return new AfterAttempt(this);
    }

    Resuming resuming() {
        return new Resuming(policy, ledger, followUps);
    }

    Suppressing suppressing() {
        return suppressing;
    }

    Consequences consequences() {
        return consequences;
    }

    Customer customer(CallbackTask task) {
        return customers.get(task.matter().customerId());
    }
}
