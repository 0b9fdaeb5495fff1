package io.huifang.survey.insight.indicator.counting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import io.huifang.backing.KafkaBroker;
import io.huifang.backing.ServerSettings;
import io.huifang.backing.process.Child;
import io.huifang.backing.process.Signal;
import io.huifang.contract.CloudEventAttributes;
import io.huifang.contract.Fact;
import io.huifang.contract.Topic;
import io.huifang.contract.analytics.AttemptFact;
import io.huifang.contract.analytics.KpiFact;
import io.huifang.contract.analytics.ResponseFact;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A broker of its own with facts on it, processes that count them, and what they told so far. */
final class Counting implements AutoCloseable {
    private static final ObjectMapper MAPPER =
            new ObjectMapper()
                    .findAndRegisterModules()
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    /** How often a broker looks for transactions that have taken too long, every 10 s if unset. */
    private static final String ENDED_SOON =
            "transaction.abort.timed.out.transaction.cleanup.interval.ms";

    private final String zone;
    private final KafkaBroker broker;
    private final Path directory;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, Long> revisions = new HashMap<>();
    private final Map<String, String> numbers = new HashMap<>();
    private final List<Child> processes = new ArrayList<>();

    Counting(String zone) throws IOException {
        this.zone = zone;
        broker = KafkaBroker.start(ServerSettings.temporary().withOption(ENDED_SOON, "500"));
        broker.createTopics();
        directory = Files.createTempDirectory("counting");
        producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                broker.bootstrap(),
                                // a partition may be led a moment later than its topic is there
                                "max.in.flight.requests.per.connection",
                                1),
                        new StringSerializer(),
                        new ByteArraySerializer());
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                broker.bootstrap(),
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed",
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                                5000),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                consumer.partitionsFor(Topic.ANALYTICS_KPIS.topicName()).stream()
                        .map(it -> new TopicPartition(it.topic(), it.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    void tell(Collection<Fact> facts) {
        facts.forEach(fact -> producer.send(record(fact)));
        producer.flush();
    }

    /**
     * Another process that counts, with a directory of its own: it restores what others counted.
     */
    Child begin() {
        String name = "process-" + processes.size();
        ProcessBuilder command =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        CountingMain.class.getName(),
                        broker.bootstrap(),
                        directory.resolve(name).toString(),
                        zone);
        command.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Child process =
                Child.startGuarded(
                        command,
                        directory.resolve(name + ".log"),
                        Signal.KILL,
                        directory.resolve(name));
        processes.add(process);
        return process;
    }

    /**
     * The numbers as they stand, when all that was told so far is read; whoever died in the middle
     * of one told nothing. Kept from one look to the next: there are very many.
     */
    Map<String, String> numbers() {
        ConsumerRecords<String, byte[]> records;
        do {
            records = consumer.poll(Duration.ofMillis(200));
            records.forEach(record -> hear(read(record)));
        } while (!records.isEmpty());
        return numbers;
    }

    private void hear(KpiFact fact) {
        String key = fact.key();
        if (fact.revision() > revisions.getOrDefault(key, -1L)) {
            revisions.put(key, fact.revision());
            numbers.remove(key);
            numbers.putAll(Oracle.number(fact));
        }
    }

    private static KpiFact read(ConsumerRecord<String, byte[]> record) {
        try {
            return MAPPER.readValue(record.value(), KpiFact.class);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static ProducerRecord<String, byte[]> record(Fact fact) {
        Topic topic =
                fact instanceof AttemptFact
                        ? Topic.ANALYTICS_ATTEMPTS
                        : fact instanceof ResponseFact
                                ? Topic.ANALYTICS_RESPONSES
                                : Topic.ANALYTICS_DECISIONS;
        try {
            ProducerRecord<String, byte[]> record =
                    new ProducerRecord<>(
                            topic.topicName(), fact.customerId(), MAPPER.writeValueAsBytes(fact));
            CloudEventAttributes.of(fact, "/huifang/survey", null)
                    .forEachHeader(record.headers()::add);
            return record;
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public void close() {
        processes.forEach(Child::dismiss);
        producer.close();
        consumer.close();
        broker.close();
    }
}
