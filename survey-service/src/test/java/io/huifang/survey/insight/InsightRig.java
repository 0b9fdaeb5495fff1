package io.huifang.survey.insight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import io.huifang.backing.Backing;
import io.huifang.backing.KafkaRecord;
import io.huifang.backing.KafkaRecords;
import io.huifang.contract.CloudEventAttributes;
import io.huifang.contract.Fact;
import io.huifang.contract.Topic;
import io.huifang.survey.insight.fact.FactStreams;
import io.huifang.survey.insight.indicator.counting.IndicatorStreams;
import io.huifang.survey.insight.indicator.counting.Rules;
import io.huifang.survey.sealing.Pseudonyms;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;

/** The streams application on a real broker, without the service around it. */
public final class InsightRig implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Rules RULES =
            new Rules(ZoneId.of("Asia/Shanghai"), Duration.ofDays(120), Duration.ofMillis(100));

    public final ObjectMapper mapper =
            new ObjectMapper()
                    .findAndRegisterModules()
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    /** An application of its own, so that several stand beside each other on one broker. */
    public final String application = "insight-test-" + UUID.randomUUID();

    public final Pseudonyms pseudonyms;
    public final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private final Path directory;
    private final String bootstrap;
    private final KafkaProducer<String, byte[]> producer;
    private KafkaStreams streams;

    /** Reads what is told from now on: others may have told very much on the same broker. */
    public InsightRig() {
        try {
            directory = Files.createTempDirectory("insight");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        bootstrap = Backing.shared().kafka().bootstrap();
        pseudonyms = Pseudonyms.under(directory.resolve("pseudonyms"), true);
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrap, "linger.ms", 1),
                        new StringSerializer(),
                        new ByteArraySerializer());
        beginAtTheEnds();
    }

    private void beginAtTheEnds() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            for (Topic topic : Topic.values()) {
                for (int partition = 0; partition < topic.partitions(); partition++) {
                    latest.put(
                            new TopicPartition(topic.topicName(), partition), OffsetSpec.latest());
                }
            }
            Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
            admin.listOffsets(latest)
                    .all()
                    .get()
                    .forEach((at, end) -> ends.put(at, new OffsetAndMetadata(end.offset())));
            admin.alterConsumerGroupOffsets(application, ends).all().get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Begins, or goes on, with what lies in the directory of that name. */
    public InsightRig start(String state) {
        return start(state, RULES.gatherFor());
    }

    /** The same; what changes is told so much later. */
    public InsightRig start(String state, Duration gatherFor) {
        Rules rules = new Rules(RULES.zone(), RULES.keptFor(), gatherFor);
        FactStreams facts = new FactStreams(pseudonyms, mapper, meters);
        IndicatorStreams indicators = new IndicatorStreams(rules, mapper, meters);
        InsightTopology topology = new InsightTopology(facts, indicators);
        streams = new KafkaStreams(topology.topology(), settings(state));
        streams.start();
        return this;
    }

    /** Ends in the middle of whatever it does: what was not committed is lost. */
    public void breakOff() {
        streams.close(Duration.ZERO);
    }

    /** Ends as a replica does that is told to. */
    public void stop() {
        streams.close(Duration.ofSeconds(30));
    }

    private Properties settings(String state) {
        InsightConfig config =
                new SmallRyeConfigBuilder()
                        .withMapping(InsightConfig.class)
                        .withSources(
                                new PropertiesConfigSource(
                                        Map.of(
                                                "huifang.insight.state-directory",
                                                directory.resolve(state).toString(),
                                                "huifang.insight.commit-every",
                                                "PT0.1S"),
                                        "test",
                                        100))
                        .build()
                        .getConfigMapping(InsightConfig.class);
        Properties settings = InsightSettings.of(config, Map.of("bootstrap.servers", bootstrap));
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
        return settings;
    }

    /** So many records of the topic are read for good. */
    public long read(String topic) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            return admin
                    .listConsumerGroupOffsets(application)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .entrySet()
                    .stream()
                    .filter(it -> it.getKey().topic().equals(topic))
                    .mapToLong(it -> it.getValue().offset())
                    .sum();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Tells a fact as the service that owns it would; it is on the log when this returns. */
    public void tell(Topic topic, Fact fact) {
        tellSoon(topic, fact);
        producer.flush();
    }

    public void tellSoon(Topic topic, Fact fact) {
        producer.send(record(topic, fact));
    }

    /** Tells a fact that was written down at that time. */
    public void tellAt(Instant time, Topic topic, Fact fact) {
        ProducerRecord<String, byte[]> now = record(topic, fact);
        producer.send(
                new ProducerRecord<>(
                        topic.topicName(),
                        null,
                        time.toEpochMilli(),
                        now.key(),
                        now.value(),
                        now.headers()));
        producer.flush();
    }

    /** Tells these bytes under a fact's key and headers. */
    public void tellPoison(Topic topic, Fact fact, byte[] value) {
        ProducerRecord<String, byte[]> honest = record(topic, fact);
        producer.send(
                new ProducerRecord<>(
                        topic.topicName(), null, honest.key(), value, honest.headers()));
        producer.flush();
    }

    private ProducerRecord<String, byte[]> record(Topic topic, Fact fact) {
        try {
            ProducerRecord<String, byte[]> record =
                    new ProducerRecord<>(
                            topic.topicName(), fact.customerId(), mapper.writeValueAsBytes(fact));
            CloudEventAttributes.of(fact, "/huifang/scheduler", null)
                    .forEachHeader(record.headers()::add);
            return record;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The facts of the topic that are meant, in their order, as soon as there are as many. */
    public List<KafkaRecord> told(Topic topic, Predicate<JsonNode> meant, int count) {
        Predicate<KafkaRecord> isMeant =
                record -> record.value() != null && json(record).filter(meant).isPresent();
        return KafkaRecords.on(bootstrap).until(topic.topicName(), PATIENCE, isMeant, count);
    }

    /** All that a topic holds at this moment. */
    public List<KafkaRecord> all(String topic) {
        return KafkaRecords.on(bootstrap).all(topic);
    }

    public <T> T read(KafkaRecord record, Class<T> type) {
        try {
            return mapper.readValue(record.value(), type);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Empty for what others told that is none. */
    private Optional<JsonNode> json(KafkaRecord record) {
        try {
            return Optional.of(mapper.readTree(record.value()));
        } catch (IOException poison) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        if (streams != null) {
            stop();
        }
        producer.close();
    }
}
