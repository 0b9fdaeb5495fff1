package io.huifang.scheduler.replay.virtual;

import io.huifang.scheduler.incident.Incident;
import io.huifang.scheduler.policy.EventFacts;
import io.huifang.scheduler.policy.IncidentKey;
import io.huifang.scheduler.policy.IncidentRule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * The incidents of a period as a candidate's rules find them. What people opened and closed they
 * open and close again; what a rule of then opened before the period is open at its beginning.
 */
public final class FoundIncidents {
    private final Map<String, IncidentRule> rules = new LinkedHashMap<>();
    private final Instant from;
    private final Map<IncidentKey, KeyWatch> watched = new LinkedHashMap<>();
    private final Queue<Told> told = new PriorityQueue<>(Comparator.comparing(Told::at));

    /**
     * @param rules those that find incidents otherwise
     * @param recorded incidents in the books, of these rules
     * @param from begin of the period, UTC
     */
    public FoundIncidents(List<IncidentRule> rules, Collection<Incident> recorded, Instant from) {
        rules.forEach(rule -> this.rules.put(rule.name(), rule));
        this.from = from;
        recorded.stream()
                .filter(it -> this.rules.containsKey(it.key().rule()))
                .forEach(this::recall);
    }

    /** What needs no rule. */
    private record Told(Instant at, Runnable what) {}

    private void recall(Incident incident) {
        KeyWatch watch = of(incident.key());
        boolean byRule = incident.opened().by() == null;
        Incident.Act end = incident.closed();
        if (!byRule || incident.opened().at().isBefore(from)) {
            Incident opened =
                    new Incident(
                            incident.incidentId(),
                            incident.key(),
                            incident.since(),
                            incident.opened(),
                            null,
                            0);
            told.add(new Told(incident.opened().at(), () -> watch.open(opened)));
        }
        if (end != null && (end.by() != null || end.at().isBefore(from))) {
            told.add(new Told(end.at(), () -> watch.close(end)));
        }
    }

    /**
     * Events of one key that were decided at one instant, later than all before.
     *
     * @param rule by whose facts they are of one key
     * @param minute in which they happened, UTC
     * @param events how many wanted a call
     * @param customers those of them that began a callback
     */
    public record Arrival(
            IncidentRule rule,
            EventFacts facts,
            Instant at,
            Instant minute,
            int events,
            int customers) {}

    /** What arrived before the period opens nothing, but counts. */
    public void arrived(Arrival some) {
        hearUntil(some.at());
        some.rule()
                .keyOf(some.facts())
                .map(this::of)
                .ifPresent(
                        watch ->
                                watch.arrived(
                                        some.at(), some.minute(), some.events(), some.customers()));
    }

    private void hearUntil(Instant at) {
        while (!told.isEmpty() && !told.peek().at().isAfter(at)) {
            Told next = told.remove();
            watched.values().forEach(watch -> watch.endIfQuietBefore(next.at()));
            next.what().run();
        }
    }

    private KeyWatch of(IncidentKey key) {
        return watched.computeIfAbsent(key, it -> new KeyWatch(it, rules.get(it.rule()), from));
    }

    /**
     * All of them.
     *
     * @param to end of the period, UTC
     */
    public List<PastIncident> until(Instant to) {
        hearUntil(to);
        List<PastIncident> all = new ArrayList<>();
        for (KeyWatch watch : watched.values()) {
            watch.endIfQuietBefore(to);
            all.addAll(watch.incidents());
        }
        return all;
    }
}
