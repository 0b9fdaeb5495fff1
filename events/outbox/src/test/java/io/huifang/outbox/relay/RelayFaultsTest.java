package io.huifang.outbox.relay;

import static io.huifang.outbox.relay.RelayBench.PATIENCE;
import static io.huifang.outbox.relay.RelayBench.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.huifang.backing.Backing;
import io.huifang.backing.KafkaBroker;
import io.huifang.backing.KafkaRecord;
import io.huifang.backing.process.Signal;
import io.huifang.outbox.OutboxRecord;
import io.huifang.outbox.TestTopics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What dies, freezes or goes away must neither lose a fact nor disturb a customer's order. */
@Tag("P1")
class RelayFaultsTest {
    private static final int CUSTOMERS = 20;
    private static final int FACTS_PER_WRITER = 150;

    private final RelayBench bench = new RelayBench();
    private final String topic = TestTopics.fresh(3);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    @Tag("P2")
    void fourWritersAndTwoRelaysKeepEachCustomersOrder() {
        bench.startRelay(Map.of("relay.batch-rows", "7"));
        bench.startRelay(Map.of("relay.batch-rows", "7", "relay.standby-poll", "5ms"));

        writeFromFourThreads();

        bench.awaitEmptyOutbox();
        everyCommittedFactIsToldInOrder();
    }

    @Test
    void aRelayKilledBetweenTheAcksAndTheCommitLosesNothing() {
        // the first delete meets its end: the broker has the batch, the database keeps it
        bench.database.sql(
                """
                CREATE SEQUENCE deaths;
                CREATE FUNCTION die_once() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
                BEGIN
                    IF nextval('deaths') = 1 THEN
                        PERFORM pg_terminate_backend(pg_backend_pid());
                    END IF;
                    RETURN NULL;
                END $$;
                CREATE TRIGGER die_once BEFORE DELETE ON outbox
                    FOR EACH STATEMENT EXECUTE FUNCTION die_once()""");
        writeFromFourThreads();

        bench.startRelay(Map.of("relay.batch-rows", "50"));

        bench.awaitEmptyOutbox();
        List<KafkaRecord> told = everyCommittedFactIsToldInOrder();
        assertThat(told).hasSizeGreaterThan((int) committed());
    }

    @Test
    void aFrozenRelaysLockIsFreedAndItsLateRecordsDoNotDisturbTheOrder() {
        KafkaBroker broker = Backing.shared().kafka();
        // patient with the broker: while that is frozen, the relay stands still in its transaction
        bench.startRelay(Map.of("relay.frozen-after", "1s", "relay.ack-deadline", "1m"));
        bench.append(fact(topic, "0", "warm"));
        bench.awaitEmptyOutbox();

        broker.signal(Signal.STOP);
        try {
            writeFromFourThreads();
            await().atMost(PATIENCE).until(() -> lockHolder() != 0);
            long frozen = lockHolder();
            await().atMost(PATIENCE).until(() -> lockHolder() != frozen);
        } finally {
            broker.signal(Signal.CONT);
        }
        bench.startRelay(Map.of("relay.batch-rows", "50"));

        bench.awaitEmptyOutbox();
        List<KafkaRecord> told = everyCommittedFactIsToldInOrder("0", "warm");
        assertThat(told).as("told twice").hasSizeGreaterThan((int) committed() + 1);
    }

    @Test
    @Tag("P5")
    void theRelayGoesOnWhenTheBrokerIsBack() {
        KafkaBroker broker = Backing.shared().kafka();
        bench.startRelay(Map.of("relay.ack-deadline", "3s", "relay.batch-rows", "50"));
        bench.append(fact(topic, "0", "warm"));
        TestTopics.untilTold(topic, 1);

        broker.kill();
        writeFromFourThreads();
        assertThat(bench.database.waiting()).isEqualTo(committed());
        broker.start();

        bench.awaitEmptyOutbox();
        everyCommittedFactIsToldInOrder("0", "warm");
    }

    @Test
    void theRelayGoesOnWhenItsConnectionIsCut() {
        bench.startRelay();
        bench.append(fact(topic, "c-1", "first"));
        TestTopics.untilTold(topic, 1);

        bench.database.sql(
                """
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()""");
        await().ignoreExceptions().untilAsserted(() -> bench.append(fact(topic, "c-1", "second")));

        TestTopics.untilTold(topic, 2);
        bench.awaitEmptyOutbox();
    }

    /** A snapshot held open anywhere keeps dead rows from being vacuumed; see the mark. */
    @Test
    void anOldSnapshotDoesNotMakeTheRelayWadeThroughDeadRows() throws SQLException {
        try (Connection old = bench.database.database.connect()) {
            old.setAutoCommit(false);
            old.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            old.createStatement().executeQuery("SELECT count(*) FROM outbox");
            SimpleMeterRegistry relay = bench.startRelay();
            for (int i = 0; i < 20; i++) {
                bench.append(
                        IntStream.range(0, 1_000)
                                .mapToObj(fact -> fact(topic, "c-1", "x"))
                                .toArray(OutboxRecord[]::new));
            }
            bench.awaitEmptyOutbox();
            await().atMost(PATIENCE).until(() -> entriesReadFor50Rows(relay) < 20_000);

            bench.stopRelays();
            SimpleMeterRegistry withoutMark = bench.startRelay();

            assertThat(entriesReadFor50Rows(withoutMark)).as("it counts").isGreaterThan(20_000);
        }
    }

    /** Index entries of the outbox that were read, dead or alive, while 50 rows were relayed. */
    private long entriesReadFor50Rows(SimpleMeterRegistry relay) {
        String read =
                "SELECT idx_tup_read FROM pg_stat_user_indexes WHERE indexrelname = 'outbox_pk'";
        long before = bench.database.number(read);
        for (int i = 0; i < 50; i++) {
            double relayed = RelayBench.relayed(relay);
            bench.append(fact(topic, "c-1", "x"));
            await().pollInterval(Duration.ofMillis(2))
                    .atMost(PATIENCE)
                    .until(() -> RelayBench.relayed(relay) > relayed);
        }
        bench.database.sql("SELECT pg_sleep(1.2)"); // backends tell their counts once a second
        return bench.database.number(read) - before;
    }

    /** Negative control: the checks must notice a relay that deletes before the broker's ack. */
    @Test
    void aRelayThatDeletesBeforeTheAckIsCaught() {
        writeFromFourThreads();

        relayCarelessly(false);

        assertThat(bench.database.waiting()).isZero();
        assertThatThrownBy(this::everyCommittedFactIsToldInOrder)
                .isInstanceOf(AssertionError.class);
    }

    /** Negative control: the checks must notice a relay that does not keep the sequence. */
    @Test
    void aRelayThatSendsInAnyOrderIsCaught() {
        writeFromFourThreads();

        relayCarelessly(true);

        assertThatThrownBy(this::everyCommittedFactIsToldInOrder)
                .isInstanceOf(AssertionError.class);
    }

    /** Writers lock their customer, count him up, and tell the count; a tenth of them fails. */
    private void writeFromFourThreads() {
        bench.database.sql(
                """
                CREATE TABLE customer (id int PRIMARY KEY, facts int NOT NULL);
                INSERT INTO customer SELECT id, 0 FROM generate_series(0, %d) AS id"""
                        .formatted(CUSTOMERS - 1));
        List<CompletableFuture<Void>> writers =
                IntStream.range(0, 4)
                        .mapToObj(seed -> CompletableFuture.runAsync(() -> write(seed)))
                        .toList();
        writers.forEach(CompletableFuture::join);
    }

    private void write(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < FACTS_PER_WRITER; i++) {
            int customer = random.nextInt(CUSTOMERS);
            boolean fails = random.nextInt(10) == 0;
            bench.database
                    .pool
                    .withTransaction(tx -> tell(tx, customer, fails))
                    .onFailure(RolledBack.class)
                    .recoverWithNull()
                    .await()
                    .indefinitely();
        }
    }

    private Uni<Void> tell(SqlConnection tx, int customer, boolean fails) {
        return tx.preparedQuery(
                        "UPDATE customer SET facts = facts + 1 WHERE id = $1 RETURNING facts")
                .execute(Tuple.of(customer))
                .map(rows -> rows.iterator().next().getInteger(0))
                .chain(count -> bench.append(tx, fact(topic, "" + customer, "" + count)))
                .chain(
                        () ->
                                fails
                                        ? Uni.createFrom().failure(new RolledBack())
                                        : Uni.createFrom().voidItem());
    }

    private long committed() {
        return bench.database.number("SELECT sum(facts) FROM customer");
    }

    /** The backend that holds the relays' lock, or 0. */
    private long lockHolder() {
        return bench.database.number(
                """
                SELECT coalesce(max(pid), 0) FROM pg_locks WHERE locktype = 'advisory' AND granted
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database())""");
    }

    private List<KafkaRecord> everyCommittedFactIsToldInOrder(String... before) {
        List<KafkaRecord> told = TestTopics.all(topic);
        Map<String, Set<String>> first = TestTopics.firstTexts(told);
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            String key = Integer.toString(customer);
            long facts = bench.database.number("SELECT facts FROM customer WHERE id = " + customer);
            Stream<String> earlier =
                    before.length > 0 && before[0].equals(key) ? Stream.of(before[1]) : Stream.of();
            assertThat(first.getOrDefault(key, Set.of()))
                    .as("first occurrences of customer %s", key)
                    .containsExactlyElementsOf(
                            Stream.concat(
                                            earlier,
                                            IntStream.rangeClosed(1, (int) facts)
                                                    .mapToObj(Integer::toString))
                                    .toList());
        }
        return told;
    }

    /** What a relay must not be: it forgets the rows first, and dies before all were sent. */
    private void relayCarelessly(boolean everything) {
        List<Row> rows =
                bench.database.inTransaction(
                        tx ->
                                tx.query(
                                                """
                                                DELETE FROM outbox
                                                RETURNING topic, key, payload, sequence""")
                                        .execute()
                                        .map(
                                                deleted -> {
                                                    List<Row> all = new java.util.ArrayList<>();
                                                    deleted.forEach(all::add);
                                                    return all;
                                                }));
        java.util.Collections.reverse(rows);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(
                        new HashMap<>(TestTopics.client()),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            rows.subList(0, everything ? rows.size() : rows.size() / 2)
                    .forEach(
                            row ->
                                    producer.send(
                                            new ProducerRecord<>(
                                                    row.getString(0),
                                                    row.getString(1),
                                                    row.getBuffer(2).getBytes())));
            producer.close(Duration.ofSeconds(10));
        }
    }

    private static final class RolledBack extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
