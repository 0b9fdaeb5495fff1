package io.huifang.local.letter;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;
import java.util.Optional;

@Tag("P6")
class MarksTest {
    private static final long NOON = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();

    @Test
    void believesTheBrokersClock() {
        assertThat(Marks.mark(stamped(TimestampType.LOG_APPEND_TIME)))
                .isEqualTo(new Mark(Mark.Step.INTENDED, "a", 3, 7, Instant.ofEpochMilli(NOON)));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LOG_APPEND_TIME")
    void believesNoOtherClock(TimestampType other) {
        assertThat(Marks.mark(stamped(other))).isEqualTo(Mark.intended("a", 3, 7));
    }

    private static ConsumerRecord<byte[], byte[]> stamped(TimestampType type) {
        byte[] mark =
                Letters.bytes("{\"step\":\"INTENDED\",\"run\":\"a\",\"partition\":3,\"offset\":7}");
        return new ConsumerRecord<>(
                "dead-letters-redriven",
                0,
                0,
                NOON,
                type,
                0,
                mark.length,
                Letters.bytes("a letter"),
                mark,
                new RecordHeaders(),
                Optional.empty());
    }
}
