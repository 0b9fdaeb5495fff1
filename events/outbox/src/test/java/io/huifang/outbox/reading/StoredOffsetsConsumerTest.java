package io.huifang.outbox.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.huifang.backing.Backing;
import io.huifang.backing.BackingTestResource;
import io.huifang.backing.Database;
import io.huifang.backing.KafkaRecord;
import io.huifang.backing.KafkaRecords;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** The whole way: a real broker, a channel as the services have it, rebalances and seeks. */
@QuarkusTest
@QuarkusTestResource(value = BackingTestResource.class, restrictToAnnotatedClass = true)
class StoredOffsetsConsumerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String TOPIC = "wallet-events";

    Database database;

    /** Each test has customers of its own. */
    private String customer;

    @BeforeEach
    void newCustomer() {
        customer = "c-" + UUID.randomUUID();
    }

    @Test
    @Tag("P2")
    void eachRecordIsWorkedOnOnceAndInOrder() {
        send(customer, numbers(0, 500));

        awaitWorked(numbers(0, 500));
    }

    @Test
    @Tag("P6")
    void poisonReachesTheDeadLetterTopicAndHoldsUpNobody() {
        List<String> texts = new ArrayList<>(numbers(0, 20));
        texts.add(10, "unreadable");

        send(customer, texts);

        awaitWorked(numbers(0, 20));
        KafkaRecord letter =
                KafkaRecords.on(bootstrap())
                        .until(
                                TOPIC + "-dlq",
                                PATIENCE,
                                letters -> letters.stream().anyMatch(this::isMine))
                        .stream()
                        .filter(this::isMine)
                        .findFirst()
                        .orElseThrow();
        assertThat(letter.text()).isEqualTo("unreadable");
        assertThat(letter.headers())
                .containsEntry("ce_type", "io.huifang.test.told.v1")
                .containsEntry("dead-letter-reason", "IllegalArgumentException: cannot be read")
                .containsEntry("dead-letter-topic", TOPIC)
                .containsKeys("dead-letter-partition", "dead-letter-offset");
    }

    @Test
    @Tag("P6")
    void poisonWithAKeyTheDatabaseCannotStoreHoldsUpNobody() {
        String odd = "\0" + customer;
        customer = customerIn(List.of(partitionOf(odd)));

        send(odd, List.of("unreadable"));
        send(customer, numbers(0, 5));

        awaitWorked(numbers(0, 5));
        KafkaRecords.on(bootstrap())
                .until(
                        TOPIC + "-dlq",
                        PATIENCE,
                        letters ->
                                letters.stream()
                                        .anyMatch(
                                                letter ->
                                                        letter.key() == null
                                                                && letter.headers()
                                                                        .containsKey(
                                                                                "dead-letter-omitted")));
    }

    @Test
    @Tag("P8")
    void aFailoverThatLosesTheLastTransactionsLosesNoRecord() {
        send(customer, numbers(0, 100));
        awaitWorked(numbers(0, 100));

        sql(
                """
                WITH lost AS (DELETE FROM worked WHERE customer = ? AND says::int >= 60
                              RETURNING topic_partition, record_offset)
                UPDATE stored_offset SET next_offset = (SELECT min(record_offset) FROM lost)
                WHERE topic_partition = (SELECT min(topic_partition) FROM lost)""",
                customer);

        awaitWorked(numbers(0, 100));
        send(customer, numbers(100, 150));
        awaitWorked(numbers(0, 150));
    }

    @Test
    @Tag("P1")
    void aLogThatEndsBeforeWhatIsStoredIsReadAgain() {
        send(customer, numbers(0, 10));
        awaitWorked(numbers(0, 10));

        sql(
                """
                UPDATE stored_offset SET next_offset = next_offset + 1000
                WHERE topic_partition = (SELECT min(topic_partition) FROM worked WHERE customer = ?)""",
                customer);
        List<String> twice = new ArrayList<>(numbers(0, 10));
        twice.addAll(numbers(0, 10));
        awaitWorked(twice);
        send(customer, List.of("new"));

        twice.add("new");
        awaitWorked(twice);
    }

    @Test
    @Tag("P8")
    void whatTheBrokerBelievesWasReadDoesNotMatter() {
        send(customer, numbers(0, 10));
        awaitWorked(numbers(0, 10));

        stealRecords(numbers(10, 60));

        awaitWorked(numbers(0, 60));
    }

    /** Joins the consumer's group, takes all partitions' news, works on none, commits and goes. */
    private void stealRecords(List<String> texts) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        bootstrap(),
                        "group.id",
                        "readers",
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest");
        try (KafkaConsumer<String, byte[]> thief =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            thief.subscribe(List.of(TOPIC));
            await().atMost(PATIENCE)
                    .until(
                            () -> {
                                thief.poll(Duration.ofMillis(100));
                                return !thief.assignment().isEmpty();
                            });
            List<Integer> stolen =
                    thief.assignment().stream().map(partition -> partition.partition()).toList();
            customer = customerIn(stolen);
            send(customer, numbers(0, 10));
            send(customer, texts);
            await().atMost(PATIENCE)
                    .until(
                            () -> {
                                thief.poll(Duration.ofMillis(100));
                                return thief.position(
                                                thief.assignment().stream()
                                                        .filter(
                                                                p ->
                                                                        p.partition()
                                                                                == partitionOf(
                                                                                        customer))
                                                        .findFirst()
                                                        .orElseThrow())
                                        >= endOf(customer);
                            });
            thief.commitSync();
        }
    }

    private String customerIn(List<Integer> partitions) {
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> "c-" + UUID.randomUUID())
                .filter(candidate -> partitions.contains(partitionOf(candidate)))
                .findFirst()
                .orElseThrow();
    }

    private static int partitionOf(String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        return org.apache.kafka.clients.producer.internals.BuiltInPartitioner.partitionForKey(
                bytes, 12);
    }

    private long endOf(String key) {
        return KafkaRecords.on(bootstrap()).all(TOPIC).stream()
                .filter(record -> record.key().equals(key))
                .mapToLong(record -> record.offset() + 1)
                .max()
                .orElseThrow();
    }

    private boolean isMine(KafkaRecord record) {
        return customer.equals(record.key());
    }

    private void send(String key, List<String> texts) {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrap()),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            for (String text : texts) {
                ProducerRecord<String, byte[]> record =
                        new ProducerRecord<>(TOPIC, key, text.getBytes(StandardCharsets.UTF_8));
                record.headers().add("ce_type", "io.huifang.test.told.v1".getBytes());
                producer.send(record);
            }
        }
    }

    private void awaitWorked(List<String> texts) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(worked()).isEqualTo(texts));
    }

    private List<String> worked() throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT says FROM worked WHERE customer = ? ORDER BY place")) {
            query.setString(1, customer);
            List<String> texts = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        }
    }

    private void sql(String statement, String argument) {
        try (Connection connection = database.connect();
                PreparedStatement update = connection.prepareStatement(statement)) {
            update.setString(1, argument);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String bootstrap() {
        return Backing.shared().kafka().bootstrap();
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }
}
