package io.huifang.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.huifang.backing.process.FreePort;
import io.huifang.contract.Topic;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Three brokers, of which one may be missing. Each test leaves all of them running. */
class KafkaClusterTest {
    private static final String EVENTS = Topic.WALLET_EVENTS.topicName();
    private static final int PARTITION = 0;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static List<CompletableFuture<KafkaBroker>> starts = List.of();
    private static List<KafkaBroker> brokers;

    @BeforeAll
    static void start() {
        List<Integer> controllers = Stream.generate(FreePort::any).distinct().limit(3).toList();
        starts = KafkaNode.cluster(controllers).stream().map(KafkaClusterTest::begin).toList();
        brokers = starts.stream().map(CompletableFuture::join).toList();
        together(brokers, KafkaBroker::createTopics);
    }

    @AfterAll
    static void stop() {
        List<KafkaBroker> started = starts.stream().flatMap(KafkaClusterTest::started).toList();
        started.forEach(KafkaBroker::kill);
        started.forEach(KafkaBroker::close);
    }

    @Test
    void keepsThreeCopiesOfEachRecordOfWhichTwoMustBeThere() throws Exception {
        try (Admin admin = brokers.get(0).admin()) {
            List<String> names = Stream.of(Topic.values()).map(Topic::topicName).toList();
            var topics = admin.describeTopics(names).allTopicNames().get().values();
            var events = new ConfigResource(ConfigResource.Type.TOPIC, EVENTS);
            var configuration = admin.describeConfigs(List.of(events)).all().get().get(events);

            assertThat(topics.stream().flatMap(topic -> topic.partitions().stream()))
                    .allSatisfy(partition -> assertThat(partition.replicas()).hasSize(3));
            assertThat(configuration.get("min.insync.replicas").value()).isEqualTo("2");
        }
    }

    @Test
    void losesNoRecordWithTheBrokerThatLed() throws Exception {
        awaitWhole();
        KafkaBroker leader = leader();
        send("before");

        leader.kill();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> leader() != leader);
        send("without");
        leader.start();
        awaitWhole();
        send("after");

        assertThat(KafkaRecords.on(bootstrap()).all(EVENTS))
                .extracting(KafkaRecord::text)
                .containsSubsequence("before", "without", "after");
    }

    @Test
    void takesNoRecordThatOnlyOneBrokerWouldHave() throws Exception {
        awaitWhole();
        List<KafkaBroker> lost = brokers.subList(0, 2);
        lost.forEach(KafkaBroker::kill);

        assertThatThrownBy(() -> send("on one broker alone", Duration.ofSeconds(5)))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(TimeoutException.class);

        together(lost, KafkaBroker::start);
        awaitWhole();
        send("on all again");
    }

    private static CompletableFuture<KafkaBroker> begin(KafkaNode node) {
        return CompletableFuture.supplyAsync(
                () -> KafkaBroker.start(ServerSettings.temporary(), node),
                KafkaClusterTest::beside);
    }

    /** Waits for it; one that failed has closed its broker itself, and was told by the start. */
    private static Stream<KafkaBroker> started(CompletableFuture<KafkaBroker> start) {
        return start.handle((broker, failure) -> Stream.ofNullable(broker)).join();
    }

    private static void together(List<KafkaBroker> some, Consumer<KafkaBroker> action) {
        some.stream()
                .map(
                        broker ->
                                CompletableFuture.runAsync(
                                        () -> action.accept(broker), KafkaClusterTest::beside))
                .toList()
                .forEach(CompletableFuture::join);
    }

    /** Each waits for the others. */
    private static void beside(Runnable work) {
        new Thread(work, "broker-start").start();
    }

    private static void awaitWhole() {
        await("all copies are in sync")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> partition().isr().size() == brokers.size());
    }

    private static KafkaBroker leader() throws Exception {
        int id = partition().leader().id();
        return brokers.get(id - 1);
    }

    /** As a broker tells it that runs. */
    private static TopicPartitionInfo partition() throws Exception {
        KafkaBroker living =
                brokers.stream().filter(KafkaBroker::isAlive).findFirst().orElseThrow();
        try (Admin admin = living.admin()) {
            return admin.describeTopics(List.of(EVENTS))
                    .allTopicNames()
                    .get()
                    .get(EVENTS)
                    .partitions()
                    .get(PARTITION);
        }
    }

    private static void send(String text) throws Exception {
        send(text, Duration.ofSeconds(10));
    }

    /**
     * @param patience until it must be taken
     */
    private static void send(String text, Duration patience) throws Exception {
        byte[] value = text.getBytes(StandardCharsets.UTF_8);
        Map<String, Object> settings =
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap(),
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        // or a new producer asks for its id for ever where controllers are away
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        false,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        20_000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        4_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        (int) patience.toMillis());
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(EVENTS, PARTITION, "customer-1", value)).get();
        }
    }

    private static String bootstrap() {
        return brokers.stream().map(KafkaBroker::bootstrap).collect(Collectors.joining(","));
    }
}
