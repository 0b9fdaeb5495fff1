package io.huifang.outbox.relay;

import static io.huifang.outbox.relay.RelayBench.PATIENCE;
import static io.huifang.outbox.relay.RelayBench.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.huifang.backing.KafkaRecord;
import io.huifang.outbox.OutboxRecord;
import io.huifang.outbox.TestTopics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

@Tag("P17")
class OutboxRelayTest {
    private final RelayBench bench = new RelayBench();
    private final String topic = TestTopics.fresh(3);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void whatIsCommittedIsPublishedAsItWasAppended() {
        bench.startRelay();
        ConsumerRecord<String, byte[]> origin =
                new ConsumerRecord<>(topic, 2, 7, "c-1", new byte[] {0, -1});
        TestTopics.create(topic + "-dlq", 1);

        bench.append(fact(topic, "c-1", "回访"), OutboxRecord.deadLetter(origin, "unreadable"));

        KafkaRecord told = TestTopics.untilTold(topic, 1).get(0);
        assertThat(told.key()).isEqualTo("c-1");
        assertThat(told.text()).isEqualTo("回访");
        KafkaRecord letter = TestTopics.untilTold(topic + "-dlq", 1).get(0);
        assertThat(letter.value()).containsExactly(0, -1);
        assertThat(letter.headers()).containsEntry("dead-letter-reason", "unreadable");
        bench.awaitEmptyOutbox();
    }

    @Test
    void whatIsRolledBackIsNeverPublished() {
        bench.startRelay();

        assertThatThrownBy(
                        () ->
                                bench.database.inTransaction(
                                        tx ->
                                                bench.append(tx, fact(topic, "c-1", "undone"))
                                                        .chain(RelayBenchFailure::fail)))
                .isInstanceOf(RelayBenchFailure.class);
        bench.append(fact(topic, "c-1", "done"));

        List<KafkaRecord> told = TestTopics.untilTold(topic, 1);
        assertThat(TestTopics.texts(told)).containsExactly("done");
    }

    @Test
    void aBacklogLargerThanABatchIsRelayedInOrder() {
        OutboxRecord[] backlog =
                IntStream.range(0, 5_000)
                        .mapToObj(i -> fact(topic, "c-1", Integer.toString(i)))
                        .toArray(OutboxRecord[]::new);
        bench.append(backlog);

        bench.startRelay();

        List<String> texts = TestTopics.texts(TestTopics.untilTold(topic, 5_000));
        assertThat(texts)
                .containsExactlyElementsOf(
                        IntStream.range(0, 5_000).mapToObj(String::valueOf).toList());
    }

    @Test
    void aBatchEndsAtItsBytes() {
        String large = "x".repeat(900_000);
        for (int i = 0; i < 12; i++) {
            bench.append(fact(topic, "c-1", i + large));
        }

        SimpleMeterRegistry meters = bench.startRelay(Map.of("relay.batch-bytes", "1000000"));

        TestTopics.untilTold(topic, 12);
        bench.awaitEmptyOutbox();
        await().until(() -> RelayBench.relayed(meters) == 12);
    }

    @Test
    void oneOfManyRelaysIsActive() {
        List<SimpleMeterRegistry> relays =
                List.of(bench.startRelay(), bench.startRelay(), bench.startRelay());

        AtomicInteger appended = new AtomicInteger();
        await().atMost(PATIENCE)
                .until(
                        () -> {
                            bench.append(fact(topic, "c-1", "" + appended.incrementAndGet()));
                            return appended.get() > 50
                                    && relays.stream().mapToDouble(RelayBench::active).sum() == 1;
                        });

        bench.awaitEmptyOutbox();
        assertThat(TestTopics.untilTold(topic, appended.get())).hasSize(appended.get());
    }

    @Test
    void aStandbyTakesOverWhenTheActiveRelayStops() {
        bench.startRelay();
        bench.append(fact(topic, "c-1", "first"));
        TestTopics.untilTold(topic, 1);
        SimpleMeterRegistry standby = bench.startRelay();
        assertThat(RelayBench.active(standby)).isZero();

        bench.stopFirstRelay();
        bench.append(fact(topic, "c-1", "second"));

        assertThat(TestTopics.texts(TestTopics.untilTold(topic, 2)))
                .containsExactly("first", "second");
        await().until(() -> RelayBench.active(standby) == 1);
    }

    @Test
    void aTopicThatCannotBeWrittenDoesNotHoldUpTheOthers() {
        String missing = topic + "-missing";
        SimpleMeterRegistry meters = bench.startRelay(Map.of("relay.batch-rows", "10"));
        for (int i = 0; i < 30; i++) {
            bench.append(fact(missing, "c-1", Integer.toString(i)));
        }

        bench.append(fact(topic, "c-1", "goes on"));

        TestTopics.untilTold(topic, 1);
        await().until(
                        () ->
                                meters.get("huifang.outbox.refused")
                                                .tag("topic", missing)
                                                .counter()
                                                .count()
                                        > 0);
        TestTopics.create(missing, 1);
        List<String> late = TestTopics.texts(TestTopics.untilTold(missing, 30));
        assertThat(late)
                .containsExactlyElementsOf(
                        IntStream.range(0, 30).mapToObj(String::valueOf).toList());
        bench.awaitEmptyOutbox();
    }

    @Test
    void aLateCommitOfALowSequenceIsNotPassedOver() throws SQLException {
        SimpleMeterRegistry meters = bench.startRelay();

        try (Connection late = bench.database.database.connect()) {
            late.setAutoCommit(false);
            insert(late, "late");
            // long enough for the mark to rise, if it could
            for (int i = 1; i <= 200; i++) {
                int relayed = i;
                bench.append(fact(topic, "c-1", Integer.toString(i)));
                await().pollInterval(Duration.ofMillis(5))
                        .until(() -> RelayBench.relayed(meters) == relayed);
            }
            late.commit();
        }

        TestTopics.untilTold(topic, 201);
        bench.awaitEmptyOutbox();
    }

    @Test
    void theBacklogIsShownWhileNothingCanBeSent() {
        bench.append(fact(topic + "-missing", "c-1", "1"), fact(topic + "-missing", "c-1", "2"));

        SimpleMeterRegistry meters = bench.startRelay();

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            assertThat(meters.get("huifang.outbox.waiting").gauge().value())
                                    .isEqualTo(2);
                            assertThat(meters.get("huifang.outbox.oldest.age").gauge().value())
                                    .isPositive();
                        });
    }

    private void insert(Connection connection, String text) throws SQLException {
        String row = "INSERT INTO outbox (topic, key, headers, payload) VALUES (?, 'late', '', ?)";
        try (PreparedStatement insert = connection.prepareStatement(row)) {
            insert.setString(1, topic);
            insert.setBytes(2, text.getBytes(StandardCharsets.UTF_8));
            insert.executeUpdate();
        }
    }

    private static final class RelayBenchFailure extends RuntimeException {
        private static final long serialVersionUID = 1;

        static Uni<Void> fail() {
            return Uni.createFrom().failure(new RelayBenchFailure());
        }
    }
}
