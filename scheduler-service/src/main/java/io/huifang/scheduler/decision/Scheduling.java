package io.huifang.scheduler.decision;

import io.huifang.contract.callback.DecisionKind;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.customer.Approach;
import io.huifang.scheduler.customer.Suppression;
import io.huifang.scheduler.input.Input;
import io.huifang.scheduler.permission.Permission;
import io.huifang.scheduler.permission.Permission.Allowed;
import io.huifang.scheduler.permission.Permission.Forbidden;
import io.huifang.scheduler.policy.Callee;
import io.huifang.scheduler.policy.Feasibility.Rule;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.Reason;
import io.huifang.scheduler.policy.TypeRule;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The decision about an event whose type wants a call. The first rule that speaks settles it. */
final class Scheduling {
    /** Rule id: the customer is in the control group. */
    static final String CONTROL = "hold-out.control";

    private final WalletEvent event;
    private final CustomerState state;
    private final Policy policy;
    private final TypeRule.Schedules rule;
    private final Instant now;
    private final Reason reason;
    private final String cause;
    private final Map<Input, Object> inputs = new LinkedHashMap<>();

    Scheduling(
            WalletEvent event,
            CustomerState state,
            Policy policy,
            TypeRule.Schedules rule,
            Instant now) {
        this.event = event;
        this.state = state;
        this.policy = policy;
        this.rule = rule;
        this.now = now;
        this.reason = policy.reasonOf(rule);
        this.cause = cause();
        inputs.put(Input.EVENT_TIME, event.time());
    }

    private String cause() {
        boolean bySubject = reason.mergeBy() == Reason.MergeBy.SUBJECT;
        return bySubject && event.subjectRef() != null ? rule.matterOf(event.subjectRef()) : "";
    }

    Decision decide() {
        Optional<String> unmet = rule.condition().unmetBy(event.facts());
        if (unmet.isPresent()) {
            return no(
                    DecisionKind.IGNORED,
                    "reason.condition",
                    "No callback is wanted, because " + unmet.get() + ".");
        }
        Optional<Instant> settled = state.settled().settledAt(reason.name(), cause);
        if (settled.isPresent() && !event.time().isAfter(settled.get())) {
            inputs.put(Input.SETTLED_AT, settled.get());
            return no(
                    DecisionKind.SUPPRESSED,
                    "settled-before",
                    "The matter had been settled by " + settled.get() + ", after this event.");
        }
        Optional<Instant> declined = state.settled().declinedAt(reason.name(), cause);
        if (declined.isPresent() && !event.time().isAfter(declined.get())) {
            inputs.put(Input.DECLINED_AT, declined.get());
            return no(
                    DecisionKind.SUPPRESSED,
                    "declined-before",
                    "The customer declined to be called about this at "
                            + declined.get()
                            + ", after this event.");
        }
        if (event.expiryTime() != null && !now.isBefore(event.expiryTime())) {
            inputs.put(Input.EXPIRY_TIME, event.expiryTime());
            return no(
                    DecisionKind.EXPIRED,
                    "event.expired",
                    "The event was of use until " + event.expiryTime() + " and came later.");
        }
        return mayCall();
    }

    private Decision mayCall() {
        Instant usualDue = policy.dueAt(rule, event.time(), event.facts());
        Instant fresh = reason.freshUntil(event.time());
        WantedTime wanted = WantedTime.of(event, usualDue, fresh, now);
        inputs.put(Input.FRESH_UNTIL, wanted.freshUntil());
        if (!now.isBefore(wanted.freshUntil())) {
            return no(
                    DecisionKind.EXPIRED,
                    Rule.FRESHNESS_OVER.id(),
                    "A call about this was of use until " + wanted.freshUntil() + ".");
        }
        Optional<Suppression> suppression = state.customer().suppressedAt(now);
        if (suppression.isPresent()) {
            Instant until = suppression.get().until();
            if (until != null) inputs.put(Input.SUPPRESSED_UNTIL, until);
            inputs.put(Input.SUPPRESSED_SINCE, suppression.get().setAt());
            inputs.put(Input.SUPPRESSED_BY, suppression.get().setBy());
            return no(
                    DecisionKind.SUPPRESSED,
                    Approach.SUPPRESSED,
                    "The customer must not be contacted"
                            + (until == null ? "." : " until " + until + "."));
        }
        return permitted(wanted);
    }

    private Decision permitted(WantedTime wanted) {
        Optional<CallbackTask> open = state.open(reason.name(), cause);
        Permission permission =
                Permission.ask(
                        state.customer().statements(),
                        reason,
                        policy.permissions(),
                        open.map(task -> Joining.harm(task, event)).orElse(event.time()),
                        event.time());
        if (permission instanceof Forbidden never) {
            inputs.putAll(never.inputs());
            return no(DecisionKind.SUPPRESSED, never.rule(), never.explanation());
        }
        Allowed may = (Allowed) permission;
        inputs.putAll(may.inputs());
        inputs.put(Input.DUE_AT, wanted.dueAt());
        if (wanted.askedFor() != null) inputs.put(Input.PREFERRED_AT, wanted.askedFor());
        return open.map(task -> merge(task, wanted, may))
                .or(this::tooSoon)
                .orElseGet(() -> plan(wanted, may));
    }

    /**
     * A reason may want its calls apart from each other, whether or not the last one was reached.
     */
    private Optional<Decision> tooSoon() {
        if (reason.atMostEvery() == null) return Optional.empty();
        return state.lastPlanned(reason.name())
                .filter(last -> event.time().isBefore(last.plus(reason.atMostEvery())))
                .map(this::tooSoonAfter);
    }

    private Decision tooSoonAfter(Instant last) {
        inputs.put(Input.LAST_PLANNED_AT, last);
        inputs.put(Input.AT_MOST_EVERY, reason.atMostEvery().toString());
        return no(
                DecisionKind.SUPPRESSED,
                "cadence.too-soon",
                "A call for this reason was planned about an event of "
                        + last
                        + ", and there is at most one in "
                        + reason.atMostEvery()
                        + ".");
    }

    private Decision merge(CallbackTask task, WantedTime wanted, Allowed may) {
        Optional<PlannedCall> kept =
                Optional.of(wanted)
                        .filter(WantedTime::appointment)
                        .map(it -> planned(it, may))
                        .filter(PlannedCall::isFeasible);
        return new Joining(task, event, reason, inputs).at(wanted, kept, may.note());
    }

    private Decision plan(WantedTime wanted, Allowed may) {
        return new NewCall(event, policy, reason, cause, inputs)
                .plan(planned(wanted, may), may.note());
    }

    private PlannedCall planned(WantedTime wanted, Allowed may) {
        Callee callee =
                state.customer()
                        .callee(
                                reason,
                                wanted.appointment(),
                                may.numberAsOf(),
                                policy.feasibleTime());
        return PlannedCall.of(wanted, callee, policy, reason, now, event.expiryTime());
    }

    private Decision no(DecisionKind kind, String ruleId, String explanation) {
        return Decision.of(kind, reason.name(), ruleId, explanation, inputs);
    }
}
