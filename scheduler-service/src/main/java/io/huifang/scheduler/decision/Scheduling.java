package io.huifang.scheduler.decision;

import io.huifang.contract.callback.DecisionKind;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.customer.Suppression;
import io.huifang.scheduler.policy.Callee;
import io.huifang.scheduler.policy.Feasibility;
import io.huifang.scheduler.policy.Feasibility.Feasible;
import io.huifang.scheduler.policy.Feasibility.Infeasible;
import io.huifang.scheduler.policy.Feasibility.Rule;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.Reason;
import io.huifang.scheduler.policy.TypeRule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
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
        Instant freshUntil = freshUntil();
        inputs.put("freshUntil", freshUntil);
        if (!now.isBefore(freshUntil)) {
            return no(
                    DecisionKind.EXPIRED,
                    Rule.FRESHNESS_OVER.id(),
                    "A call about this was of use until " + freshUntil + ".");
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
        Instant dueAt = policy.dueAt(rule, event.time(), event.facts());
        inputs.put("dueAt", dueAt);
        return state.open(reason.name(), cause)
                .map(task -> merge(task, dueAt, freshUntil))
                .orElseGet(() -> plan(dueAt, freshUntil));
    }

    /** Whichever comes first: the policy's deadline, or the sender's. */
    private Instant freshUntil() {
        Instant fresh = reason.freshUntil(event.time());
        Instant expiry = event.expiryTime();
        return expiry != null && expiry.isBefore(fresh) ? expiry : fresh;
    }

    private Decision merge(CallbackTask task, Instant dueAt, Instant freshUntil) {
        return new Decision(
                DecisionKind.MERGED,
                reason.name(),
                "cause.open",
                "An open callback is about the same cause; this event joined it.",
                inputs,
                new Effect.Join(task, dueAt, freshUntil, reason.priority()));
    }

    private Decision plan(Instant dueAt, Instant freshUntil) {
        Instant earliest = dueAt.isAfter(now) ? dueAt : now;
        Callee callee = state.customer().callee();
        Feasibility time = policy.feasibleTime().earliest(earliest, callee, freshUntil);
        inputs.put("zones", zones(callee));
        if (callee.region() != null) inputs.put("region", callee.region());
        if (time instanceof Infeasible never) return impossible(never);
        Feasible open = (Feasible) time;
        if (open.isMoved()) return deferred(open, dueAt, freshUntil);
        return new Decision(
                DecisionKind.SCHEDULED,
                reason.name(),
                "reason.schedule",
                "A callback is due at " + dueAt + ", as its reason wants.",
                inputs,
                opens(dueAt, freshUntil));
    }

    private Decision deferred(Feasible open, Instant dueAt, Instant freshUntil) {
        Rule last = open.settledBy();
        inputs.put("windowOpensAt", open.from());
        inputs.put("movedBy", String.join(" ", open.movedBy().stream().map(Rule::id).toList()));
        return new Decision(
                DecisionKind.DEFERRED,
                reason.name(),
                last.id(),
                "A callback was due at "
                        + dueAt
                        + ", but it is put off until "
                        + open.from()
                        + ", because "
                        + last.explanation()
                        + ".",
                inputs,
                opens(open.from(), freshUntil));
    }

    private Effect opens(Instant plannedAt, Instant freshUntil) {
        return new Effect.Open(reason.name(), cause, plannedAt, freshUntil, reason.priority());
    }

    private Decision impossible(Infeasible never) {
        boolean stale = never.rule() == Rule.FRESHNESS_OVER;
        return no(
                stale ? DecisionKind.EXPIRED : DecisionKind.SUPPRESSED,
                never.rule().id(),
                "There is no time for a call, because " + never.rule().explanation() + ".");
    }

    private String zones(Callee callee) {
        List<ZoneId> zones = policy.feasibleTime().zones(callee);
        String names = String.join(" ", zones.stream().map(ZoneId::getId).toList());
        return callee.zones().isEmpty() ? names + " (default)" : names;
    }

    private Decision no(DecisionKind kind, String ruleId, String explanation) {
        return Decision.of(kind, reason.name(), ruleId, explanation, inputs);
    }
}
