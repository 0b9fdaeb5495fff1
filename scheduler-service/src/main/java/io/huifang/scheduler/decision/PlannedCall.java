package io.huifang.scheduler.decision;

import io.huifang.scheduler.input.Input;
import io.huifang.scheduler.policy.Callee;
import io.huifang.scheduler.policy.Feasibility;
import io.huifang.scheduler.policy.Feasibility.Feasible;
import io.huifang.scheduler.policy.Feasibility.Rule;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.Reason;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * When a wanted call can be made.
 *
 * @param wanted when it is wanted
 * @param callee whom the rules of time were asked about
 * @param zones the zones whose clocks counted, in words
 * @param time their answer
 * @param expiryTime after it the event is of no use, UTC; null for never
 */
record PlannedCall(
        WantedTime wanted, Callee callee, String zones, Feasibility time, Instant expiryTime) {

    static PlannedCall of(
            WantedTime wanted,
            Callee callee,
            Policy policy,
            Reason reason,
            Instant now,
            Instant expiryTime) {
        Instant earliest = wanted.dueAt().isAfter(now) ? wanted.dueAt() : now;
        Feasibility time = policy.callTime(reason, callee, earliest, wanted.limit(expiryTime));
        String zones = policy.feasibleTime().zonesInWords(callee);
        return new PlannedCall(wanted, callee, zones, time, expiryTime);
    }

    boolean isFeasible() {
        return time instanceof Feasible;
    }

    /** When it can be made; only of a feasible one. */
    Feasible open() {
        return (Feasible) time;
    }

    /** When it is due, UTC. */
    Instant dueAt() {
        return open().isMoved() ? open().from() : wanted.dueAt();
    }

    /** How long it stays fresh, UTC. */
    Instant freshUntil() {
        return wanted.freshUntil(open().from(), expiryTime);
    }

    /** The values used, by name. */
    Map<Input, Object> inputs() {
        Map<Input, Object> inputs = new LinkedHashMap<>();
        inputs.put(Input.ZONES, zones);
        if (callee.region() != null) inputs.put(Input.REGION, callee.region());
        if (time instanceof Feasible open && open.isMoved()) {
            inputs.put(Input.WINDOW_OPENS_AT, open.from());
            inputs.put(
                    Input.MOVED_BY,
                    String.join(" ", open.movedBy().stream().map(Rule::id).toList()));
        }
        return inputs;
    }
}
