package io.huifang.outbox;

import static io.huifang.outbox.ReadingBench.P0;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.sqlclient.Row;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whatever stands on a partition, the records behind it go on. */
@Tag("P6")
class DeadLettersTest {
    private final ReadingBench bench = new ReadingBench();
    private final StoredOffsets offsets = bench.replica();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aKeyTheDatabaseCannotStoreHoldsUpNobody() {
        deliverAmongOthers(poison("\0", List.of()));

        assertThat(bench.worked(P0)).containsExactly(0L, 2L);
        assertThat(bench.stored(P0)).isEqualTo(3);
        OutboxRecord letter = letter();
        assertThat(letter.key()).isNull();
        assertThat(letter.payload()).isEqualTo(bytes("unreadable"));
    }

    @Test
    void oddHeadersAreCarriedAlong() {
        List<Header> odd =
                List.of(
                        new RecordHeader("", null),
                        new RecordHeader("\0", new byte[] {0, -1}),
                        new RecordHeader("n".repeat(70_000), new byte[0]),
                        new RecordHeader("dead-letter-offset", bytes("-1")),
                        new RecordHeader("", bytes("again")));

        deliverAmongOthers(poison("c-1", odd));

        assertThat(bench.worked(P0)).containsExactly(0L, 2L);
        assertThat(letter().headers()).startsWith(odd.toArray(Header[]::new));
    }

    @Test
    void whatCannotBeCarriedAlongIsToldOfAllTheSame() {
        bench.database.sql(
                """
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE 'not storable'; END $$;
                CREATE TRIGGER refuse BEFORE INSERT ON outbox FOR EACH ROW
                    WHEN (new.payload IS NOT NULL) EXECUTE FUNCTION refuse()""");

        deliverAmongOthers(poison("c-1", List.of()));

        assertThat(bench.worked(P0)).containsExactly(0L, 2L);
        OutboxRecord letter = letter();
        assertThat(letter.key()).isNull();
        assertThat(letter.payload()).isNull();
        assertThat(letter.headers())
                .extracting(Header::key)
                .containsExactly(
                        "dead-letter-reason",
                        "dead-letter-topic",
                        "dead-letter-partition",
                        "dead-letter-offset",
                        "dead-letter-timestamp",
                        "dead-letter-omitted");
    }

    @Test
    void aLetterCountsOnceHoweverOftenItWasTried() {
        bench.database.sql(
                """
                CREATE SEQUENCE tries;
                CREATE FUNCTION fail_twice() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF nextval('tries') < 3 THEN
                        RAISE 'deadlock' USING ERRCODE = '40P01';
                    END IF;
                    RETURN new;
                END $$;
                CREATE TRIGGER fail_twice BEFORE INSERT ON outbox FOR EACH ROW
                    EXECUTE FUNCTION fail_twice()""");
        ConsumerRecord<String, byte[]> poison = poison("c-1", List.of());

        deliverAmongOthers(poison);
        deliverAmongOthers(poison);

        assertThat(bench.database.number("SELECT last_value FROM tries")).isEqualTo(3);
        assertThat(
                        bench.meters
                                .get("huifang.dead.letters")
                                .tag("topic", ReadingBench.TOPIC)
                                .counter()
                                .count())
                .isEqualTo(1);
    }

    /** The poison stands at offset 1. */
    private void deliverAmongOthers(ConsumerRecord<String, byte[]> poison) {
        List<ConsumerRecord<String, byte[]>> records =
                new ArrayList<>(ReadingBench.records(P0, 0, 3, Map.of()));
        records.set(1, poison);
        bench.deliver(offsets, ReadingBench.polls(Map.of(P0, records)));
    }

    private static ConsumerRecord<String, byte[]> poison(String key, List<Header> headers) {
        ConsumerRecord<String, byte[]> record =
                new ConsumerRecord<>(ReadingBench.TOPIC, 0, 1, key, bytes("unreadable"));
        headers.forEach(record.headers()::add);
        return record;
    }

    /** The only row of the outbox. */
    private OutboxRecord letter() {
        assertThat(bench.database.waiting()).isEqualTo(1);
        Row row =
                bench.database
                        .pool
                        .query("SELECT topic, key, headers, payload FROM outbox")
                        .execute()
                        .await()
                        .indefinitely()
                        .iterator()
                        .next();
        byte[] payload = row.getBuffer(3) == null ? null : row.getBuffer(3).getBytes();
        return OutboxRecord.ofRow(
                row.getString(0), row.getString(1), row.getBuffer(2).getBytes(), payload);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
