package io.huifang.scheduler.decision;

import io.huifang.contract.callback.DecisionKind;
import io.huifang.contract.wallet.CallbackRequested;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.customer.Suppression;
import io.huifang.scheduler.permission.Permission;
import io.huifang.scheduler.permission.Permission.Allowed;
import io.huifang.scheduler.permission.Permission.Forbidden;
import io.huifang.scheduler.policy.Callee;
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
        Optional<Instant> declined = state.declinedAt(reason.name(), cause);
        if (declined.isPresent() && !event.time().isAfter(declined.get())) {
            inputs.put("declinedAt", declined.get());
            return no(
                    DecisionKind.SUPPRESSED,
                    "declined-before",
                    "The customer declined to be called about this at "
                            + declined.get()
                            + ", after this event.");
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
            inputs.put("suppressedSince", suppression.get().setAt());
            inputs.put("suppressedBy", suppression.get().setBy());
            return no(
                    DecisionKind.SUPPRESSED,
                    "customer.suppressed",
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
                        open.map(this::harm).orElse(event.time()),
                        event.time());
        if (permission instanceof Forbidden never) {
            inputs.putAll(never.inputs());
            return no(DecisionKind.SUPPRESSED, never.rule(), never.explanation());
        }
        Allowed may = (Allowed) permission;
        inputs.putAll(may.inputs());
        inputs.put("dueAt", wanted.dueAt());
        if (wanted.askedFor() != null) inputs.put("preferredAt", wanted.askedFor());
        return open.map(task -> merge(task, wanted, may))
                .or(this::tooSoon)
                .orElseGet(() -> plan(planned(wanted, may), may.note()));
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
        inputs.put("lastPlannedAt", last);
        inputs.put("atMostEvery", reason.atMostEvery().toString());
        return no(
                DecisionKind.SUPPRESSED,
                "cadence.too-soon",
                "A call for this reason was planned about an event of "
                        + last
                        + ", and there is at most one in "
                        + reason.atMostEvery()
                        + ".");
    }

    /** The harm of a task that this event joins. */
    private Instant harm(CallbackTask task) {
        Instant earliest = task.standing().earliestEventTime();
        return earliest.isBefore(event.time()) ? earliest : event.time();
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

    /**
     * Events of one cause hurry its first call. A customer's own wish also puts it off, and his
     * youngest one counts: an older request changes nothing.
     */
    private Decision merge(CallbackTask task, WantedTime wanted, Allowed may) {
        Optional<PlannedCall> kept =
                Optional.of(wanted)
                        .filter(WantedTime::appointment)
                        .map(it -> planned(it, may))
                        .filter(PlannedCall::isFeasible);
        boolean asked = event.type().equals(CallbackRequested.TYPE);
        boolean youngest = event.time().isAfter(lastWord(task.standing()));
        Optional<PlannedCall> moved = kept.filter(any -> youngest);
        moved.ifPresent(call -> inputs.putAll(call.inputs()));
        Effect.Join join =
                new Effect.Join(
                        task,
                        moved.map(PlannedCall::dueAt)
                                .orElseGet(() -> hurried(task, wanted, asked, youngest)),
                        kept.map(PlannedCall::freshUntil).orElse(wanted.freshUntil()),
                        reason.priority());
        return merged(join, moved, may.note());
    }

    private Decision merged(Effect.Join join, Optional<PlannedCall> moved, String note) {
        String explanation =
                moved.map(call -> ". " + call.wanted().explained(call.open(), note))
                        .orElse("; this event joined it" + note + ".");
        return new Decision(
                DecisionKind.MERGED,
                reason.name(),
                moved.isPresent() ? "appointment.moved" : "cause.open",
                "An open callback is about the same cause" + explanation,
                inputs,
                moved.isPresent() ? new Effect.Move(join, event.time()) : join);
    }

    /**
     * An instant that he chose hurries nothing, also one that cannot be kept; and nothing but his
     * own younger word hurries a call at one, or one that was announced to him.
     */
    private Instant hurried(CallbackTask task, WantedTime wanted, boolean asked, boolean youngest) {
        Standing standing = task.standing();
        boolean announced =
                reason.noticeBefore() != null && standing.dueAt().isBefore(standing.freshUntil());
        boolean promised = standing.appointed() || announced;
        boolean stays = asked ? !youngest : promised;
        return stays || wanted.appointment() ? standing.dueAt() : wanted.dueAt();
    }

    private static Instant lastWord(Standing standing) {
        Instant event = standing.latestEventTime();
        boolean said = standing.appointed() && standing.chosen().saidAt().isAfter(event);
        return said ? standing.chosen().saidAt() : event;
    }

    private Decision plan(PlannedCall call, String note) {
        inputs.putAll(call.inputs());
        boolean isControl = isControl();
        if (call.time() instanceof Infeasible never) return impossible(call, never, isControl);
        if (isControl) {
            return no(
                    DecisionKind.SUPPRESSED,
                    "hold-out.control",
                    "The customer is in the control group of this reason, which is not called so"
                            + " that the effect of such calls can be measured.");
        }
        Feasible open = call.open();
        return new Decision(
                open.isMoved() ? DecisionKind.DEFERRED : DecisionKind.SCHEDULED,
                reason.name(),
                open.isMoved() ? open.settledBy().id() : call.wanted().rule(),
                call.wanted().explained(open, note) + afterThePromise(call),
                inputs,
                opens(call));
    }

    /** No rule gives way to a target: where the earliest call misses it, that is said. */
    private String afterThePromise(PlannedCall call) {
        Optional<Instant> promised =
                Optional.ofNullable(reason.sla())
                        .flatMap(sla -> sla.contactBy(event.time(), event.facts(), policy))
                        .filter(call.dueAt()::isAfter);
        promised.ifPresent(by -> inputs.put("firstContactDueAt", by));
        return promised.map(
                        by ->
                                " That is the earliest that every rule allows, and after "
                                        + by
                                        + ", by when the customer should be reached.")
                .orElse("");
    }

    /** Asked last: the group is of those who would be called. */
    private boolean isControl() {
        double share = policy.holdOut().share(reason, event.type(), event.facts());
        if (share > 0) inputs.put("holdOutShare", share);
        return policy.holdOut().isControl(reason, event.customerId(), share);
    }

    private Effect opens(PlannedCall call) {
        return new Effect.Open(
                reason.name(),
                cause,
                call.dueAt(),
                call.freshUntil(),
                reason.priority(),
                call.wanted().appointment(),
                null);
    }

    /**
     * Who waits for the call is told that there is none. What else comes about the same cause while
     * it is fresh may still find an hour, so the task waits for that.
     */
    private Decision impossible(PlannedCall call, Infeasible never, boolean isControl) {
        boolean stale = never.rule() == Rule.FRESHNESS_OVER;
        String because = "There is no time for a call, because " + never.rule().explanation() + ".";
        Optional<String> notice = policy.notices().insteadOfACall(reason);
        if (stale || isControl || notice.isEmpty()) {
            DecisionKind kind = stale ? DecisionKind.EXPIRED : DecisionKind.SUPPRESSED;
            return no(kind, never.rule().id(), because);
        }
        Instant fresh = call.wanted().freshUntil();
        return new Decision(
                DecisionKind.SUPPRESSED,
                reason.name(),
                never.rule().id(),
                because + " The customer is written to instead.",
                inputs,
                new Effect.Open(
                        reason.name(),
                        cause,
                        fresh,
                        fresh,
                        reason.priority(),
                        false,
                        notice.get()));
    }

    private Decision no(DecisionKind kind, String ruleId, String explanation) {
        return Decision.of(kind, reason.name(), ruleId, explanation, inputs);
    }
}
