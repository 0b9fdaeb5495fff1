package io.huifang.scheduler.dispatch;

import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.Outcome;
import io.huifang.scheduler.budget.BudgetAnswer.Exhausted;
import io.huifang.scheduler.budget.ContactLedger;
import io.huifang.scheduler.callback.Attempt.CallTime;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.customer.Approach;
import io.huifang.scheduler.customer.Approach.Bar;
import io.huifang.scheduler.customer.Approach.Barred;
import io.huifang.scheduler.customer.Approach.Later;
import io.huifang.scheduler.customer.Approach.Open;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.dispatch.ContactDecision.Defer;
import io.huifang.scheduler.dispatch.ContactDecision.HoldBack;
import io.huifang.scheduler.dispatch.ContactDecision.Overtaken;
import io.huifang.scheduler.dispatch.ContactDecision.Refuse;
import io.huifang.scheduler.notice.WantedNotice;
import io.huifang.scheduler.policy.ContactKind;
import io.huifang.scheduler.policy.Feasibility;
import io.huifang.scheduler.policy.Feasibility.Feasible;
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
    private static final ContactDecision DROPPED =
            new Refuse(Outcome.CANCELLED, Because.CANCELLED, ContactDecision.REASON_DROPPED);

    ContactDecision decide() {
        Optional<Reason> reason = task.matter().reasonIn(policy);
        return reason.isEmpty()
                ? Approach.barred(customer, now).map(DueCall::refuse).orElse(DROPPED)
                : decide(reason.get());
    }

    private ContactDecision decide(Reason reason) {
        Approach approach =
                Approach.to(
                        customer,
                        now,
                        () -> conditions().permission(reason),
                        may -> from(now, reason));
        if (approach instanceof Barred barred) {
            return barred.bar() == Bar.TIME ? tooLate(reason, barred) : refuse(barred);
        }
        return approach instanceof Later later
                ? new Defer(later.time().from(), later.time().settledBy().id())
                : timely(reason, (Open) approach);
    }

    private static ContactDecision refuse(Barred barred) {
        return switch (barred.bar()) {
            case ERASURE -> new Refuse(Outcome.ERASED, Because.ERASED, barred.rule());
            case SUPPRESSION, WORD ->
                    new Refuse(Outcome.SUPPRESSED, Because.SUPPRESSED, barred.rule());
            case TIME -> new Refuse(Outcome.EXPIRED, Because.EXPIRED, barred.rule());
        };
    }

    private CallConditions conditions() {
        return new CallConditions(policy, customer, task);
    }

    private ContactDecision timely(Reason reason, Open approach) {
        Feasible open = approach.time();
        if (contacts.ask(customer, ContactKind.CALL, reason.protects())
                instanceof Exhausted exhausted) {
            return beyondBudget(reason, exhausted);
        }
        CallTime callTime =
                new CallTime(open.from(), open.until(), open.until().plus(policy.silenceGrace()));
        String known = customer.language().orElse(reason.language());
        String language = task.standing().nextAgent().languageOr(known);
        return new CallNow(
                callTime, reason, language, approach.may().numberAsOf(), customer, policy);
    }

    private Feasibility from(Instant earliest, Reason reason) {
        Standing standing = task.standing();
        return conditions()
                .callTime(reason.name(), standing.appointed(), earliest, standing.usefulUntil());
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

    /**
     * One that had to wait for a place until it was too late ends by that rule, not by the clock's.
     * Of any other the customer learns that nobody will call.
     */
    private ContactDecision tooLate(Reason reason, Barred never) {
        String heldBackBy = task.standing().heldBackBy();
        if (heldBackBy == null) {
            Optional<WantedNotice> notice =
                    policy.notices().insteadOfACall(reason).map(this::wanted);
            return notice.isEmpty()
                    ? refuse(never)
                    : new Overtaken(never.rule(), null, notice, true);
        }
        return contacts.ask(customer, ContactKind.CALL, reason.protects())
                        instanceof Exhausted exhausted
                ? overtaken(reason, exhausted)
                : new Overtaken(heldBackBy, null, lastNotice(reason), false);
    }

    private ContactDecision overtaken(Reason reason, Exhausted exhausted) {
        return new Overtaken(exhausted.rule(), exhausted.contactId(), lastNotice(reason), false);
    }

    /** None where a thief may read it. */
    private Optional<WantedNotice> lastNotice(Reason reason) {
        if (reason.safeNumber()) return Optional.empty();
        return Optional.ofNullable(policy.contactLimits().lastNotice()).map(this::wanted);
    }

    private WantedNotice wanted(String template) {
        return new WantedNotice(template, customer, policy);
    }
}
