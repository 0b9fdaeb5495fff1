package io.huifang.scheduler.dispatch;

import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.Outcome;
import io.huifang.scheduler.budget.BudgetAnswer.Exhausted;
import io.huifang.scheduler.budget.ContactLedger;
import io.huifang.scheduler.callback.Attempt.CallTime;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.dispatch.ContactDecision.CallNow;
import io.huifang.scheduler.dispatch.ContactDecision.Defer;
import io.huifang.scheduler.dispatch.ContactDecision.HoldBack;
import io.huifang.scheduler.dispatch.ContactDecision.Overtaken;
import io.huifang.scheduler.dispatch.ContactDecision.Refuse;
import io.huifang.scheduler.permission.Permission;
import io.huifang.scheduler.permission.Permission.Allowed;
import io.huifang.scheduler.permission.Permission.Forbidden;
import io.huifang.scheduler.policy.ContactKind;
import io.huifang.scheduler.policy.Feasibility;
import io.huifang.scheduler.policy.Feasibility.Feasible;
import io.huifang.scheduler.policy.Feasibility.Infeasible;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.Reason;

import java.time.Instant;
import java.util.Optional;

/**
 * The questions about a due task's call, in their one order: erasure, suppression, the customer's
 * word, time, budget.
 */
record DueCall(
        CallbackTask task, Customer customer, Policy policy, ContactLedger contacts, Instant now) {

    ContactDecision decide() {
        if (customer.erased()) {
            return new Refuse(Outcome.ERASED, Because.ERASED, ContactDecision.ERASED);
        }
        if (customer.suppressedAt(now).isPresent()) {
            return new Refuse(Outcome.SUPPRESSED, Because.SUPPRESSED, ContactDecision.SUPPRESSED);
        }
        Optional<Reason> reason = policy.reason(task.matter().reason());
        return reason.isEmpty()
                ? new Refuse(Outcome.CANCELLED, Because.CANCELLED, ContactDecision.REASON_DROPPED)
                : permitted(reason.get());
    }

    private ContactDecision permitted(Reason reason) {
        Permission permission = conditions().permission(reason);
        return permission instanceof Forbidden never
                ? new Refuse(Outcome.SUPPRESSED, Because.SUPPRESSED, never.rule())
                : timely(reason, (Allowed) permission);
    }

    private CallConditions conditions() {
        return new CallConditions(policy, customer, task);
    }

    private ContactDecision timely(Reason reason, Allowed may) {
        Feasibility time = from(now, reason);
        if (time instanceof Infeasible never) return tooLate(reason, never);
        Feasible open = (Feasible) time;
        if (open.isMoved()) {
            return new Defer(open.from(), open.settledBy().id());
        }
        if (contacts.ask(customer, ContactKind.CALL, reason.protects())
                instanceof Exhausted exhausted) {
            return beyondBudget(reason, exhausted);
        }
        CallTime callTime =
                new CallTime(open.from(), open.until(), open.until().plus(policy.silenceGrace()));
        String language = customer.language().orElse(reason.language());
        return new CallNow(callTime, reason, language, may.numberAsOf(), policy.version());
    }

    private Feasibility from(Instant earliest, Reason reason) {
        Standing standing = task.standing();
        return conditions()
                .callTime(reason.name(), standing.appointed(), earliest, standing.freshUntil());
    }

    /**
     * Asked again when the contact in the way leaves its window; sooner when one that is only
     * reserved is released. A task for which that is too late ends, unless one may be released.
     */
    private ContactDecision beyondBudget(Reason reason, Exhausted exhausted) {
        if (from(exhausted.until(), reason) instanceof Feasible next) {
            return new HoldBack(next.from(), exhausted);
        }
        return exhausted.mayEndSooner()
                ? new HoldBack(task.standing().freshUntil(), exhausted)
                : overtaken(reason, exhausted);
    }

    /** One that had to wait for a place until it was too late ends by that rule, not by the clock's. */
    private ContactDecision tooLate(Reason reason, Infeasible never) {
        String heldBackBy = task.standing().heldBackBy();
        if (heldBackBy == null) {
            return new Refuse(Outcome.EXPIRED, Because.EXPIRED, never.rule().id());
        }
        return contacts.ask(customer, ContactKind.CALL, reason.protects())
                        instanceof Exhausted exhausted
                ? overtaken(reason, exhausted)
                : new Overtaken(heldBackBy, null, lastNotice(reason));
    }

    private ContactDecision overtaken(Reason reason, Exhausted exhausted) {
        return new Overtaken(exhausted.rule(), exhausted.contactId(), lastNotice(reason));
    }

    private Optional<WantedNotice> lastNotice(Reason reason) {
        return Optional.ofNullable(policy.contactLimits().lastNotice())
                .map(template -> new WantedNotice(template, customer, reason.protects()));
    }
}
