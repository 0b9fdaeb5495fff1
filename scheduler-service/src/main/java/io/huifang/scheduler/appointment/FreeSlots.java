package io.huifang.scheduler.appointment;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.dispatch.CallConditions;
import io.huifang.scheduler.policy.AppointmentRules;
import io.huifang.scheduler.policy.Feasibility;
import io.huifang.scheduler.policy.Feasibility.Feasible;
import io.huifang.scheduler.policy.Policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The slots a customer may choose: within all rules of time, far enough ahead and not too far, and
 * with a place left.
 *
 * @param rules how long slots are, and how many calls each holds
 * @param starts when the slots begin, UTC, in order
 */
record FreeSlots(AppointmentRules rules, List<Instant> starts) {

    /**
     * @param hours when the customer may be called
     * @param freshUntil a call at or after this instant is of no use, UTC
     * @param full slots in which no place is left, UTC
     */
    static FreeSlots of(
            AppointmentRules rules,
            Hours hours,
            Instant freshUntil,
            Instant now,
            Collection<Instant> full) {
        if (rules.offered() == 0) return new FreeSlots(rules, List.of());
        Set<Instant> none = Set.copyOf(full);
        Instant end = until(rules, freshUntil, now);
        List<Instant> starts = new ArrayList<>();
        Instant at = rules.firstSlotFrom(now.plus(rules.lead()));
        while (at.isBefore(end) && hours.open(at, end) instanceof Feasible open) {
            Instant slot = rules.firstSlotFrom(open.from());
            while (!slot.plus(rules.slot()).isAfter(open.until())) {
                if (!none.contains(slot)) starts.add(slot);
                slot = slot.plus(rules.slot());
            }
            at = open.until();
        }
        return new FreeSlots(rules, List.copyOf(starts));
    }

    /** When a customer may be called. */
    interface Hours {
        /** The earliest stretch from an instant on and before another one, both UTC. */
        Feasibility open(Instant from, Instant until);

        /** Those for a task's call, at a time that the customer chooses himself. */
        static Hours of(CallbackTask task, Customer customer, Policy policy) {
            CallConditions conditions = new CallConditions(policy, customer, task);
            String reason = task.matter().reason();
            return (from, until) -> conditions.callTime(reason, true, from, until);
        }
    }

    /** The instant before which every slot must end, UTC. */
    static Instant until(AppointmentRules rules, Instant freshUntil, Instant now) {
        Instant horizon = now.plus(rules.horizon());
        return horizon.isBefore(freshUntil) ? horizon : freshUntil;
    }

    boolean contains(Instant start) {
        return starts.contains(start);
    }
}
