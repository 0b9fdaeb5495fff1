package io.huifang.scheduler.sla;

import io.huifang.contract.callback.CallbackEscalated.Target;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.Reason;
import io.huifang.scheduler.policy.Sla;
import io.huifang.scheduler.policy.Within;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The clock of a case: a pure function of what was promised, what happened, and the policy's pauses
 * and business time.
 */
final class SlaClock {
    /** How soon to look again while the clock stands still and nobody knows until when. */
    private static final Duration WHILE_WAITING = Duration.ofMinutes(15);

    private final SlaCase promised;
    private final CaseFacts facts;
    private final List<Pause> pauses;
    private final Course course;

    SlaClock(SlaCase promised, CaseFacts facts, Policy policy) {
        this.promised = promised;
        this.facts = facts;
        this.pauses = facts.pauses(rules(facts, policy));
        this.course = new Course(policy.businessClock(), pauses);
    }

    private static Sla.Pauses rules(CaseFacts facts, Policy policy) {
        return policy.reason(facts.first().matter().reason())
                .map(Reason::sla)
                .map(Sla::pauses)
                .orElse(Sla.Pauses.NONE);
    }

    SlaCase promised() {
        return promised;
    }

    CaseFacts facts() {
        return facts;
    }

    List<Pause> pauses() {
        return pauses;
    }

    boolean standsStillAt(Instant at) {
        return course.standsStillAt(at);
    }

    /** Until when the target must be reached, UTC; empty while nobody knows. */
    Optional<Instant> dueAt(Target target) {
        return course.end(promised.startedAt(), promised.times().get(target));
    }

    /** From when on it is at risk, UTC; empty while nobody knows. */
    Optional<Instant> riskAt(Target target) {
        Within part = promised.times().get(target).percent(promised.riskAfter());
        return course.end(promised.startedAt(), part);
    }

    Optional<Instant> reachedAt(Target target) {
        return facts.reachedAt(target);
    }

    /** When the next call of the case is due, UTC, if that is after the target's time is over. */
    Optional<Instant> tooLateFor(Target target) {
        if (reachedAt(target).isPresent()) return Optional.empty();
        Optional<Instant> due = dueAt(target);
        return facts.open()
                .filter(task -> task.underWay().isEmpty())
                .map(task -> task.standing().dueAt())
                .filter(call -> due.filter(call::isAfter).isPresent());
    }

    /**
     * How the case stands. What was found final once stays: an event that comes later, or a
     * correction, does not take back what was told.
     */
    SlaState state(Target target, Instant now) {
        SlaState found = promised.found().get(target);
        return found.isFinal() ? found : live(target, now);
    }

    private SlaState live(Target target, Instant now) {
        Optional<Instant> due = dueAt(target);
        Optional<Instant> over = facts.reachedAt(target).or(facts::givenUpAt);
        if (over.isPresent()) {
            if (due.filter(over.get()::isAfter).isPresent()) return SlaState.BREACHED;
            return facts.reachedAt(target).isPresent() ? SlaState.MET : SlaState.ENDED;
        }
        if (hasCome(due, now)) return SlaState.BREACHED;
        boolean atRisk =
                promised.found().get(target) == SlaState.AT_RISK || hasCome(riskAt(target), now);
        return atRisk ? SlaState.AT_RISK : SlaState.RUNNING;
    }

    /** A case of which nothing happened yet but its beginning. */
    static SlaCase started(SlaCase begun, CaseFacts facts, Policy policy) {
        SlaClock clock = new SlaClock(begun, facts, policy);
        Instant first =
                begun.targets().stream()
                        .flatMap(target -> clock.riskAt(target).stream())
                        .min(Instant::compareTo)
                        .orElse(begun.startedAt());
        return begun.looked(begun.found(), first);
    }

    /**
     * The case after a look. Until its time is over nothing is final, because a correction, or an
     * answer that opens the case again, may take back that a target was reached.
     */
    SlaCase lookedAt(Instant now) {
        Map<Target, SlaState> found = new EnumMap<>(Target.class);
        for (Target target : promised.targets()) {
            found.put(target, found(target, now));
        }
        SlaCase looked = promised.looked(found, null);
        return looked.looked(found, lookAgainAt(found, now).orElse(null));
    }

    private SlaState found(Target target, Instant now) {
        SlaState state = state(target, now);
        if (state == SlaState.BREACHED || promised.found().get(target).isFinal()) return state;
        return state.isFinal() && !isOver(target, now) ? promised.found().get(target) : state;
    }

    /** A clock that stands still without a known end is not waited for by one who was reached. */
    private boolean isOver(Target target, Instant now) {
        return dueAt(target).map(due -> !now.isBefore(due)).orElse(true);
    }

    private Optional<Instant> lookAgainAt(Map<Target, SlaState> found, Instant now) {
        return promised.targets().stream()
                .filter(target -> !found.get(target).isFinal())
                .map(target -> next(target, now))
                .min(Instant::compareTo);
    }

    private Instant next(Target target, Instant now) {
        return Stream.of(riskAt(target), dueAt(target))
                .map(at -> at.orElse(null))
                .filter(Objects::nonNull)
                .filter(now::isBefore)
                .min(Instant::compareTo)
                .orElse(now.plus(WHILE_WAITING));
    }

    private static boolean hasCome(Optional<Instant> at, Instant now) {
        return at.filter(it -> !now.isBefore(it)).isPresent();
    }
}
