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
 * may be millions: looking at all of them again each second took longer than deciding. A process
 * that begins anew looks once more at all of them, which finds nothing that has joined already.
 */
final class LookedThrough {
    /** Few enough decisions for one statement at thousands a second. */
    private static final Duration SHORTEST = Duration.ofSeconds(10);

    /** How many slices a rule that counts over a whole day may need. */
    private static final int MOST = 100;

    /** A decision is seen when it is committed, which is that much later than it says at most. */
    private static final Duration COMMITTED = Duration.ofSeconds(10);

    private final Map<UUID, Instant> until = new ConcurrentHashMap<>();

    /**
     * A time of deciding.
     *
     * @param from UTC
     * @param to UTC, within it
     * @param isLast whether nothing has been decided after it yet
     */
    record Slice(Instant from, Instant to, boolean isLast) {}

    /** What is to be looked through next. */
    Slice next(Incident incident, Instant now) {
        Instant from =
                until.getOrDefault(incident.incidentId(), EarlierTasks.gatheredFrom(incident));
        Instant to = from.plus(length(incident));
        return to.isBefore(now.minus(COMMITTED))
                ? new Slice(from, to, false)
                : new Slice(from, now, true);
    }

    private static Duration length(Incident incident) {
        Duration before =
                Duration.between(EarlierTasks.gatheredFrom(incident), incident.opened().at());
        Duration part = before.dividedBy(MOST);
        return part.compareTo(SHORTEST) > 0 ? part : SHORTEST;
    }

    /** Nothing is left in it; what was decided just now is looked at again. */
    void done(Incident incident, Slice slice, Instant now) {
        Instant settled = now.minus(COMMITTED);
        if (settled.isAfter(slice.from())) {
            until.put(incident.incidentId(), settled.isBefore(slice.to()) ? settled : slice.to());
        }
    }

    /** Forgets the others. */
    void keepOnly(Collection<Incident> incidents) {
        until.keySet()
                .retainAll(
                        incidents.stream().map(Incident::incidentId).collect(Collectors.toSet()));
    }
}
