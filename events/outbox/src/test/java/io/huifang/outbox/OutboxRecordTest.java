package io.huifang.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.huifang.contract.Fact;
import io.huifang.contract.Topic;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

class OutboxRecordTest {
    private static final byte[] JSON = "{}".getBytes(StandardCharsets.UTF_8);

    private record Told(UUID eventId, Instant occurredAt, String customerId) implements Fact {
        @Override
        public String type() {
            return "io.huifang.test.told.v1";
        }
    }

    @Test
    void aFactIsKeyedByItsCustomerAndCarriesItsAttributes() {
        UUID id = UUID.fromString("01980000-0000-7000-8000-000000000001");
        Fact fact = new Told(id, Instant.parse("2026-03-01T10:00:00Z"), "c-1");

        OutboxRecord record =
                OutboxRecord.of(
                        Topic.CALLBACK_TASKS, fact, "/huifang/scheduler", "00-ab-cd-01", JSON);

        assertThat(record.topic()).isEqualTo("callback-tasks");
        assertThat(record.key()).isEqualTo("c-1");
        assertThat(record.payload()).isEqualTo(JSON);
        assertThat(texts(record.headers()))
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_id", id.toString())
                .containsEntry("ce_source", "/huifang/scheduler")
                .containsEntry("ce_type", "io.huifang.test.told.v1")
                .containsEntry("ce_subject", "c-1")
                .containsEntry("ce_time", "2026-03-01T10:00:00Z")
                .containsEntry("content-type", "application/json")
                .containsEntry("traceparent", "00-ab-cd-01");
    }

    @Test
    void headersComeBackFromTheirColumnAsTheyWere() {
        List<Header> headers =
                List.of(
                        new RecordHeader("twice", "回访".getBytes(StandardCharsets.UTF_8)),
                        new RecordHeader("twice", new byte[0]),
                        new RecordHeader("", null),
                        new RecordHeader("bytes", new byte[] {0, -1, 127}));

        List<Header> read = HeaderBytes.unpack(HeaderBytes.pack(headers));

        assertThat(read).isEqualTo(headers);
    }

    @Test
    @Tag("P6")
    void aHeaderNameOfAnyLengthComesBack() {
        List<Header> headers =
                List.of(
                        new RecordHeader("n".repeat(70_000), new byte[] {1}),
                        new RecordHeader("next", new byte[] {2}));

        List<Header> read = HeaderBytes.unpack(HeaderBytes.pack(headers));

        assertThat(read).isEqualTo(headers);
    }

    @Test
    void refusesARecordTheBrokerWouldRefuse() {
        byte[] tooLarge = new byte[OutboxRecord.MAX_BYTES];

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OutboxRecord("t", "k", List.of(), tooLarge))
                .withMessageContaining("exceeds");
    }

    @Test
    void aDeadLetterKeepsItsBytesAndTellsWhereItCameFrom() {
        ConsumerRecord<String, byte[]> origin =
                new ConsumerRecord<>("wallet-events", 3, 42, "c-1", new byte[] {1, 2});
        origin.headers().add("ce_id", new byte[] {-1});

        OutboxRecord letter = OutboxRecord.deadLetter(origin, "no type");

        assertThat(letter.topic()).isEqualTo("wallet-events-dlq");
        assertThat(letter.key()).isEqualTo("c-1");
        assertThat(letter.payload()).containsExactly(1, 2);
        assertThat(letter.headers().get(0)).isEqualTo(new RecordHeader("ce_id", new byte[] {-1}));
        assertThat(texts(letter.headers()))
                .containsEntry("dead-letter-reason", "no type")
                .containsEntry("dead-letter-topic", "wallet-events")
                .containsEntry("dead-letter-partition", "3")
                .containsEntry("dead-letter-offset", "42")
                .containsKey("dead-letter-timestamp");
    }

    @Test
    void aDeadLetterTooLargeToCarryIsToldWithoutItsBytes() {
        ConsumerRecord<String, byte[]> origin =
                new ConsumerRecord<>("wallet-events", 3, 42, "c-1", new byte[1024 * 1024]);

        OutboxRecord letter = OutboxRecord.deadLetter(origin, "x".repeat(5_000));

        assertThat(letter.payload()).isNull();
        assertThat(texts(letter.headers()))
                .containsKey("dead-letter-omitted")
                .containsEntry("dead-letter-offset", "42")
                .containsEntry("dead-letter-reason", "x".repeat(300));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "c-\0-1", "\uD800", "c-\uDC00"})
    @Tag("P6")
    void aDeadLetterLeavesAKeyBehindThatIsNoText(String key) {
        ConsumerRecord<String, byte[]> origin =
                new ConsumerRecord<>("wallet-events", 3, 42, key, new byte[] {1, 2});

        OutboxRecord letter = OutboxRecord.deadLetter(origin, "no type");

        assertThat(letter.key()).isNull();
        assertThat(letter.payload()).containsExactly(1, 2);
        assertThat(texts(letter.headers()))
                .containsEntry("dead-letter-offset", "42")
                .containsEntry("dead-letter-omitted", "key: not storable as text");
    }

    @Test
    void aRecordThatWasPutBackAndFailsAgainNamesTheLettersItWas() {
        ConsumerRecord<String, byte[]> again =
                new ConsumerRecord<>("wallet-events", 3, 99, "c-1", new byte[] {1});
        ConsumerRecord<String, byte[]> large =
                new ConsumerRecord<>("wallet-events", 3, 99, "c-1", new byte[1024 * 1024]);
        for (var record : List.of(again, large)) {
            record.headers()
                    .add(
                            "dead-letter-redriven-from",
                            "wallet-events-dlq/0/1".getBytes(StandardCharsets.UTF_8));
            record.headers()
                    .add(
                            "dead-letter-redriven-from",
                            "wallet-events-dlq/0/7".getBytes(StandardCharsets.UTF_8));

            OutboxRecord letter = OutboxRecord.deadLetter(record, "still no type");

            assertThat(letter.headers())
                    .filteredOn(header -> header.key().equals("dead-letter-redriven-from"))
                    .extracting(header -> new String(header.value(), StandardCharsets.UTF_8))
                    .containsExactly("wallet-events-dlq/0/1", "wallet-events-dlq/0/7");
        }
    }

    @Test
    void aDeadLetterWithoutKeyAndValueIsOne() {
        ConsumerRecord<String, byte[]> tombstone =
                new ConsumerRecord<>("wallet-events", 0, 1, null, null);

        OutboxRecord letter = OutboxRecord.deadLetter(tombstone, "no value");

        assertThat(letter.key()).isNull();
        assertThat(letter.payload()).isNull();
    }

    private static Map<String, String> texts(List<Header> headers) {
        Map<String, String> texts = new LinkedHashMap<>();
        headers.forEach(
                header ->
                        texts.put(
                                header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return texts;
    }
}
