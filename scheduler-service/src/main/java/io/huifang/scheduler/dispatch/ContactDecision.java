package io.huifang.scheduler.dispatch;

import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.Outcome;
import io.huifang.scheduler.callback.Attempt.CallTime;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Instructions;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.policy.Feasibility;
import io.huifang.scheduler.policy.Feasibility.Feasible;
import io.huifang.scheduler.policy.Feasibility.Infeasible;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.Reason;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Whether a due task's customer may be called now. */
public sealed interface ContactDecision {
    /** Rule id: the customer must not be contacted. */
    String SUPPRESSED = "customer.suppressed";

    /** Rule id: the policy in force no longer knows the task's reason. */
    String REASON_DROPPED = "reason.dropped";

    /** Asks the policy in force, whatever was planned when the task was made. */
    static ContactDecision of(CallbackTask task, Customer customer, Policy policy, Instant now) {
        if (customer.suppressedAt(now).isPresent()) {
            return new Refuse(Outcome.SUPPRESSED, Because.SUPPRESSED, SUPPRESSED);
        }
        Optional<Reason> reason = policy.reason(task.matter().reason());
        if (reason.isEmpty()) {
            return new Refuse(Outcome.CANCELLED, Because.CANCELLED, REASON_DROPPED);
        }
        Feasibility time =
                policy.feasibleTime()
                        .earliest(now, customer.callee(), task.standing().freshUntil());
        if (time instanceof Infeasible never) {
            return new Refuse(Outcome.EXPIRED, Because.EXPIRED, never.rule().id());
        }
        Feasible open = (Feasible) time;
        if (open.isMoved()) return new Defer(open.from(), open.settledBy().id());
        CallTime callTime =
                new CallTime(open.from(), open.until(), open.until().plus(policy.silenceGrace()));
        return new CallNow(callTime, reason.get(), policy.version());
    }

    /**
     * Does what was decided.
     *
     * @param context non-personal facts of the event, for the agent
     */
    void applyTo(CallbackTask task, Map<String, Object> context, TaskLedger ledger);

    /**
     * The call may be made.
     *
     * @param callTime between when and when
     * @param reason what the policy says about it
     * @param policyVersion which policy
     */
    record CallNow(CallTime callTime, Reason reason, int policyVersion) implements ContactDecision {
        @Override
        public void applyTo(CallbackTask task, Map<String, Object> context, TaskLedger ledger) {
            ledger.dispatch(
                    task,
                    callTime,
                    new Instructions(
                            reason.purpose(),
                            reason.script(),
                            reason.questionnaire(),
                            reason.skill(),
                            reason.language(),
                            context,
                            policyVersion));
        }
    }

    /**
     * Not now.
     *
     * @param until when it may be made, UTC
     * @param rule what puts it off
     */
    record Defer(Instant until, String rule) implements ContactDecision {
        @Override
        public void applyTo(CallbackTask task, Map<String, Object> context, TaskLedger ledger) {
            ledger.dueAgain(task, until, task.standing().skill());
            ledger.note(task, "put-off", rule, null);
        }
    }

    /**
     * Not at all: the task ends.
     *
     * @param outcome how
     * @param because the same, for an attempt under way
     * @param rule what forbids it
     */
    record Refuse(Outcome outcome, Because because, String rule) implements ContactDecision {
        @Override
        public void applyTo(CallbackTask task, Map<String, Object> context, TaskLedger ledger) {
            ledger.close(task, outcome, because);
            ledger.note(task, "closed", rule, null);
        }
    }
}
