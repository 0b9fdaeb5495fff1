package io.huifang.benchmarks.scheduler;

import io.huifang.benchmarks.measure.Figure;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;

import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tasks that fall due one after another, a thousand a second, and how late each one's dispatch is
 * read from its topic: timer, transaction, outbox and broker together.
 */
final class TimerLateness {
    private static final String TOPIC = "callback-tasks";
    private static final Duration LEAD = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final LocalStack stack;
    private final int size;
    private int round;

    TimerLateness(LocalStack stack, int size) {
        this.stack = stack;
        this.size = size;
    }

    /** Milliseconds: median and 99th percentile. */
    Map<String, Figure> measure() throws SQLException {
        String prefix = "late-" + ++round + "-";
        try (var dispatched = consumer()) {
            List<TopicPartition> partitions =
                    dispatched.partitionsFor(TOPIC).stream()
                            .map(one -> new TopicPartition(one.topic(), one.partition()))
                            .toList();
            dispatched.assign(partitions);
            dispatched.seekToEnd(partitions);
            partitions.forEach(dispatched::position);
            Instant first = putDown(prefix);
            Histogram lateness = hear(dispatched, prefix, first);
            Map<String, Figure> figures = new LinkedHashMap<>();
            figures.put(SchedulerTables.LATE_P50, percentile(lateness, 50));
            figures.put(SchedulerTables.LATE_P99, percentile(lateness, 99));
            return figures;
        }
    }

    // inserting takes a while of its own, and the first must not be due before the last is there
    private Instant putDown(String prefix) throws SQLException {
        Duration inserting = Duration.ofMillis(size / 5);
        Instant first = Instant.now().plus(LEAD).plus(inserting).truncatedTo(ChronoUnit.MILLIS);
        String number = "substr(customer_id, %d)::int".formatted(prefix.length() + 1);
        WaitingTasks.insert(
                stack.database(Service.SCHEDULER),
                prefix,
                size,
                "timestamptz '%s' + %s * interval '1 millisecond'".formatted(first, number));
        if (Instant.now().isAfter(first)) {
            throw new IllegalStateException("the tasks were due before all of them were there");
        }
        return first;
    }

    private Histogram hear(KafkaConsumer<String, byte[]> dispatched, String prefix, Instant first) {
        Histogram lateness = new Histogram(3);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (lateness.getTotalCount() < size) {
            for (var record : dispatched.poll(Duration.ofMillis(100))) {
                if (record.key().startsWith(prefix)) {
                    long number = Long.parseLong(record.key().substring(prefix.length()));
                    long late = ChronoUnit.MICROS.between(first.plusMillis(number), Instant.now());
                    lateness.recordValue(Math.max(0, late));
                }
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        lateness.getTotalCount() + " of " + size + " tasks were dispatched");
            }
        }
        return lateness;
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", stack.kafka().bootstrap(), "fetch.min.bytes", "1"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    private static Figure percentile(Histogram lateness, double percentile) {
        return Figure.of(lateness.getValueAtPercentile(percentile) / 1000.0);
    }
}
