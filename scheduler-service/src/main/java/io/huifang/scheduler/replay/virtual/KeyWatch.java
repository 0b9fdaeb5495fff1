package io.huifang.scheduler.replay.virtual;

import io.huifang.scheduler.incident.Incident;
import io.huifang.scheduler.incident.Incident.Act;
import io.huifang.scheduler.policy.IncidentKey;
import io.huifang.scheduler.policy.IncidentRule;
import io.huifang.scheduler.policy.IncidentRule.Counts;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The incidents of one key as a rule finds them, event by event in the order of their arrival. */
final class KeyWatch {
    /** Counts are kept no longer in earnest, either. */
    private static final Duration COUNTED_FOR = Duration.ofHours(48);

    private final IncidentKey key;
    private final IncidentRule rule;
    private final Instant from;
    private final NavigableMap<Instant, Integer> counts = new TreeMap<>();
    private final NavigableMap<Instant, Integer> arrivals = new TreeMap<>();
    private final NavigableMap<Instant, Integer> begun = new TreeMap<>();
    private final List<PastIncident> ended = new ArrayList<>();
    private Incident open;
    private boolean recorded;
    private Instant lastEnd = Instant.MIN;

    /**
     * @param from before that the rule finds nothing, UTC
     */
    KeyWatch(IncidentKey key, IncidentRule rule, Instant from) {
        this.key = key;
        this.rule = rule;
        this.from = from;
    }

    /**
     * Some events that wanted a call.
     *
     * @param at when they were decided, UTC
     * @param minute in which they happened, UTC
     * @param events how many
     * @param customers those of them that began a callback
     */
    void arrived(Instant at, Instant minute, int events, int customers) {
        endIfQuietBefore(at);
        counts.headMap(at.minus(COUNTED_FOR)).clear();
        arrivals.headMap(at.minus(COUNTED_FOR)).clear();
        Instant arrived = at.truncatedTo(ChronoUnit.MINUTES);
        arrivals.merge(arrived.isAfter(minute) ? arrived : minute, events, Integer::sum);
        begun.merge(minute, customers, Integer::sum);
        counts.merge(
                minute,
                rule.opensAt().counts() == Counts.CUSTOMERS ? customers : events,
                Integer::sum);
        if (open == null && !at.isBefore(from)) {
            reached(minute).ifPresent(since -> begin(since, at));
        }
    }

    /** The first minute of enough events, in any window with that minute. */
    private Optional<Instant> reached(Instant minute) {
        Duration within = rule.opensAt().within();
        for (Instant end : counts.subMap(minute, minute.plus(within)).keySet()) {
            if (!end.isAfter(lastEnd)) continue;
            Instant begin = end.minus(within);
            NavigableMap<Instant, Integer> window =
                    counts.subMap(begin.isAfter(lastEnd) ? begin : lastEnd, false, end, true);
            if (sum(window) >= rule.opensAt().least()) return Optional.of(window.firstKey());
        }
        return Optional.empty();
    }

    private void begin(Instant since, Instant at) {
        open =
                new Incident(
                        UUID.nameUUIDFromBytes((key + " " + at).getBytes(StandardCharsets.UTF_8)),
                        key,
                        since.isBefore(at) ? since : at,
                        new Act(at, null, "the candidate's rule"),
                        null,
                        0);
        recorded = false;
    }

    /** One in the books was opened: nothing happens where one is open. */
    void open(Incident incident) {
        if (open != null) return;
        open = incident;
        recorded = true;
    }

    /** It was closed as the books tell: nothing happens where none is open. */
    void close(Act end) {
        end(end);
    }

    private void end(Act end) {
        if (open == null || end.at().isBefore(open.opened().at())) return;
        Incident closed = new Incident(open.incidentId(), key, open.since(), open.opened(), end, 0);
        ended.add(past(closed));
        open = null;
        lastEnd = end.at();
    }

    /** What a person opened a person closes. */
    void endIfQuietBefore(Instant at) {
        if (open == null || open.opened().by() != null) return;
        Instant quiet = quietAt();
        Instant end = quiet.isAfter(from) ? quiet : from;
        if (!end.isBefore(at)) return;
        recorded = false;
        end(new Act(end, null, "the candidate's rule"));
    }

    /** When so few have arrived for so long, if no more do. */
    private Instant quietAt() {
        Duration lasting = rule.closesAfter().lasting();
        Instant earliest = open.opened().at().plus(lasting);
        int later = 0;
        for (Map.Entry<Instant, Integer> arrived : arrivals.descendingMap().entrySet()) {
            later += arrived.getValue();
            if (later >= rule.closesAfter().below()) {
                Instant over = arrived.getKey().plus(lasting);
                return over.isAfter(earliest) ? over : earliest;
            }
        }
        return earliest;
    }

    /** All of them, the last one perhaps without an end. */
    List<PastIncident> incidents() {
        List<PastIncident> all = new ArrayList<>(ended);
        if (open != null) all.add(past(open));
        return all;
    }

    private PastIncident past(Incident incident) {
        Instant since = incident.since().truncatedTo(ChronoUnit.MINUTES);
        return new PastIncident(incident, recorded, begun.tailMap(since, true));
    }

    private static int sum(Map<Instant, Integer> counts) {
        return counts.values().stream().mapToInt(it -> it).sum();
    }
}
