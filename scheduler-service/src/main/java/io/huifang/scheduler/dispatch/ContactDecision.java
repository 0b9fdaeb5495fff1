package io.huifang.scheduler.dispatch;

import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.Outcome;
import io.huifang.scheduler.callback.Attempt.CallTime;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Instructions;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.permission.Permission;
import io.huifang.scheduler.permission.Permission.Allowed;
import io.huifang.scheduler.permission.Permission.Forbidden;
import io.huifang.scheduler.policy.Callee;
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

    /** Rule id: the customer's data was erased. */
    String ERASED = "customer.erased";

    /** Rule id: the policy in force no longer knows the task's reason. */
    String REASON_DROPPED = "reason.dropped";

    /** Asks the policy in force, whatever was planned when the task was made. */
    static ContactDecision of(CallbackTask task, Customer customer, Policy policy, Instant now) {
        if (customer.erased()) {
            return new Refuse(Outcome.ERASED, Because.ERASED, ERASED);
        }
        if (customer.suppressedAt(now).isPresent()) {
            return new Refuse(Outcome.SUPPRESSED, Because.SUPPRESSED, SUPPRESSED);
        }
        Optional<Reason> reason = policy.reason(task.matter().reason());
        if (reason.isEmpty()) {
            return new Refuse(Outcome.CANCELLED, Because.CANCELLED, REASON_DROPPED);
        }
        return permitted(task, customer, reason.get(), policy, now);
    }

    private static ContactDecision permitted(
            CallbackTask task, Customer customer, Reason reason, Policy policy, Instant now) {
        Permission permission =
                Permission.ask(
                        customer.statements(),
                        reason,
                        policy.permissions(),
                        task.matter().eventTime(),
                        task.standing().latestEventTime());
        if (permission instanceof Forbidden never) {
            return new Refuse(Outcome.SUPPRESSED, Because.SUPPRESSED, never.rule());
        }
        Callee callee = customer.callee(reason, task.standing().appointed());
        Feasibility time =
                policy.feasibleTime().earliest(now, callee, task.standing().freshUntil());
        if (time instanceof Infeasible never) {
            return new Refuse(Outcome.EXPIRED, Because.EXPIRED, never.rule().id());
        }
        Feasible open = (Feasible) time;
        return open.isMoved()
                ? new Defer(open.from(), open.settledBy().id())
                : callNow((Allowed) permission, open, customer, reason, policy);
    }

    private static CallNow callNow(
            Allowed may, Feasible open, Customer customer, Reason reason, Policy policy) {
        CallTime callTime =
                new CallTime(open.from(), open.until(), open.until().plus(policy.silenceGrace()));
        String language = customer.language().orElse(reason.language());
        return new CallNow(callTime, reason, language, may.numberAsOf(), policy.version());
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
     * @param language BCP 47 language the agent needs: the customer's, else the reason's; null for
     *     any
     * @param numberAsOf the number to call is the one of that instant, UTC; null for the newest
     * @param policyVersion which policy
     */
    record CallNow(
            CallTime callTime,
            Reason reason,
            String language,
            Instant numberAsOf,
            int policyVersion)
            implements ContactDecision {
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
                            language,
                            context,
                            policyVersion,
                            numberAsOf));
            if (numberAsOf != null) {
                ledger.note(task, "safe-number", Permission.NUMBER_CHANGED, null);
            }
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
