package io.huifang.backing;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Reads topics from their beginning, beside all consumers and without a group. */
public final class KafkaRecords {
    private static final Duration POLL = Duration.ofMillis(50);

    private final String bootstrap;

    private KafkaRecords(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    public static KafkaRecords on(String bootstrap) {
        return new KafkaRecords(bootstrap);
    }

    /** Every record the topic holds at this moment; per key in the order they were sent. */
    public List<KafkaRecord> all(String topic) {
        List<KafkaRecord> records = new ArrayList<>();
        each(topic, records::add);
        return records;
    }

    /** Those records that are wanted of all that any of the topics holds at this moment. */
    public List<KafkaRecord> find(Collection<String> topics, Predicate<KafkaRecord> wanted) {
        List<KafkaRecord> found = new ArrayList<>();
        each(topics, record -> addIf(wanted, record, found));
        return found;
    }

    /** The same one after another, for topics that hold more than the memory. */
    public void each(String topic, Consumer<KafkaRecord> reader) {
        each(List.of(topic), reader);
    }

    /** The same of several topics. */
    public void each(Collection<String> topics, Consumer<KafkaRecord> reader) {
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = fromTheBeginning(consumer, topics);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                poll(consumer, reader);
            }
        }
    }

    /**
     * Reads until the condition holds for all records read so far.
     *
     * @throws AssertionError when it does not hold in time; tells how many records there were
     */
    public List<KafkaRecord> until(
            String topic, Duration patience, Predicate<List<KafkaRecord>> enough) {
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            fromTheBeginning(consumer, List.of(topic));
            List<KafkaRecord> records = new ArrayList<>();
            long deadline = System.nanoTime() + patience.toNanos();
            while (!enough.test(records)) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError(
                            "not enough after %s: %d records in %s"
                                    .formatted(patience, records.size(), topic));
                }
                poll(consumer, records::add);
            }
            return records;
        }
    }

    /**
     * Reads until there are as many records as that which are wanted, and keeps no others.
     *
     * @throws AssertionError when there are not in time; tells how many there were
     */
    public List<KafkaRecord> until(
            String topic, Duration patience, Predicate<KafkaRecord> wanted, int count) {
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            fromTheBeginning(consumer, List.of(topic));
            List<KafkaRecord> found = new ArrayList<>();
            long deadline = System.nanoTime() + patience.toNanos();
            while (found.size() < count) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError(
                            "not %d after %s: %d records in %s"
                                    .formatted(count, patience, found.size(), topic));
                }
                poll(consumer, record -> addIf(wanted, record, found));
            }
            return found;
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        // what a transaction took back was never told
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        // whoever closes waits for the answer to what he asked for in advance
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        20),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    private static List<TopicPartition> fromTheBeginning(
            KafkaConsumer<String, byte[]> consumer, Collection<String> topics) {
        List<TopicPartition> partitions =
                topics.stream()
                        .flatMap(topic -> consumer.partitionsFor(topic).stream())
                        .map(it -> new TopicPartition(it.topic(), it.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return partitions;
    }

    private static void addIf(
            Predicate<KafkaRecord> wanted, KafkaRecord record, List<KafkaRecord> found) {
        if (wanted.test(record)) found.add(record);
    }

    private static void poll(KafkaConsumer<String, byte[]> consumer, Consumer<KafkaRecord> reader) {
        consumer.poll(POLL).forEach(record -> reader.accept(KafkaRecord.of(record)));
    }
}
