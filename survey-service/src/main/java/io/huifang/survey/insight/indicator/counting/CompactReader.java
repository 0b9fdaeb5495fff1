package io.huifang.survey.insight.indicator.counting;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.errors.SerializationException;

import java.util.UUID;

/** Reads what a {@link CompactWriter} wrote, in the same order. */
final class CompactReader {
    private final byte[] bytes;
    private int at;

    CompactReader(byte[] bytes) {
        this.bytes = bytes;
    }

    long number() {
        long number = 0;
        int shift = 0;
        byte part;
        do {
            part = bytes[at++];
            number |= (part & 0x7FL) << shift;
            shift += 7;
        } while (part < 0);
        return (number >>> 1) ^ -(number & 1);
    }

    String text() {
        int length = (int) number();
        String text = new String(bytes, at, length, UTF_8);
        at += length;
        return text;
    }

    UUID id() {
        return new UUID(number(), number());
    }

    /**
     * How something is written.
     *
     * @throws SerializationException when another release wrote it
     */
    CompactReader expect(int version) {
        if (number() != version) {
            throw new SerializationException(
                    "counted by another release: begin anew, see docs/indicators.md");
        }
        return this;
    }
}
