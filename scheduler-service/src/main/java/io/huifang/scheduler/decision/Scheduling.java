package io.huifang.scheduler.decision;

import io.huifang.contract.callback.DecisionKind;
import io.huifang.contract.wallet.CallbackRequested;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.customer.Suppression;
import io.huifang.scheduler.permission.Permission;
import io.huifang.scheduler.permission.Permission.Allowed;
import io.huifang.scheduler.permission.Permission.Forbidden;
import io.huifang.scheduler.policy.Callee;
import io.huifang.scheduler.policy.Feasibility;
import io.huifang.scheduler.policy.Feasibility.Feasible;
import io.huifang.scheduler.policy.Feasibility.Infeasible;
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
    private final WalletEvent event;
    private final CustomerState state;
    private final Policy policy;
    private final TypeRule.Schedules rule;
    private final Instant now;
    private final Reason reason;
    private final String cause;
    private final Map<String, Object> inputs = new LinkedHashMap<>();

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
        inputs.put("eventTime", event.time());
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
        Optional<Instant> settled = state.settledAt(reason.name(), cause);
        if (settled.isPresent() && !event.time().isAfter(settled.get())) {
            inputs.put("settledAt", settled.get());
            return no(
                    DecisionKind.SUPPRESSED,
                    "settled-before",
                    "The matter had been settled by " + settled.get() + ", after this event.");
        }
        if (event.expiryTime() != null && !now.isBefore(event.expiryTime())) {
            inputs.put("expiryTime", event.expiryTime());
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
        inputs.put("freshUntil", wanted.freshUntil());
        if (!now.isBefore(wanted.freshUntil())) {
            return no(
                    DecisionKind.EXPIRED,
                    Rule.FRESHNESS_OVER.id(),
                    "A call about this was of use until " + wanted.freshUntil() + ".");
        }
        Optional<Suppression> suppression = state.customer().suppressedAt(now);
        if (suppression.isPresent()) {
            Instant until = suppression.get().until();
            if (until != null) inputs.put("suppressedUntil", until);
            return no(
                    DecisionKind.SUPPRESSED,
                    "customer.suppressed",
                    "The customer must not be contacted"
                            + (until == null ? "." : " until " + until + "."));
        }
        return permitted(wanted);
    }

    private Decision permitted(WantedTime wanted) {
        Permission permission =
                Permission.ask(
                        state.customer().statements(),
                        reason,
                        policy.permissions(),
                        event.time(),
                        event.time());
        if (permission instanceof Forbidden never) {
            inputs.putAll(never.inputs());
            return no(DecisionKind.SUPPRESSED, never.rule(), never.explanation());
        }
        Allowed may = (Allowed) permission;
        inputs.putAll(may.inputs());
        inputs.put("dueAt", wanted.dueAt());
        if (wanted.askedFor() != null) inputs.put("preferredAt", wanted.askedFor());
        return state.open(reason.name(), cause)
                .map(task -> merge(task, wanted))
                .orElseGet(() -> plan(wanted, may.note()));
    }

    /**
     * Events of one cause hurry its first call. A customer's own wish also puts it off, and his
     * youngest one counts: an older request changes nothing.
     */
    private Decision merge(CallbackTask task, WantedTime wanted) {
        boolean asked = event.type().equals(CallbackRequested.TYPE);
        boolean youngest = event.time().isAfter(task.standing().latestEventTime());
        Instant dueAt = asked && !youngest ? task.standing().dueAt() : wanted.dueAt();
        Effect.Join join = new Effect.Join(task, dueAt, wanted.freshUntil(), reason.priority());
        boolean moves = wanted.appointment() && youngest;
        return new Decision(
                DecisionKind.MERGED,
                reason.name(),
                moves ? "appointment.moved" : "cause.open",
                moves
                        ? "An open callback is about the same cause; it is due at "
                                + wanted.dueAt()
                                + wanted.because()
                                + "."
                        : "An open callback is about the same cause; this event joined it.",
                inputs,
                moves ? new Effect.Move(join, event.time()) : join);
    }

    private Decision plan(WantedTime wanted, String note) {
        Instant earliest = wanted.dueAt().isAfter(now) ? wanted.dueAt() : now;
        Callee callee = state.customer().callee(reason, wanted.appointment());
        Feasibility time =
                policy.feasibleTime().earliest(earliest, callee, wanted.limit(event.expiryTime()));
        inputs.put("zones", policy.feasibleTime().zonesInWords(callee));
        if (callee.region() != null) inputs.put("region", callee.region());
        if (time instanceof Infeasible never) return impossible(never);
        Feasible open = (Feasible) time;
        if (open.isMoved()) {
            inputs.put("windowOpensAt", open.from());
            inputs.put("movedBy", String.join(" ", open.movedBy().stream().map(Rule::id).toList()));
        }
        return new Decision(
                open.isMoved() ? DecisionKind.DEFERRED : DecisionKind.SCHEDULED,
                reason.name(),
                open.isMoved() ? open.settledBy().id() : wanted.rule(),
                wanted.explained(open, note),
                inputs,
                opens(wanted, open));
    }

    private Effect opens(WantedTime wanted, Feasible open) {
        return new Effect.Open(
                reason.name(),
                cause,
                open.isMoved() ? open.from() : wanted.dueAt(),
                wanted.freshUntil(open.from(), event.expiryTime()),
                reason.priority(),
                wanted.appointment());
    }

    private Decision impossible(Infeasible never) {
        boolean stale = never.rule() == Rule.FRESHNESS_OVER;
        return no(
                stale ? DecisionKind.EXPIRED : DecisionKind.SUPPRESSED,
                never.rule().id(),
                "There is no time for a call, because " + never.rule().explanation() + ".");
    }

    private Decision no(DecisionKind kind, String ruleId, String explanation) {
        return Decision.of(kind, reason.name(), ruleId, explanation, inputs);
    }
}
