package io.huifang.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.Optional;

/** Text that came from anybody, made harmless for a terminal. */
final class Printable {
    private Printable() {}

    /** Whatever could move the cursor, change colours or turn the line is written as its number. */
    static String text(String anything) {
        StringBuilder inert = new StringBuilder(anything.length());
        anything.codePoints()
                .forEach(
                        point -> {
                            if (isInert(point)) {
                                inert.appendCodePoint(point);
                            } else {
                                inert.append("\\u{").append(Integer.toHexString(point)).append('}');
                            }
                        });
        return inert.toString();
    }

    /** The bytes as text; empty when they are not UTF-8. */
    static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    /** The bytes as harmless text, or in hexadecimal digits where they are none. */
    static String bytes(byte[] bytes) {
        return utf8(bytes).map(Printable::text).orElseGet(() -> "0x" + hex(bytes));
    }

    static String cut(String text, int length) {
        return text.codePointCount(0, text.length()) <= length
                ? text
                : text.substring(0, text.offsetByCodePoints(0, length - 1)) + "…";
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static boolean isInert(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }
}
