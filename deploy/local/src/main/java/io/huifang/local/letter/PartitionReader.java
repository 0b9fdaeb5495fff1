package io.huifang.local.letter;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads partitions from a place of ours up to the end they have at that moment. */
final class PartitionReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;

    PartitionReader(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** The topic's partitions; none when there is no such topic. */
    List<TopicPartition> partitions(String topic) {
        List<PartitionInfo> found = consumer.partitionsFor(topic);
        return found == null
                ? List.of()
                : found.stream().map(it -> new TopicPartition(topic, it.partition())).toList();
    }

    Map<TopicPartition, Long> beginnings(Collection<TopicPartition> partitions) {
        return consumer.beginningOffsets(partitions);
    }

    /** The offsets after the last records. */
    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return consumer.endOffsets(partitions);
    }

    /** The record at that place; empty when it is not there any more, or not yet. */
    Optional<ConsumerRecord<byte[], byte[]>> at(Place place) {
        TopicPartition partition = place.topicPartition();
        if (!partitions(place.topic()).contains(partition)
                || place.offset() < beginnings(List.of(partition)).get(partition)
                || place.offset() >= ends(List.of(partition)).get(partition)) {
            return Optional.empty();
        }
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>(1);
        read(
                Map.of(partition, place.offset()),
                Map.of(partition, place.offset() + 1),
                batch ->
                        batch.stream()
                                .filter(record -> record.offset() == place.offset())
                                .forEach(found::add));
        return found.stream().findFirst();
    }

    /**
     * @param from offsets to begin with
     * @param ends offsets to end before
     * @param batch takes what came together, in the order of each partition
     * @throws TimeoutException when nothing comes for too long
     */
    void read(
            Map<TopicPartition, Long> from,
            Map<TopicPartition, Long> ends,
            Consumer<List<ConsumerRecord<byte[], byte[]>>> batch) {
        consumer.assign(from.keySet());
        from.forEach(consumer::seek);
        long heard = System.nanoTime();
        while (isBeforeTheEnd(ends)) {
            long reached = positions(ends);
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
            List<ConsumerRecord<byte[], byte[]>> wanted = upTo(ends, polled);
            if (!wanted.isEmpty()) batch.accept(wanted);
            if (positions(ends) != reached) {
                heard = System.nanoTime();
            } else if (System.nanoTime() - heard > Cluster.PATIENCE_MS * 1_000_000L) {
                throw new TimeoutException("nothing was read for too long");
            }
        }
    }

    private boolean isBeforeTheEnd(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }

    private long positions(Map<TopicPartition, Long> ends) {
        return ends.keySet().stream().mapToLong(consumer::position).sum();
    }

    private static List<ConsumerRecord<byte[], byte[]>> upTo(
            Map<TopicPartition, Long> ends, ConsumerRecords<byte[], byte[]> polled) {
        List<ConsumerRecord<byte[], byte[]>> wanted = new ArrayList<>(polled.count());
        for (TopicPartition partition : polled.partitions()) {
            for (ConsumerRecord<byte[], byte[]> record : polled.records(partition)) {
                if (record.offset() < ends.get(partition)) wanted.add(record);
            }
        }
        return wanted;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
