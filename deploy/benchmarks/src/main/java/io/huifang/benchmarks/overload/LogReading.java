package io.huifang.benchmarks.overload;

import io.huifang.contract.Topic;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Reads back what came onto {@code wallet-events} since a moment. */
final class LogReading implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final String ID = "ce_id";
    private static final String PREFIX = "bench-";

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    private LogReading(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        this.consumer = consumer;
        this.partitions = partitions;
    }

    /** From now on. */
    static LogReading begin(String bootstrap) {
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers", bootstrap,
                                "enable.auto.commit", "false",
                                "isolation.level", "read_committed"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        String topic = Topic.WALLET_EVENTS.topicName();
        List<TopicPartition> partitions =
                IntStream.range(0, Topic.WALLET_EVENTS.partitions())
                        .mapToObj(partition -> new TopicPartition(topic, partition))
                        .toList();
        consumer.assign(partitions);
        consumer.endOffsets(partitions).forEach(consumer::seek);
        return new LogReading(consumer, partitions);
    }

    /** Up to now: how often each request's event is there. */
    Copies read(Numbers numbers) {
        Copies copies = new Copies(numbers);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> event : consumer.poll(POLL)) {
                copies.add(number(event));
            }
        }
        return copies;
    }

    @Override
    public void close() {
        consumer.close();
    }

    /** The number in the event's id; negative when it is none of ours. */
    private static long number(ConsumerRecord<byte[], byte[]> event) {
        String id = new String(event.headers().lastHeader(ID).value(), StandardCharsets.US_ASCII);
        return id.startsWith(PREFIX) ? Long.parseLong(id.substring(PREFIX.length())) : -1;
    }
}
