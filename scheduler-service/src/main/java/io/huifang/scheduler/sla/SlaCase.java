package io.huifang.scheduler.sla;

import io.huifang.contract.callback.CallbackEscalated.Target;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.policy.EventFacts;
import io.huifang.scheduler.policy.Sla;
import io.huifang.scheduler.policy.Within;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a case was promised when it began, and what was found of it since. A later policy does not
 * change the promise.
 *
 * @param caseId the task it began with
 * @param customerId whose it is
 * @param startedAt when the harm happened, UTC
 * @param times by target; a target that is missing was not promised
 * @param riskAfter how much of the time may pass before it is at risk, in percent
 * @param raisesTo how urgent its callbacks are at least when it is at risk
 * @param found by target, as of the last look; never set back
 * @param lookAt when somebody must look next, UTC, or earlier; null when nothing is left to see
 */
record SlaCase(
        UUID caseId,
        String customerId,
        Instant startedAt,
        Map<Target, Within> times,
        int riskAfter,
        int raisesTo,
        Map<Target, SlaState> found,
        Instant lookAt) {
    SlaCase {
        times = Map.copyOf(times);
        found = Map.copyOf(found);
    }

    /** One that begins, to be looked at as soon as possible. */
    static SlaCase begun(CallbackTask task, Sla sla, EventFacts facts) {
        Map<Target, Within> times = new EnumMap<>(Target.class);
        Map<Target, SlaState> found = new EnumMap<>(Target.class);
        if (sla.firstContact() != null)
            times.put(Target.FIRST_CONTACT, sla.firstContact().of(facts));
        if (sla.solution() != null) times.put(Target.SOLUTION, sla.solution().of(facts));
        times.keySet().forEach(target -> found.put(target, SlaState.RUNNING));
        Instant startedAt = task.matter().eventTime();
        return new SlaCase(
                task.id(),
                task.matter().customerId(),
                startedAt,
                times,
                sla.riskAfter(),
                sla.raisesTo(),
                found,
                startedAt);
    }

    /** What was promised, in the order of the targets. */
    List<Target> targets() {
        return times.keySet().stream().sorted().toList();
    }

    boolean isToLookAt(Instant now) {
        return lookAt != null && !lookAt.isAfter(now);
    }

    /** After a look. */
    SlaCase looked(Map<Target, SlaState> found, Instant lookAt) {
        return new SlaCase(
                caseId, customerId, startedAt, times, riskAfter, raisesTo, found, lookAt);
    }
}
