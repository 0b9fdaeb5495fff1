package io.huifang.outbox;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** One poll of one group on its way through one or, when it had to be halved, more transactions. */
final class Poll {
    static final Comparator<TopicPartition> IN_ORDER =
            Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);

    final String group;
    private final ReadingPlaces places;
    private final boolean hasGaps;

    /**
     * Partitions to go back in, and where to. A partition that is judged so stays so for the whole
     * poll: a retried transaction must not count as a second look at the same gap.
     */
    private final Map<TopicPartition, Long> behind = new LinkedHashMap<>();

    /** How many records are gone from the log just before what is being worked on. */
    private final Map<TopicPartition, Long> gone = new LinkedHashMap<>();

    /**
     * @param hasGaps whether the log leaves offsets out by its nature
     */
    Poll(String group, ReadingPlaces places, boolean hasGaps) {
        this.group = group;
        this.places = places;
        this.hasGaps = hasGaps;
    }

    static List<ConsumerRecord<String, byte[]>> inOrder(ConsumerRecords<String, byte[]> polled) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>(polled.count());
        polled.partitions().stream()
                .sorted(IN_ORDER)
                .forEach(partition -> records.addAll(polled.records(partition)));
        return records;
    }

    /** The partitions of these records, with the first offset of each. */
    static SortedMap<TopicPartition, Long> firstOffsets(
            List<ConsumerRecord<String, byte[]>> records) {
        SortedMap<TopicPartition, Long> first = new TreeMap<>(IN_ORDER);
        records.forEach(record -> first.putIfAbsent(partition(record), record.offset()));
        return first;
    }

    /** Where these records reach to, by partition. */
    static SortedMap<TopicPartition, Long> reached(List<ConsumerRecord<String, byte[]>> records) {
        SortedMap<TopicPartition, Long> reached = new TreeMap<>(IN_ORDER);
        records.forEach(record -> reached.put(partition(record), record.offset() + 1));
        return reached;
    }

    /** Those of the records that follow on what is stored and were not worked on before. */
    List<ConsumerRecord<String, byte[]>> fresh(
            List<ConsumerRecord<String, byte[]>> records, Map<TopicPartition, Long> stored) {
        gone.clear(); // of a transaction that failed, perhaps with other partitions
        firstOffsets(records)
                .forEach((partition, first) -> judge(partition, stored.get(partition), first));
        return records.stream()
                .filter(record -> !behind.containsKey(partition(record)))
                .filter(record -> record.offset() >= stored.get(partition(record)))
                .toList();
    }

    /**
     * Nothing is counted in a partition of which nothing is stored: whether the log lost records
     * before the group came, or after, nobody can tell.
     */
    private void judge(TopicPartition partition, long next, long first) {
        if (behind.containsKey(partition)) {
            return;
        }
        if (!follows(partition, next, first)) {
            behind.put(partition, next);
        } else if (!hasGaps && next > 0 && first > next) {
            gone.put(partition, first - next);
        }
    }

    private boolean follows(TopicPartition partition, long next, long first) {
        return hasGaps
                ? places.followsOverGaps(group, partition, next)
                : places.follows(group, partition, next, first);
    }

    void committed(Map<TopicPartition, Long> reached) {
        reached.forEach((partition, next) -> places.committed(group, partition, next));
        // not before: a transaction that is tried again has passed no gap
        gone.forEach((partition, records) -> places.passedOver(group, partition, records));
        gone.clear();
    }

    /** Brings the consumer back to what is stored, where it was beyond it. */
    Uni<Void> goBack() {
        return Multi.createFrom()
                .iterable(behind.entrySet())
                .onItem()
                .transformToUniAndConcatenate(
                        place -> places.goBack(group, place.getKey(), place.getValue()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }
}
