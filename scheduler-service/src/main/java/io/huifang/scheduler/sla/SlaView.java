package io.huifang.scheduler.sla;

import io.huifang.contract.callback.CallbackEscalated.Target;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * How a case stands, as people see it.
 *
 * @param caseId the task it began with
 * @param customerId whose it is, opaque
 * @param startedAt when its time began, UTC
 * @param standsStill whether no time passes now
 * @param targets what must happen in time
 * @param pauses in which no time passed, or will, the earliest first
 */
record SlaView(
        UUID caseId,
        String customerId,
        Instant startedAt,
        boolean standsStill,
        List<TargetView> targets,
        List<PauseView> pauses) {

    static SlaView of(SlaClock clock, Instant now) {
        SlaCase promised = clock.promised();
        return new SlaView(
                promised.caseId(),
                promised.customerId(),
                promised.startedAt(),
                clock.standsStillAt(now),
                promised.targets().stream()
                        .map(target -> TargetView.of(clock, target, now))
                        .toList(),
                clock.pauses().stream()
                        .map(pause -> new PauseView(pause.from(), pause.until(), pause.because()))
                        .toList());
    }

    /**
     * One target.
     *
     * @param target what must happen
     * @param within in which time, such as {@code PT2H} or {@code PT8H of business}
     * @param state how it stands
     * @param riskAt from when on it is at risk, UTC; null while the clock stands still and nobody
     *     knows until when
     * @param dueAt until when it must happen, UTC; null as above
     * @param reachedAt when it happened, UTC; null while it did not
     * @param tooLateFor the next call of the case, UTC, when even that, the earliest that every
     *     rule of time allows, comes after {@code dueAt}; null otherwise
     */
    record TargetView(
            Target target,
            String within,
            SlaState state,
            Instant riskAt,
            Instant dueAt,
            Instant reachedAt,
            Instant tooLateFor) {

        static TargetView of(SlaClock clock, Target target, Instant now) {
            return new TargetView(
                    target,
                    clock.promised().times().get(target).toString(),
                    clock.state(target, now),
                    clock.riskAt(target).orElse(null),
                    clock.dueAt(target).orElse(null),
                    clock.reachedAt(target).orElse(null),
                    clock.tooLateFor(target).orElse(null));
        }
    }

    /**
     * One pause.
     *
     * @param from its beginning, UTC
     * @param until its end, UTC; null while nobody knows
     * @param because what was waited for: a disposition or the type of an event
     */
    record PauseView(Instant from, Instant until, String because) {}
}
