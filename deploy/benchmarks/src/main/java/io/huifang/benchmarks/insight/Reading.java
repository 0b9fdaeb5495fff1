package io.huifang.benchmarks.insight;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.ProcessorTime;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** The limit: a consumer that reads records, parses each, and does nothing with them. */
final class Reading {
    static final String PARSED = "a consumer that reads and parses them";

    private static final Duration POLL = Duration.ofMillis(200);

    private final ObjectMapper mapper = new ObjectMapper();
    private final String bootstrap;
    private final long broker;

    /**
     * @param broker its process
     */
    Reading(String bootstrap, long broker) {
        this.bootstrap = bootstrap;
        this.broker = broker;
    }

    Figure parse(Part part) {
        ProcessorTime used =
                ProcessorTime.since(
                        Map.of("client", ProcessHandle.current().pid(), "broker", broker));
        long begun = System.nanoTime();
        long records = each(bootstrap, part, this::parse);
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new Figure(records / seconds, used.microsPerEvent(records));
    }

    /** How many records stand in that part, in transactions that were not taken back. */
    static long count(String bootstrap, Part part) {
        return each(bootstrap, part, record -> {});
    }

    private void parse(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (!mapper.readTree(record.value()).isObject()) {
                throw new IllegalStateException("a record is no object");
            }
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    private static long each(
            String bootstrap, Part part, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrap)) {
            consumer.assign(part.partitions());
            part.from().forEach(consumer::seek);
            long records = 0;
            while (part.to().entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    reader.accept(record);
                    records++;
                }
            }
            return records;
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String bootstrap) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrap,
                        "enable.auto.commit", "false",
                        "max.poll.records", "5000",
                        "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
