package io.huifang.scheduler.sla;

import io.huifang.scheduler.policy.Within;
import io.huifang.scheduler.policy.calendar.BusinessClock;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How time passes for one case.
 *
 * @param clock business time
 * @param pauses in which none passes; they may overlap
 */
record Course(BusinessClock clock, List<Pause> pauses) {
    Course {
        pauses = pauses.stream().sorted(Comparator.comparing(Pause::from)).toList();
    }

    /** When so much time has passed; empty while it stands still and nobody knows until when. */
    Optional<Instant> end(Instant from, Within within) {
        Instant at = from;
        Within left = within;
        for (Pause pause : pauses) {
            if (pause.until() != null && !pause.until().isAfter(at)) continue;
            if (pause.from().isAfter(at)) {
                Instant end = left.endsAt(at, clock);
                if (!end.isAfter(pause.from())) return Optional.of(end);
                left = left.minus(left.passed(at, pause.from(), clock));
            }
            if (pause.until() == null) return Optional.empty();
            at = pause.until();
        }
        return Optional.of(left.endsAt(at, clock));
    }

    boolean standsStillAt(Instant at) {
        return pauses.stream().anyMatch(pause -> pause.holdsAt(at));
    }
}
