package io.huifang.intake.strictjson;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;

class StrictBytesTest {

    @ParameterizedTest
    @CsvSource({
        "7B00007D, NUL",
        "C080, NOT_UTF8",
        "C1BF, NOT_UTF8",
        "E08080, NOT_UTF8",
        "EDA080, NOT_UTF8",
        "EDBFBF, NOT_UTF8",
        "F0808080, NOT_UTF8",
        "F4908080, NOT_UTF8",
        "F5808080, NOT_UTF8",
        "80, NOT_UTF8",
        "22C3, NOT_UTF8",
        "E4BD, NOT_UTF8",
        "FF, NOT_UTF8",
    })
    void refusesBytesThatAreNotPlainText(String hex, Flaw flaw) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertThat(StrictBytes.flawIn(bytes)).isEqualTo(flaw);
        assertThat(StrictBytes.flawIn(behind(7, bytes))).isNotNull();
        assertThat(StrictBytes.flawIn(behind(8, bytes))).isNotNull();
        assertThat(StrictBytes.flawIn(behind(9, bytes))).isNotNull();
    }

    @Test
    void refusesAMarkAtTheBeginningOnly() {
        byte[] marked = HexFormat.of().parseHex("EFBBBF7B7D");

        assertThat(StrictBytes.flawIn(marked)).isEqualTo(Flaw.BYTE_ORDER_MARK);
        assertThat(StrictBytes.flawIn(behind(1, marked))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"\\u0000\"', NUL",
        "'\"\\ud83d\"', LONE_SURROGATE",
        "'\"\\ude00\"', LONE_SURROGATE",
        "'\"\\ud83d\\ud83d\"', LONE_SURROGATE",
        "'\"\\ud83dx\\ude00\"', LONE_SURROGATE",
        "'\"\\uD83D\\u0041\"', LONE_SURROGATE",
        "'\"\\\\\\u0000\"', NUL",
    })
    void refusesEscapesThatAreNotText(String text, Flaw flaw) {
        assertThat(StrictBytes.flawIn(utf8(text))).isEqualTo(flaw);
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "'plain'",
        "'你好,回访 — Grüße 😀'",
        "'\"\\ud83d\\ude00\"'",
        "'\"\\uD83D\\uDE00\"'",
        "'\"\\\\u0000\"'",
        "'\"\\\\\\\\ud83d\"'",
        "'\"\\u0041\\n\\t\"'",
        "'\"\\u00zz\"'",
        "'\"\\'",
    })
    void leavesTheRestToTheParser(String text) {
        assertThat(StrictBytes.flawIn(utf8(text))).isNull();
    }

    @Test
    void agreesWithTheJdkOnWhatUtf8Is() {
        Random random = new Random(4711);

        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(24)];
            random.nextBytes(bytes);
            for (int j = 0; j < bytes.length; j++) { // half ASCII, no NUL, no backslash
                boolean plain = random.nextBoolean() || bytes[j] == 0 || bytes[j] == '\\';
                bytes[j] = plain ? (byte) ('a' + random.nextInt(26)) : bytes[j];
            }

            assertThat(StrictBytes.flawIn(bytes) == null).isEqualTo(isUtf8(bytes));
        }
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return !text.startsWith("\uFEFF");
        } catch (CharacterCodingException not) {
            return false;
        }
    }

    private static byte[] behind(int letters, byte[] bytes) {
        byte[] all = utf8("x".repeat(letters + bytes.length));
        System.arraycopy(bytes, 0, all, letters, bytes.length);
        return all;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
