package io.huifang.intake.cloudevent;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The value of a {@code ce-} header: possibly a quoted string, then percent-encoded UTF-8, one
 * round (CloudEvents HTTP binding 1.0, 3.1.3.2).
 */
final class HeaderText {
    private HeaderText() {}

    /** The text, empty when the value is not ASCII or what it encodes is not UTF-8. */
    static Optional<String> decode(String value) {
        String unquoted = value.length() > 1 && value.startsWith("\"") ? unquote(value) : value;
        if (unquoted == null || !unquoted.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            return Optional.empty();
        }
        return unquoted.indexOf('%') < 0 ? Optional.of(unquoted) : percentDecode(unquoted);
    }

    // Null when the quotation does not end where the value ends.
    private static String unquote(String value) {
        StringBuilder text = new StringBuilder(value.length());
        int last = value.length() - 1;
        for (int i = 1; i < last; i++) {
            char c = value.charAt(i);
            if (c == '"') {
                return null;
            }
            if (c == '\\') {
                i++;
                if (i == last) {
                    return null;
                }
            }
            text.append(value.charAt(i));
        }
        return value.charAt(last) == '"' ? text.toString() : null;
    }

    private static Optional<String> percentDecode(String text) {
        byte[] bytes = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            int encoded = text.charAt(i) == '%' ? hexPair(text, i + 1) : -1;
            bytes[length++] = (byte) (encoded < 0 ? text.charAt(i) : encoded);
            i += encoded < 0 ? 0 : 2;
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes, 0, length))
                            .toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    // -1 when no two hexadecimal digits stand there: then the percent sign means itself.
    private static int hexPair(String text, int at) {
        if (at + 2 > text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(at), 16);
        int low = Character.digit(text.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
