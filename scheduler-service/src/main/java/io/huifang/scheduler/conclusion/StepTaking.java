package io.huifang.scheduler.conclusion;

import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.Outcome;
import io.huifang.scheduler.callback.Agreed;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.ChosenTime;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.Approach;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.dispatch.CallConditions;
import io.huifang.scheduler.followup.Wish;
import io.huifang.scheduler.notice.WantedNotice;
import io.huifang.scheduler.policy.Feasibility;
import io.huifang.scheduler.policy.Feasibility.Feasible;
import io.huifang.scheduler.policy.Feasibility.Infeasible;
import io.huifang.scheduler.policy.NextStep;
import io.huifang.scheduler.slot.Appointment.By;

import java.time.Instant;
import java.util.Objects;

/** Takes the step that follows one attempt of one task. */
final class StepTaking implements NextStep.Cases<Void> {
    private final ConclusionBatch batch;
    private final CallbackTask task;
    private final Customer customer;
    private final Disposition disposition;
    private final boolean followUpAsked;
    private final TaskLedger ledger;
    private final CallConditions conditions;

    /**
     * @param disposition how the attempt ended
     * @param followUpAsked whether the agent asked for a follow-up
     */
    StepTaking(
            ConclusionBatch batch,
            CallbackTask task,
            Customer customer,
            Disposition disposition,
            boolean followUpAsked) {
        this.batch = batch;
        this.task = task;
        this.customer = customer;
        this.disposition = disposition;
        this.followUpAsked = followUpAsked;
        this.ledger = batch.ledger();
        this.conditions = new CallConditions(batch.policy(), customer, task);
    }

    /** Only a call that was made kept the appointment. */
    @Override
    public Void tryAgain(NextStep.TryAgain step) {
        if (disposition.counts()) ledger.notAppointed(task);
        return again(step.dueAt(), step.skill(), task.standing().freshUntil());
    }

    @Override
    public Void tryOtherNumber(NextStep.TryOtherNumber step) {
        if (disposition.counts()) ledger.notAppointed(task);
        return again(step.dueAt(), null, task.standing().freshUntil());
    }

    /** A notice before another call promises that call: it is sent only when the call can come. */
    @Override
    public Void sendNotice(NextStep.SendNotice step) {
        step.then().on(this);
        if (step.then().endsTheTask() || task.isOpen()) {
            WantedNotice wanted = new WantedNotice(step.template(), customer, batch.policy());
            if (step.once()) ledger.noticeWishes().once(task, wanted);
            else ledger.noticeWishes().add(task, wanted);
        }
        return null;
    }

    /**
     * The customer's own wish outlasts the matter's freshness, never calling hours: one outside of
     * them is kept when they begin again.
     */
    @Override
    public Void keepAppointment(NextStep.KeepAppointment step) {
        Instant fresh = task.standing().freshUntil();
        ledger.note(task, "appointed", disposition.name(), null);
        again(step.at(), null, keptUntil(window(step.at(), true, Instant.MAX), fresh), true);
        if (task.isOpen()) {
            ledger.appointed(task, Agreed.of(customer, batch.policy(), By.AGENT, saidAt()));
        }
        return null;
    }

    private static Instant keptUntil(Feasibility time, Instant fresh) {
        if (!(time instanceof Feasible open)) return fresh;
        Instant kept = open.from().plus(ChosenTime.TOLERANCE);
        return kept.isAfter(fresh) ? kept : fresh;
    }

    /** When the customer agreed to the appointment, as far as anybody told. */
    private Instant saidAt() {
        return task.attempts().stream()
                .map(Attempt::concludedAt)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(ledger.now());
    }

    @Override
    public Void close(NextStep.Close step) {
        ledger.close(task, step.outcome(), Because.CLEARED);
        if (step.suppress()) {
            batch.suppressing().suppress(task.matter().customerId(), disposition);
        } else if (step.followUp() != null) {
            followUp(Wish.ofPlan(step.followUp(), task, followUpAsked));
        } else if (followUpAsked) {
            followUp(Wish.ofAgent(task));
        }
        return null;
    }

    private Void again(Instant wanted, String skill, Instant freshUntil) {
        return again(wanted, skill, freshUntil, task.standing().appointed());
    }

    private Void again(Instant wanted, String skill, Instant freshUntil, boolean appointed) {
        Instant useful = task.standing().usefulUntil();
        Instant until = useful.isAfter(freshUntil) ? useful : freshUntil;
        Feasibility time = window(wanted, appointed, until);
        String forbiddenBy = conditions.forbiddenBy(task.matter().reason());
        if (customer.erased()) {
            end(Outcome.ERASED, Approach.ERASED);
        } else if (customer.suppressedAt(ledger.now()).isPresent()) {
            end(Outcome.SUPPRESSED, Approach.SUPPRESSED);
        } else if (forbiddenBy != null) {
            end(Outcome.SUPPRESSED, forbiddenBy);
        } else if (time instanceof Infeasible never) {
            end(Outcome.EXPIRED, never.rule().id());
            writeInstead();
        } else {
            ledger.dueAgain(task, ((Feasible) time).from(), skill, freshUntil);
        }
        return null;
    }

    private Feasibility window(Instant wanted, boolean appointed, Instant freshUntil) {
        Instant earliest = wanted.isAfter(ledger.now()) ? wanted : ledger.now();
        return conditions.callTime(task.matter().reason(), appointed, earliest, freshUntil);
    }

    private void end(Outcome outcome, String rule) {
        ledger.close(task, outcome, Because.EXPIRED);
        ledger.note(task, "closed", rule, null);
    }

    /** Whom nobody reached, and nobody can call again in time. */
    private void writeInstead() {
        task.matter()
                .reasonIn(batch.policy())
                .flatMap(batch.policy().notices()::insteadOfACall)
                .map(template -> new WantedNotice(template, customer, batch.policy()))
                .ifPresent(wanted -> ledger.noticeWishes().insteadOfACall(task, wanted));
    }

    private void followUp(Wish wish) {
        batch.followUps().open(task, customer, wish);
    }
}
