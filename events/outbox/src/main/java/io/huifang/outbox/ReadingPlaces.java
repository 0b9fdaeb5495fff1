package io.huifang.outbox;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What this process knows of the partitions it reads, and how it moves their consumers. */
final class ReadingPlaces {
    private static final Logger LOG = Logger.getLogger(ReadingPlaces.class);

    private record Spot(String group, TopicPartition partition) {}

    private final Map<Spot, ReadingPlace> places = new ConcurrentHashMap<>();
    private final Map<Spot, Seek> owned = new ConcurrentHashMap<>();
    private final ReadingMeters meters;

    ReadingPlaces(ReadingMeters meters) {
        this.meters = meters;
    }

    void own(String group, Collection<TopicPartition> partitions, Seek seek) {
        for (TopicPartition partition : partitions) {
            Spot spot = new Spot(group, partition);
            places.remove(spot); // what was seen as its former owner is of no use
            owned.put(spot, seek);
        }
    }

    /** Another consumer of this process may own them already. */
    void disown(String group, Collection<TopicPartition> partitions, Seek seek) {
        partitions.forEach(partition -> owned.remove(new Spot(group, partition), seek));
    }

    Set<String> groups() {
        return owned.keySet().stream().map(Spot::group).collect(Collectors.toSet());
    }

    /** Where the logs of the owned partitions end. */
    Uni<Map<TopicPartition, Long>> ends(String group) {
        Map<Seek, List<TopicPartition>> byConsumer = new HashMap<>();
        owned.forEach(
                (spot, seek) -> {
                    if (spot.group().equals(group)) {
                        byConsumer
                                .computeIfAbsent(seek, first -> new ArrayList<>())
                                .add(spot.partition());
                    }
                });
        Map<TopicPartition, Long> ends = new HashMap<>();
        return each(
                        byConsumer.keySet(),
                        seek ->
                                seek.ends(byConsumer.get(seek))
                                        .invoke(ends::putAll)
                                        .replaceWithVoid())
                .replaceWith(ends);
    }

    boolean follows(String group, TopicPartition partition, long stored, long first) {
        ReadingPlace place = place(new Spot(group, partition));
        synchronized (place) {
            return place.follows(stored, first);
        }
    }

    boolean followsOverGaps(String group, TopicPartition partition, long stored) {
        ReadingPlace place = place(new Spot(group, partition));
        synchronized (place) {
            return place.followsOverGaps(stored);
        }
    }

    void committed(String group, TopicPartition partition, long next) {
        ReadingPlace place = place(new Spot(group, partition));
        synchronized (place) {
            place.committed(next);
        }
    }

    /** What this process last saw committed in the partitions it owns. */
    Map<TopicPartition, Long> seenCommitted(String group) {
        Map<TopicPartition, Long> seen = new HashMap<>();
        for (Spot spot : owned.keySet()) {
            ReadingPlace place = places.get(spot);
            if (spot.group().equals(group) && place != null) {
                synchronized (place) {
                    seen.put(spot.partition(), place.next());
                }
            }
        }
        return seen;
    }

    /**
     * Seeks to what is stored; where nothing is, to the beginning, whatever the broker believes was
     * read: its belief may be older than the database.
     */
    Uni<Void> place(
            String group, Collection<TopicPartition> partitions, Map<TopicPartition, Long> stored) {
        return each(
                partitions,
                partition -> {
                    long next = stored.getOrDefault(partition, 0L);
                    committed(group, partition, next);
                    return seek(group, partition, next);
                });
    }

    /** Goes back in each partition whose stored offset is lower than it was seen before. */
    Uni<Void> goBackWhereLost(
            String group, Map<TopicPartition, Long> seen, Map<TopicPartition, Long> stored) {
        return each(
                seen.keySet().stream()
                        .filter(
                                partition ->
                                        stored.getOrDefault(partition, 0L) < seen.get(partition))
                        .toList(),
                partition -> goBack(group, partition, stored.getOrDefault(partition, 0L)));
    }

    /** Goes back, and asks whether the log still has what comes next. */
    Uni<Void> goBack(String group, TopicPartition partition, long stored) {
        LOG.warnf("Going back to what is stored: group=%s %s offset=%d", group, partition, stored);
        meters.rewinds(partition.topic()).increment();
        committed(group, partition, stored);
        return seek(group, partition, stored).chain(() -> askBeginning(group, partition));
    }

    /** Where the broker does not answer, a gap has to be met again and again. */
    private Uni<Void> askBeginning(String group, TopicPartition partition) {
        Seek seek = owned.get(new Spot(group, partition));
        if (seek == null) return Uni.createFrom().voidItem();
        return seek.beginnings(List.of(partition))
                .onFailure()
                .invoke(failure -> LOG.debugf("group %s: beginning unknown: %s", group, failure))
                .onFailure()
                .recoverWithItem(Map.of())
                .invoke(known -> begins(group, partition, known.getOrDefault(partition, -1L)))
                .replaceWithVoid();
    }

    private void begins(String group, TopicPartition partition, long logBegin) {
        ReadingPlace place = place(new Spot(group, partition));
        synchronized (place) {
            place.logBegins(logBegin);
        }
    }

    /** The log has lost records that nobody of the group had worked on. */
    void passedOver(String group, TopicPartition partition, long records) {
        LOG.errorf(
                "The log lost records before they were read: group=%s %s records=%d",
                group, partition, records);
        meters.skipped(partition.topic()).increment(records);
    }

    private Uni<Void> seek(String group, TopicPartition partition, long offset) {
        Seek seek = owned.get(new Spot(group, partition));
        // not owned: whoever owns it now goes to the stored offset himself
        return seek == null ? Uni.createFrom().voidItem() : seek.to(partition, offset);
    }

    private ReadingPlace place(Spot spot) {
        return places.computeIfAbsent(spot, unknown -> new ReadingPlace());
    }

    private static <T> Uni<Void> each(Collection<T> all, Function<T, Uni<Void>> move) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(move::apply)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
