package io.huifang.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.huifang.backing.StartFailure.Reason;
import io.huifang.contract.Topic;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ResourceLock;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/** Who resets the shared broker must be the only one who uses it. */
class KafkaBrokerTest {
    private static final String SHARED = "the shared broker";
    private static final String EVENTS = Topic.WALLET_EVENTS.topicName();

    @Test
    @Execution(CONCURRENT)
    void keepsRecordsAndAddressOverAStopAndOverAKill(@TempDir Path directory) throws Exception {
        ServerSettings settings = ServerSettings.in(directory).withDurability(Durability.SCRATCH);
        try (KafkaBroker broker = KafkaBroker.start(settings)) {
            createOneTopic(broker);
            String bootstrap = broker.bootstrap();
            send(broker, "before the stop");

            broker.stop();
            broker.start();
            send(broker, "before the kill");
            broker.kill();
            broker.start();

            assertThat(broker.bootstrap()).isEqualTo(bootstrap);
            assertThat(KafkaRecords.on(bootstrap).all(EVENTS))
                    .extracting(KafkaRecord::text)
                    .containsExactly("before the stop", "before the kill");
        }
    }

    @Test
    @ResourceLock(SHARED)
    void hasEveryTopicAsTheContractDescribesIt() throws Exception {
        try (Admin admin = Backing.shared().kafka().admin()) {
            for (Topic topic : Topic.values()) {
                var description =
                        admin.describeTopics(List.of(topic.topicName()))
                                .topicNameValues()
                                .get(topic.topicName())
                                .get();

                assertThat(description.partitions()).hasSize(topic.partitions());
                assertThat(configuration(admin, topic)).containsAllEntriesOf(topic.configuration());
            }
        }
    }

    @Test
    @ResourceLock(SHARED)
    void createsNoTopicThatSomebodyMerelyWritesTo() {
        KafkaBroker broker = Backing.shared().kafka();
        var record = new ProducerRecord<>("no-such-topic", "key", new byte[0]);

        try (var producer = producer(broker, Map.of(ProducerConfig.MAX_BLOCK_MS_CONFIG, "500"))) {
            assertThatThrownBy(() -> producer.send(record).get()).isInstanceOf(Exception.class);
        }
    }

    @Test
    @ResourceLock(SHARED)
    void isAsGoodAsNewAfterAReset() throws Exception {
        KafkaBroker broker = Backing.shared().kafka();
        send(broker, "of the application before");
        commitAsGroup(broker, "its-group");

        broker.reset();
        send(broker, "of this application");

        assertThat(KafkaRecords.on(broker.bootstrap()).all(EVENTS))
                .singleElement()
                .satisfies(record -> assertThat(record.text()).isEqualTo("of this application"))
                .satisfies(record -> assertThat(record.offset()).isZero());
        try (Admin admin = broker.admin()) {
            assertThat(admin.listGroups().all().get()).isEmpty();
        }
    }

    @Test
    @ResourceLock(SHARED)
    void readsKeysHeadersAndValuesUntilThereAreEnough() throws Exception {
        KafkaBroker broker = Backing.shared().freshKafka();
        send(broker, "one");
        send(broker, "two");

        List<KafkaRecord> records =
                KafkaRecords.on(broker.bootstrap())
                        .until(EVENTS, Duration.ofSeconds(20), read -> read.size() == 2);

        assertThat(records).extracting(KafkaRecord::key).containsOnly("customer-1");
        assertThat(records.get(0).headers()).containsEntry("ce_type", "test");
        assertThatThrownBy(
                        () ->
                                KafkaRecords.on(broker.bootstrap())
                                        .until(EVENTS, Duration.ZERO, read -> read.size() == 3))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    @Execution(CONCURRENT)
    void saysWhichPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress("127.0.0.1", 0));
            ServerSettings settings = ServerSettings.temporary().withPort(taken.getLocalPort());

            assertThatExceptionOfType(StartFailure.class)
                    .isThrownBy(() -> KafkaBroker.start(settings))
                    .withMessageContaining("port " + taken.getLocalPort() + " is taken")
                    .extracting(StartFailure::reason)
                    .isEqualTo(Reason.PORT_TAKEN);
            assertThat(settings.directory()).doesNotExist();
        }
    }

    private static Map<String, String> configuration(Admin admin, Topic topic)
            throws InterruptedException, ExecutionException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
        Config config = admin.describeConfigs(List.of(resource)).values().get(resource).get();
        return config.entries().stream()
                .collect(
                        Collectors.toMap(
                                entry -> entry.name(), entry -> String.valueOf(entry.value())));
    }

    private static void createOneTopic(KafkaBroker broker) throws Exception {
        try (Admin admin = broker.admin()) {
            admin.createTopics(List.of(new NewTopic(EVENTS, 1, (short) 1))).all().get();
        }
    }

    private static void send(KafkaBroker broker, String text) throws Exception {
        var record =
                new ProducerRecord<>(EVENTS, "customer-1", text.getBytes(StandardCharsets.UTF_8));
        record.headers().add(new RecordHeader("ce_type", "test".getBytes(StandardCharsets.UTF_8)));
        try (var producer = producer(broker, Map.of())) {
            producer.send(record).get();
        }
    }

    private static KafkaProducer<String, byte[]> producer(
            KafkaBroker broker, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrap());
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    private static void commitAsGroup(KafkaBroker broker, String group) {
        Map<String, Object> settings =
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.bootstrap(),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        group,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest");
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(EVENTS));
            while (consumer.poll(Duration.ofMillis(100)).isEmpty()) {
                assertThat(consumer.listTopics()).isNotEmpty();
            }
            consumer.commitSync();
        }
    }
}
