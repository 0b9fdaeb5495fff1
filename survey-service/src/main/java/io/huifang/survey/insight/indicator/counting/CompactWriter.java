package io.huifang.survey.insight.indicator.counting;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.UUID;

/** Numbers and texts in few bytes: small numbers in one, texts behind their length. */
final class CompactWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);

    CompactWriter number(long number) {
        // small ones first, whether above or below 0
        long left = (number << 1) ^ (number >> 63);
        while ((left & ~0x7FL) != 0) {
            bytes.write((int) ((left & 0x7F) | 0x80));
            left >>>= 7;
        }
        bytes.write((int) left);
        return this;
    }

    CompactWriter text(String text) {
        byte[] encoded = text.getBytes(UTF_8);
        number(encoded.length);
        bytes.write(encoded, 0, encoded.length);
        return this;
    }

    CompactWriter id(UUID id) {
        return number(id.getMostSignificantBits()).number(id.getLeastSignificantBits());
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
