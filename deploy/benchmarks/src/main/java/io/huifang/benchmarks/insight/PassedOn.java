package io.huifang.benchmarks.insight;

import io.huifang.backing.KafkaBroker;
import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.ProcessorTime;
import io.huifang.contract.Topic;
import io.huifang.proof.Course;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The other limit: Kafka Streams with the same guarantee, interval and one thread, which passes
 * records on as they are. Runs inside the benchmark.
 */
final class PassedOn {
    static final String NAME = "Kafka Streams that passes them on, exactly once";

    private static final String TO = "bench-passed-on";
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final KafkaBroker kafka;
    private final Path work;
    private int runs;

    PassedOn(KafkaBroker kafka, Path work) throws Exception {
        this.kafka = kafka;
        this.work = work;
        try (Admin admin = kafka.admin()) {
            admin.createTopics(List.of(new NewTopic(TO, 12, (short) 1))).all().get();
        }
    }

    /** From the first record that it has passed on to the last. */
    Figure measure(Part part) throws Exception {
        String application = "bench-passed-on-" + ++runs;
        try (Admin admin = kafka.admin();
                KafkaStreams streams = streams(application)) {
            admin.alterConsumerGroupOffsets(application, places(part.from())).all().get();
            streams.start();
            Course.until("it has begun", PATIENCE, () -> done(admin, application, part) > 0);
            long before = done(admin, application, part);
            ProcessorTime used =
                    ProcessorTime.since(
                            Map.of("server", ProcessHandle.current().pid(), "broker", kafka.pid()));
            long begun = System.nanoTime();
            Course.until(
                    "it is through",
                    PATIENCE,
                    () -> done(admin, application, part) >= part.records());
            double seconds = (System.nanoTime() - begun) / 1e9;
            long records = Math.max(1, part.records() - before);
            return new Figure(records / seconds, used.microsPerEvent(records));
        }
    }

    private KafkaStreams streams(String application) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrap());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, work.resolve("passed-on").toString());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 500);
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(
                        Backlog.SOURCES.stream().map(Topic::topicName).toList(),
                        Consumed.with(Serdes.String(), Serdes.ByteArray()))
                .to(TO, Produced.with(Serdes.String(), Serdes.ByteArray()));
        return new KafkaStreams(builder.build(), settings);
    }

    private static Map<TopicPartition, OffsetAndMetadata> places(Map<TopicPartition, Long> from) {
        Map<TopicPartition, OffsetAndMetadata> places = new HashMap<>();
        from.forEach((at, offset) -> places.put(at, new OffsetAndMetadata(offset)));
        return places;
    }

    /** Records of the part that it is done with. */
    private static long done(Admin admin, String application, Part part) {
        try {
            return admin
                    .listConsumerGroupOffsets(application)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .entrySet()
                    .stream()
                    .mapToLong(it -> it.getValue().offset() - part.from().get(it.getKey()))
                    .sum();
        } catch (Exception silent) {
            throw new IllegalStateException("Kafka does not answer", silent);
        }
    }
}
