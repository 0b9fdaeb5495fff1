package io.huifang.scheduler.decision;

import io.huifang.contract.callback.DecisionKind;
import io.huifang.scheduler.input.Input;
import io.huifang.scheduler.policy.Feasibility.Feasible;
import io.huifang.scheduler.policy.Feasibility.Infeasible;
import io.huifang.scheduler.policy.Feasibility.Rule;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.Reason;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The first event about its cause, which nothing forbids to call about: a task opens, if there is a
 * time for the call and the customer is not in a control group.
 *
 * @param cause what the call is about; empty when the reason has one task for each customer
 * @param inputs what the decision rests on, which grows
 */
record NewCall(
        WalletEvent event, Policy policy, Reason reason, String cause, Map<Input, Object> inputs) {

    Decision plan(PlannedCall call, String note) {
        inputs.putAll(call.inputs());
        boolean isControl = isControl();
        if (call.time() instanceof Infeasible never) return impossible(call, never, isControl);
        if (isControl) {
            return no(
                    DecisionKind.SUPPRESSED,
                    Scheduling.CONTROL,
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
        promised.ifPresent(by -> inputs.put(Input.FIRST_CONTACT_DUE_AT, by));
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
        if (share > 0) inputs.put(Input.HOLD_OUT_SHARE, share);
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
