package io.huifang.survey.queue;

import io.huifang.survey.attempt.Offer;
import io.huifang.survey.attempt.QueueName;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What this replica knows of the lanes. It may know too much (a lane that is empty by now), never
 * too little for long: what it misses is found by the next look at the index.
 *
 * <p>Announcements arrive while statements run. A statement's result therefore counts only for
 * lanes that were not announced since it began; {@link #now} stamps the beginning.
 */
@ApplicationScoped
class Lanes {
    private final Map<Lane.Key, Lane> lanes = new HashMap<>();
    private final Map<Lane.Key, Long> announcedAt = new HashMap<>();
    private final Map<Integer, QueueName> queues = new HashMap<>();
    private final Ageing ageing;
    private long steps;
    private boolean lookWanted = true;

    Lanes(Ageing ageing) {
        this.ageing = ageing;
    }

    /** Stamps the beginning of a statement. */
    synchronized long now() {
        return steps;
    }

    /** Offers became claimable. */
    synchronized void offered(Collection<Offer> offers) {
        steps++;
        for (Offer offer : offers) {
            Lane.Key key = new Lane.Key(offer.queueId(), offer.priority());
            QueueName queue = queues.get(offer.queueId());
            if (queue == null) {
                lookWanted = true; // a queue another replica has added
            } else {
                announcedAt.put(key, steps);
                lanes.merge(key, new Lane(key, queue, offer.dueAt()), Lanes::lower);
            }
        }
    }

    /**
     * The database may be another one by now, and after a failover a queue's id may stand for
     * another queue.
     */
    synchronized void startAnew() {
        lanes.clear();
        queues.clear();
        lookWanted = true;
    }

    /** Something may have been missed. */
    synchronized void lookWanted() {
        lookWanted = true;
    }

    synchronized boolean isLookWanted() {
        return lookWanted;
    }

    /** The agents for whom alone something waits. */
    synchronized Set<String> owners() {
        return lanes.values().stream()
                .filter(lane -> lane.queue().isOwned())
                .map(lane -> lane.queue().owner())
                .collect(Collectors.toSet());
    }

    /**
     * Lanes with offers the agent may take, those of equal priority together: first those with the
     * lane that counts most, and of those that have waited equally, the higher priority. What waits
     * for him alone stands apart, because nobody else takes it.
     */
    synchronized List<List<Lane>> matching(Want want) {
        Map<Together, List<Lane>> together = new TreeMap<>(Together.HIGHEST_FIRST);
        lanes.values().stream()
                .filter(want::takes)
                .forEach(
                        lane ->
                                together.computeIfAbsent(
                                                Together.of(lane), any -> new ArrayList<>())
                                        .add(lane));
        return together.values().stream()
                .sorted(Comparator.comparing((List<Lane> same) -> -rank(same)))
                .toList();
    }

    /** Lanes that one statement walks. */
    private record Together(int priority, boolean owned) {
        static final Comparator<Together> HIGHEST_FIRST =
                Comparator.comparing(Together::priority).thenComparing(Together::owned).reversed();

        static Together of(Lane lane) {
            return new Together(lane.key().priority(), lane.queue().isOwned());
        }
    }

    private int rank(List<Lane> same) {
        return same.stream().mapToInt(ageing::rank).max().orElseThrow();
    }

    /** A statement took offers of this lane, the earliest due at that instant. */
    synchronized void took(Lane.Key key, Instant earliest, long began) {
        if (isQuietSince(key, began)) {
            lanes.computeIfPresent(
                    key,
                    (same, lane) -> earliest.isAfter(lane.mark()) ? lane.markedAt(earliest) : lane);
        }
    }

    /** A statement saw all of these lanes and left nothing in them. */
    synchronized void emptied(Collection<Lane> seen, long began) {
        for (Lane lane : seen) {
            if (isQuietSince(lane.key(), began)) {
                lanes.remove(lane.key());
            }
        }
    }

    /** The whole index was looked at. */
    synchronized void found(Collection<Lane> all, long began) {
        Set<Lane.Key> inIndex = new HashSet<>();
        for (Lane lane : all) {
            inIndex.add(lane.key());
            queues.put(lane.key().queueId(), lane.queue());
            if (isQuietSince(lane.key(), began)) {
                lanes.put(lane.key(), lane);
            } else {
                lanes.merge(lane.key(), lane, Lanes::lower);
            }
        }
        lanes.keySet().removeIf(key -> !inIndex.contains(key) && isQuietSince(key, began));
        lookWanted = false;
    }

    /** When the longest waiting offer was due, UTC; empty when nothing waits. */
    synchronized Optional<Instant> oldestDue() {
        return lanes.values().stream().map(Lane::mark).min(Comparator.naturalOrder());
    }

    private boolean isQuietSince(Lane.Key key, long began) {
        return announcedAt.getOrDefault(key, 0L) <= began;
    }

    private static Lane lower(Lane one, Lane other) {
        return one.mark().isAfter(other.mark()) ? one.markedAt(other.mark()) : one;
    }
}
