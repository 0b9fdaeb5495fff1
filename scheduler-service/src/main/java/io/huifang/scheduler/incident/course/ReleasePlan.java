package io.huifang.scheduler.incident.course;

import io.huifang.scheduler.policy.Feasibility;
import io.huifang.scheduler.policy.Feasibility.Feasible;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Spreads callbacks over minutes, so that no minute has more of them than agents can make. */
final class ReleasePlan {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Map<Instant, Integer> taken;
    private final Map<Instant, Integer> placed = new HashMap<>();

    /**
     * @param taken calls that are due already, by the first instant of their minute, UTC
     */
    ReleasePlan(Map<Instant, Integer> taken) {
        this.taken = new HashMap<>(taken);
    }

    /**
     * The first minute that has room and in which the customer may be called.
     *
     * @param quota most calls of a minute
     * @param notBefore not before this instant, UTC
     * @param time the earliest stretch in which he may be called, from a given instant on
     * @return empty when there is none while the matter is fresh
     */
    Optional<Instant> place(int quota, Instant notBefore, Function<Instant, Feasibility> time) {
        Instant from = notBefore;
        while (time.apply(from) instanceof Feasible open) {
            Instant free = firstFree(quota, nextMinute(open.from()));
            if (free.isBefore(open.until())) {
                taken.merge(free, 1, Integer::sum);
                placed.merge(free, 1, Integer::sum);
                return Optional.of(free);
            }
            from = free;
        }
        return Optional.empty();
    }

    /** What was placed, by minute. */
    Map<Instant, Integer> placed() {
        return Map.copyOf(placed);
    }

    private Instant firstFree(int quota, Instant from) {
        Instant minute = from;
        while (taken.getOrDefault(minute, 0) >= quota) minute = minute.plus(MINUTE);
        return minute;
    }

    private static Instant nextMinute(Instant at) {
        Instant minute = at.truncatedTo(ChronoUnit.MINUTES);
        return minute.equals(at) ? at : minute.plus(MINUTE);
    }
}
