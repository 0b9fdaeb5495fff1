package io.huifang.export;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads topics beside all consumers and without a group, up to where they end when it begins. */
final class TopicReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<String, byte[]> consumer;

    TopicReader(Map<String, String> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        // what a transaction took back was never told
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", "false");
        settings.put("auto.offset.reset", "earliest");
        // the next topic waits for what was asked for beyond the end of the last
        settings.put("fetch.max.wait.ms", "20");
        consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Hands over each record of the topic that was told at that time or later.
     *
     * @throws UsageFailure when there is no such topic
     */
    void read(String topic, Instant from, Consumer<ConsumerRecord<String, byte[]>> reader) {
        List<TopicPartition> partitions = partitions(topic);
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        seek(partitions, from, ends);
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                if (record.offset() < ends.get(partition)) reader.accept(record);
            }
        }
    }

    private List<TopicPartition> partitions(String topic) {
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic).stream()
                        .map(it -> new TopicPartition(it.topic(), it.partition()))
                        .toList();
        if (partitions.isEmpty()) throw new UsageFailure("There is no topic " + topic + ".");
        return partitions;
    }

    private void seek(
            List<TopicPartition> partitions, Instant from, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> times =
                partitions.stream()
                        .collect(
                                Collectors.toMap(
                                        Function.identity(),
                                        partition -> Math.max(0, from.toEpochMilli())));
        Map<TopicPartition, OffsetAndTimestamp> places = consumer.offsetsForTimes(times);
        for (TopicPartition partition : partitions) {
            OffsetAndTimestamp place = places.get(partition);
            consumer.seek(partition, place == null ? ends.get(partition) : place.offset());
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
