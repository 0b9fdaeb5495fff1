package io.huifang.scheduler.incident.course;

import io.huifang.scheduler.incident.EarlierTasks;
import io.huifang.scheduler.incident.Incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * How far this process has looked through the decisions from before each incident was known. There
 * may be millions: looking at all of them each second took longer than deciding. Now and then it
 * looks at all of them once more, which finds nothing that has joined already.
 */
final class LookedThrough {
    /** A decision is seen when it is committed, which is that much later than it says at most. */
    private static final Duration COMMITTED = Duration.ofSeconds(10);

    /**
     * What was passed over, as its customer was locked or its transaction was long, is found then.
     */
    private static final Duration ANEW = Duration.ofSeconds(25);

    /**
     * One pass through what there is, and the end of it again and again.
     *
     * @param begun UTC
     * @param until up to where nothing is left, UTC
     */
    private record Pass(Instant begun, Instant until) {}

    private final Map<UUID, Pass> passes = new ConcurrentHashMap<>();

    /**
     * A time of deciding.
     *
     * @param from UTC
     * @param to UTC, within it
     * @param isLast whether nothing has been decided after it yet
     */
    record Slice(Instant from, Instant to, boolean isLast) {}

    /** From when on it is to be looked through next, UTC. */
    Instant from(Incident incident, Instant now) {
        return pass(incident, now).until();
    }

    /**
     * @param end where as much as is looked through at once ends, UTC; null when there is less
     */
    Slice slice(Incident incident, Instant end, Instant now) {
        Instant from = from(incident, now);
        return end != null && end.isBefore(now.minus(COMMITTED))
                ? new Slice(from, end, false)
                : new Slice(from, now, true);
    }

    private Pass pass(Incident incident, Instant now) {
        Pass pass = passes.get(incident.incidentId());
        boolean isOld = pass != null && !pass.begun().plus(ANEW).isAfter(now);
        return pass == null || isOld && pass.until().isAfter(pass.begun().minus(COMMITTED))
                ? new Pass(now, EarlierTasks.gatheredFrom(incident))
                : pass;
    }

    /** Nothing is left in it; what was decided just now is looked at again. */
    void done(Incident incident, Slice slice, Instant now) {
        Instant begun = pass(incident, now).begun();
        Instant settled = slice.isLast() ? now.minus(COMMITTED) : slice.to();
        Instant until = settled.isAfter(slice.from()) ? settled : slice.from();
        passes.put(incident.incidentId(), new Pass(begun, until));
    }

    /** Forgets the others. */
    void keepOnly(Collection<Incident> incidents) {
        passes.keySet()
                .retainAll(
                        incidents.stream().map(Incident::incidentId).collect(Collectors.toSet()));
    }
}
