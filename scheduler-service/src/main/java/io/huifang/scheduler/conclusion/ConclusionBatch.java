package io.huifang.scheduler.conclusion;

import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.contract.attempt.AttemptCorrected;
import io.huifang.contract.attempt.AttemptReturned;
import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.Outcome;
import io.huifang.scheduler.budget.ContactLedger;
import io.huifang.scheduler.callback.Agreed;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.correction.Consequences;
import io.huifang.scheduler.correction.Correction;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Suppression;
import io.huifang.scheduler.dispatch.CallConditions;
import io.huifang.scheduler.dispatch.ContactDecision;
import io.huifang.scheduler.followup.FollowUpPlanning;
import io.huifang.scheduler.followup.FollowingUp;
import io.huifang.scheduler.followup.LowAnswer;
import io.huifang.scheduler.followup.Resuming;
import io.huifang.scheduler.followup.WantedFollowUp;
import io.huifang.scheduler.policy.EndedAttempt;
import io.huifang.scheduler.policy.NextStep;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.Reason;
import io.huifang.scheduler.slot.Appointment.By;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        this.suppressing = new Suppressing(policy, customers, tasks, ledger, consequences);
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
        CallbackTask task = tasks.get(fact.callbackId());
        Attempt attempt = task.attempt(fact.attemptId()).orElseThrow();
        if (attempt.disposition() != null) return;
        EndedAttempt ended =
                ended(task, fact.disposition(), fact.occurredAt(), fact.appointmentAt());
        ledger.conclude(
                task,
                attempt,
                new Attempt.Told(
                        fact.disposition(),
                        fact.occurredAt(),
                        fact.appointmentAt(),
                        fact.followUp()));
        Settlement.told(task, fact, contacts);
        suppressing.following(attempt, task, () -> follow(task, attempt, ended, fact.followUp()));
    }

    /** Does what follows from how an attempt ended. */
    void follow(CallbackTask task, Attempt attempt, EndedAttempt ended, boolean followUp) {
        Optional<Reason> reason = task.matter().reasonIn(policy);
        if (task.isOpen()) {
            if (reason.isPresent()) proceed(task, attempt, reason.get(), ended, followUp);
            else dropped(task);
        }
        if (suppressing.neverAgain(task, ended))
            suppressing.suppress(task.matter().customerId(), ended.disposition());
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
        if (task.standing().appointedAfter(ledger.now())) {
            afterHisChoice(task, unlimited(reason, ended), ended, followUp);
            return;
        }
        boolean latest = task.nothingFollowed(attempt);
        NextStep next =
                latest
                        ? reason.retryPlan().after(ended, policy.feasibleTime())
                        : unlimited(reason, ended);
        if (latest || next.endsTheTask()) next.on(taking(task, ended.disposition(), followUp));
    }

    /**
     * The customer has meanwhile chosen a time. Nothing but the end of the matter, or what he said
     * after that himself, outranks it: neither the plan's waits nor the limit on attempts.
     */
    private void afterHisChoice(
            CallbackTask task, NextStep next, EndedAttempt ended, boolean followUp) {
        boolean younger =
                next.appoints() && ended.endedAt().isAfter(task.standing().chosen().saidAt());
        if (next.endsTheTask() || younger) {
            next.on(taking(task, ended.disposition(), followUp));
        }
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
        ledger.returned(task);
        notMade(task, fact.occurredAt());
    }

    /** A supervisor corrected how an attempt ended. */
    public void corrected(AttemptCorrected fact) {
        new Correcting(this, fact).correct();
    }

    /** Nothing was heard of the attempt under way for too long. */
    public void silent(CallbackTask task) {
        Attempt attempt = task.underWay().orElseThrow();
        ledger.withdraw(task, Because.SILENT);
        Settlement.silent(task, attempt, contacts);
        notMade(task, ledger.now());
    }

    CallbackTask task(UUID callbackId) {
        return tasks.get(callbackId);
    }

    /** Do-not-contact entries that follow, by customer; null for one that was lifted. */
    Map<String, Suppression> suppressed() {
        return suppressing.entries();
    }

    /** Customers whose entry was lifted, by id. */
    Map<String, Customer> lifted() {
        Map<String, Customer> lifted = new HashMap<>();
        suppressed()
                .forEach(
                        (id, entry) -> {
                            if (entry == null) lifted.put(id, customers.get(id));
                        });
        return lifted;
    }

    /** Whether it is an open task of a customer whose entry was lifted. */
    boolean isLifted(CallbackTask task) {
        return task.isOpen() && lifted().containsKey(task.matter().customerId());
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

    /**
     * The customer chose the time at which the task is due now.
     *
     * @param saidAt when he did, UTC
     */
    void appointed(CallbackTask task, Instant saidAt) {
        ledger.appointed(task, Agreed.of(customer(task), policy, By.AGENT, saidAt));
    }

    /** All tasks it knows. */
    Collection<CallbackTask> tasks() {
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
        return new FollowingUp(followUps, tasks, ledger, this::correctionOf);
    }

    private UUID correctionOf(UUID attemptId) {
        return consequences.latest(attemptId).map(Correction::factId).orElse(null);
    }

    /** Gives the places that contacts left to tasks that wait for one. */
    public void giveFreedPlaces() {
        FreedPlaces.give(this);
    }

    FollowUpPlanning followUps() {
        return followUps;
    }

    Resuming resuming() {
        return new Resuming(policy, ledger, followUps);
    }

    Suppressing suppressing() {
        return suppressing;
    }

    private void notMade(CallbackTask task, Instant at) {
        EndedAttempt ended = ended(task, Disposition.NOT_MADE, at, null);
        task.matter()
                .reasonIn(policy)
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
                new CallConditions(policy, customer(task), task).calleeAfter(disposition));
    }

    private void dropped(CallbackTask task) {
        ledger.close(task, Outcome.CANCELLED, Because.CANCELLED);
        ledger.note(task, "closed", ContactDecision.REASON_DROPPED, null);
    }

    private NextStep unlimited(Reason reason, EndedAttempt ended) {
        return reason.retryPlan().unlimited(ended, policy.feasibleTime());
    }

    Consequences consequences() {
        return consequences;
    }

    StepTaking taking(CallbackTask task, Disposition disposition, boolean followUp) {
        return new StepTaking(this, task, customer(task), disposition, followUp);
    }

    boolean protects(CallbackTask task) {
        return task.matter().reasonIn(policy).filter(Reason::protects).isPresent();
    }

    Customer customer(CallbackTask task) {
        return customers.get(task.matter().customerId());
    }
}
