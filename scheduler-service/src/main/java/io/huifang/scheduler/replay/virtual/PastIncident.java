package io.huifang.scheduler.replay.virtual;

import io.huifang.scheduler.incident.Incident;
import io.huifang.scheduler.policy.IncidentRule;
import io.huifang.scheduler.policy.IncidentRules;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * An incident of one course of things.
 *
 * @param incident with its end; without one when it was open to the last
 * @param recorded whether it stands in the books as it is; otherwise a candidate's rule began or
 *     ended it
 * @param begun how many callbacks its events began, by the minute in which they happened; perhaps
 *     empty for a recorded one, whose calls stand in the books as well
 */
public record PastIncident(
        Incident incident, boolean recorded, NavigableMap<Instant, Integer> begun) {
    public PastIncident {
        begun = new TreeMap<>(begun);
    }

    /** One that stands in the books. */
    public static PastIncident recorded(Incident incident) {
        return new PastIncident(incident, true, new TreeMap<>());
    }

    /** As it was known then: without its end while that was to come. */
    Incident asOf(Instant at) {
        Incident.Act end = incident.closed();
        return end == null || !end.at().isAfter(at)
                ? incident
                : new Incident(
                        incident.incidentId(),
                        incident.key(),
                        incident.since(),
                        incident.opened(),
                        null,
                        0);
    }

    /**
     * When a call that nobody made then would be due: the first harmed first, so many a minute as
     * the rules allow. Who recovers leaves his place empty, so that calls are a little early in
     * earnest.
     *
     * @param harmedAt when the task's first event happened, UTC
     */
    Instant callAt(Instant harmedAt, IncidentRules rules) {
        int before = sum(begun.headMap(harmedAt, false));
        long minutes =
                rules.rule(incident.key().rule())
                        .map(IncidentRule::spread)
                        .map(Duration::toMinutes)
                        .orElse(0L);
        long quota = rules.callsPerMinute();
        if (minutes > 0) {
            long spread = Math.max(1, (sum(begun) + minutes - 1) / minutes);
            quota = Math.min(quota, spread);
        }
        return incident.closed().at().plus(Duration.ofMinutes(before / quota));
    }

    private static int sum(Map<Instant, Integer> counts) {
        return counts.values().stream().mapToInt(it -> it).sum();
    }
}
