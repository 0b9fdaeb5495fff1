package io.huifang.outbox;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;

/** A consumer that notes in a table which offsets it worked on, and seeks on paper. */
final class ReadingBench implements AutoCloseable {
    static final String GROUP = "readers";
    static final String TOPIC = "wallet-events";
    static final TopicPartition P0 = new TopicPartition(TOPIC, 0);
    static final TopicPartition P1 = new TopicPartition(TOPIC, 1);

    final TestDatabase database = new TestDatabase();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    /** Where the consumer was told to go, such as {@code 0@17}. */
    final ConcurrentLinkedQueue<String> seeks = new ConcurrentLinkedQueue<>();

    /** Where the logs begin; partitions that are absent do not tell. */
    final Map<TopicPartition, Long> beginnings = new ConcurrentHashMap<>();

    /** Where the logs end; partitions that are absent end nowhere near. */
    final Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();

    volatile boolean brokerIsAway;

    ReadingBench() {
        database.sql(
                """
                CREATE TABLE worked (
                    place bigint GENERATED ALWAYS AS IDENTITY,
                    topic_partition int NOT NULL,
                    record_offset bigint NOT NULL,
                    says text NOT NULL CHECK (says <> 'refused by a constraint')
                )""");
    }

    /** What one more replica would have. */
    StoredOffsets replica(Map<String, String> others) {
        return replica(database.newPool(), others);
    }

    /** One on a pool of its own kind. */
    StoredOffsets replica(Pool pool, Map<String, String> others) {
        return new StoredOffsets(
                pool,
                new DeadLetters(new Outbox(), meters),
                Settings.with(others),
                meters,
                database.vertx);
    }

    StoredOffsets replica() {
        return replica(Map.of("offsets.first-pause", "10ms", "offsets.longest-pause", "50ms"));
    }

    void own(StoredOffsets offsets, TopicPartition... partitions) {
        offsets.assigned(GROUP, List.of(partitions), new OnPaper()).await().indefinitely();
    }

    private final class OnPaper implements Seek {
        @Override
        public Uni<Void> to(TopicPartition partition, long offset) {
            seeks.add(partition.partition() + "@" + offset);
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Map<TopicPartition, Long>> beginnings(Collection<TopicPartition> partitions) {
            return told(beginnings);
        }

        @Override
        public Uni<Map<TopicPartition, Long>> ends(Collection<TopicPartition> partitions) {
            return told(ends);
        }

        private Uni<Map<TopicPartition, Long>> told(Map<TopicPartition, Long> offsets) {
            return brokerIsAway
                    ? Uni.createFrom().failure(new TimeoutException())
                    : Uni.createFrom().item(() -> Map.copyOf(offsets));
        }
    }

    /** Delivers one poll and waits until it is done. */
    void deliver(StoredOffsets offsets, ConsumerRecords<String, byte[]> polled) {
        offsets.consume(GROUP, polled, this::work).await().atMost(Duration.ofSeconds(30));
    }

    Uni<Void> work(SqlConnection tx, List<ConsumerRecord<String, byte[]>> fresh) {
        for (ConsumerRecord<String, byte[]> record : fresh) {
            if (says(record).equals("unreadable")) {
                throw new IllegalArgumentException("cannot be read");
            }
        }
        Tuple columns =
                Tuple.of(
                        fresh.stream().map(ConsumerRecord::partition).toArray(Integer[]::new),
                        fresh.stream().map(ConsumerRecord::offset).toArray(Long[]::new),
                        fresh.stream().map(ReadingBench::says).toArray(String[]::new));
        return tx.preparedQuery(
                        """
                        INSERT INTO worked (topic_partition, record_offset, says)
                        SELECT * FROM unnest($1::int[], $2::bigint[], $3::text[])""")
                .execute(columns)
                .replaceWithVoid();
    }

    static ConsumerRecords<String, byte[]> poll(TopicPartition partition, long from, long to) {
        return poll(partition, from, to, Map.of());
    }

    /** Offsets from (inclusive) to (exclusive); some of them say something special. */
    static ConsumerRecords<String, byte[]> poll(
            TopicPartition partition, long from, long to, Map<Long, String> special) {
        return polls(Map.of(partition, records(partition, from, to, special)));
    }

    static ConsumerRecords<String, byte[]> polls(
            Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> records) {
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
        return new ConsumerRecords<>(new LinkedHashMap<>(records), next);
    }

    static List<ConsumerRecord<String, byte[]>> records(
            TopicPartition partition, long from, long to, Map<Long, String> special) {
        return LongStream.range(from, to)
                .mapToObj(
                        offset ->
                                new ConsumerRecord<>(
                                        partition.topic(),
                                        partition.partition(),
                                        offset,
                                        "c-" + offset % 3,
                                        special.getOrDefault(offset, "fine")
                                                .getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    /** The partition's offsets that were worked on, in the order of the work. */
    List<Long> worked(TopicPartition partition) {
        return database.pool
                .preparedQuery(
                        """
                        SELECT record_offset FROM worked WHERE topic_partition = $1
                        ORDER BY place""")
                .execute(Tuple.of(partition.partition()))
                .map(rows -> rows.stream().map(row -> row.getLong(0)).toList())
                .await()
                .indefinitely();
    }

    long stored(TopicPartition partition) {
        return database.number(
                "SELECT coalesce(max(next_offset), -1) FROM stored_offset WHERE topic_partition = "
                        + partition.partition());
    }

    /** What a failover does that loses all transactions after this offset's. */
    void failOverTo(TopicPartition partition, long offset) {
        database.sql(
                """
                UPDATE stored_offset SET next_offset = %1$d WHERE topic_partition = %2$d;
                DELETE FROM worked WHERE record_offset >= %1$d AND topic_partition = %2$d"""
                        .formatted(offset, partition.partition()));
    }

    /** How many records were gone before they were read. */
    double skipped() {
        return meters.get("huifang.offsets.skipped").counter().count();
    }

    static Long[] offsets(long from, long to) {
        return LongStream.range(from, to).boxed().toArray(Long[]::new);
    }

    private static String says(ConsumerRecord<String, byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        database.close();
    }
}
