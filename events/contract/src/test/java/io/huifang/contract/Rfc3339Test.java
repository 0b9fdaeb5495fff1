package io.huifang.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;

class Rfc3339Test {

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T09:30:00+08:00,      2026-11-21T01:30:00Z",
        "2026-11-21T09:30:00Z,           2026-11-21T09:30:00Z",
        "2026-11-21t09:30:00z,           2026-11-21T09:30:00Z",
        "2026-11-21T00:10:00+14:00,      2026-11-20T10:10:00Z",
        "2026-12-31T23:59:59-00:01,      2027-01-01T00:00:59Z",
        "2026-11-21T09:30:00-00:00,      2026-11-21T09:30:00Z",
        "2026-11-21T09:30:00.5Z,         2026-11-21T09:30:00.5Z",
        "2026-11-21T09:30:00.123456789Z, 2026-11-21T09:30:00.123456789Z",
        "2026-11-21T09:30:00.1234567899Z,2026-11-21T09:30:00.123456789Z",
        "2024-02-29T12:00:00Z,           2024-02-29T12:00:00Z",
        "0000-01-01T00:00:00Z,           0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z,           9999-12-31T23:59:59Z"
    })
    void readsWhatTheStandardAllows(String text, Instant expected) {
        assertThat(Rfc3339.parse(text)).isEqualTo(expected);
        assertThat(Rfc3339.isReadable(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2026-11-21",
                "2026-11-21T09:30:00",
                "2026-11-21T09:30Z",
                "2026-11-21 09:30:00Z",
                "2026-11-21T09:30:00 Z",
                "2026-11-21T09:30:00.Z",
                "2026-11-21T09:30:00.5",
                "2026-11-21T09:30:00,5Z",
                "2026-11-21T09:30:00+0800",
                "2026-11-21T09:30:00+08",
                "2026-11-21T09:30:00+08:00:00",
                "2026-11-21T09:30:00+24:00",
                "2026-11-21T09:30:00+08:60",
                "2026-11-21T09:30:00Zulu",
                "2026-11-21T24:00:00Z",
                "2026-11-21T09:60:00Z",
                "2026-12-31T23:59:60Z",
                "2026-02-29T09:30:00Z",
                "2026-13-01T09:30:00Z",
                "2026-00-10T09:30:00Z",
                "26-11-21T09:30:00Z",
                "+2026-11-21T09:30:00Z",
                "-026-11-21T09:30:00Z",
                "12026-11-21T09:30:00Z",
                "2026-11-21T09:30:00Z\n",
                "2026-11-21T09:30:00[Asia/Shanghai]",
                "２０２６-11-21T09:30:00Z",
                "1795253400"
            })
    void refusesEverythingElse(String text) {
        assertThat(Rfc3339.isReadable(text)).isFalse();
        assertThatThrownBy(() -> Rfc3339.parse(text))
                .isInstanceOf(DateTimeException.class)
                .hasMessage("not an RFC 3339 instant");
    }

    @Test
    void agreesWithTheJdkOnWhatTheJdkWrites() {
        Random random = new Random(20261121);
        DateTimeFormatter writer =
                DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnnxxx");
        for (int i = 0; i < 20_000; i++) {
            OffsetDateTime moment =
                    Instant.ofEpochSecond(
                                    random.nextLong(-62_000_000_000L, 253_000_000_000L),
                                    random.nextInt(1_000_000_000))
                            .atOffset(ZoneOffset.ofTotalSeconds(60 * random.nextInt(-1080, 1081)));

            String text = moment.format(writer);

            assertThat(Rfc3339.parse(text)).as(text).isEqualTo(moment.toInstant());
        }
    }

    @Test
    void noTextDoesMoreHarmThanBeingRefused() {
        Random random = new Random(20261122);
        String alphabet = "0123456789-:+.TtZz \u0660\uD83D";
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder("2026-11-21T09:30:00.123+08:00");
            for (int change = random.nextInt(1, 4); change > 0; change--) {
                text.setCharAt(
                        random.nextInt(text.length()),
                        alphabet.charAt(random.nextInt(alphabet.length())));
            }
            text.setLength(random.nextInt(text.length() + 1));

            // any other exception than that of an unreadable text gets through and fails the test
            Rfc3339.isReadable(text);
        }
    }
}
