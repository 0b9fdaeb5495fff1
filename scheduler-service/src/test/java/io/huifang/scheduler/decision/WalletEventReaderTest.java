package io.huifang.scheduler.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.scheduler.decision.WalletEventReader.Unreadable;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Map;

/** The reason for which a record is set aside, which its sender or its reader goes by. */
@Tag("P6")
class WalletEventReaderTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final String BROKEN = "{";

    private final WalletEventReader reader = new WalletEventReader(new ObjectMapper());

    @Test
    void isTheHeadersFaultWhateverTheDataSays() {
        assertUnreadable("attribute subject is missing", record("1", " ", NOON, BROKEN));
        assertUnreadable("subject contains NUL", record("1", "c-1\0", NOON, BROKEN));
        assertUnreadable("id is too long", record("1".repeat(1025), "c-1", NOON, "[]"));
        assertUnreadable(
                "time is out of range",
                record("1", "c-1", Instant.parse("9001-01-01T00:00:00Z"), null));
    }

    @Test
    void isTheDatasFaultWhereTheHeadersHaveNone() throws Unreadable {
        assertUnreadable("there is no data", record("1", "c-1", NOON, null));
        assertUnreadable("the data is not JSON", record("1", "c-1", NOON, BROKEN));
        assertUnreadable("the data is not a JSON object", record("1", "c-1", NOON, "[]"));

        assertThat(reader.read(record("1", "c-1", NOON, "{}")).customerId()).isEqualTo("c-1");
    }

    private void assertUnreadable(String because, ConsumerRecord<String, byte[]> record) {
        assertThatThrownBy(() -> reader.read(record))
                .isInstanceOf(Unreadable.class)
                .hasMessage(because);
    }

    private static ConsumerRecord<String, byte[]> record(
            String id, String subject, Instant time, String data) {
        ConsumerRecord<String, byte[]> record =
                new ConsumerRecord<>(
                        "wallet-events", 0, 0, subject, data == null ? null : data.getBytes(UTF_8));
        Map<String, String> headers =
                Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id,
                        "ce_source",
                        "/test",
                        "ce_type",
                        "com.example.coupon.expired.v1",
                        "ce_subject",
                        subject,
                        "ce_time",
                        time.toString());
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        return record;
    }
}
