package io.huifang.intake.strictjson;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The one place that decides whether bytes are text: UTF-8 to the letter, no byte order mark, no
 * NUL, no lone surrogate, neither plain nor as a JSON escape. Runs before the parser, which would
 * guess the encoding, skip a mark and let overlong sequences pass.
 *
 * <p>A backslash begins an escape wherever it stands: outside of strings JSON has none, and the
 * parser refuses the text anyway.
 */
public final class StrictBytes {
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long BACKSLASHES = ONES * '\\';

    private StrictBytes() {}

    /** The first flaw in the bytes, or null when there is none. */
    public static Flaw flawIn(byte[] bytes) {
        if (beginsWithMark(bytes)) {
            return Flaw.BYTE_ORDER_MARK;
        }
        int at = 0;
        while ((at = skipPlain(bytes, at)) < bytes.length) {
            int next = bytes[at] == '\\' ? escapeEnd(bytes, at) : characterEnd(bytes, at);
            if (next < 0) {
                return Flaw.values()[~next];
            }
            at = next;
        }
        return null;
    }

    private static boolean beginsWithMark(byte[] bytes) {
        return bytes.length >= 3
                && bytes[0] == (byte) 0xEF
                && bytes[1] == (byte) 0xBB
                && bytes[2] == (byte) 0xBF;
    }

    // Index of the next byte that is NUL, a backslash or not ASCII. Eight at a time: x - ONES
    // borrows into a byte's high bit where the byte of x is zero.
    private static int skipPlain(byte[] bytes, int from) {
        int at = from;
        while (at + Long.BYTES <= bytes.length) {
            long word = (long) EIGHT_BYTES.get(bytes, at);
            long sameAsBackslash = word ^ BACKSLASHES;
            long found = word | (word - ONES) | ((sameAsBackslash - ONES) & ~sameAsBackslash);
            if ((found & HIGH_BITS) != 0) {
                break;
            }
            at += Long.BYTES;
        }
        while (at < bytes.length && bytes[at] > 0 && bytes[at] != '\\') {
            at++;
        }
        return at;
    }

    private static int escapeEnd(byte[] bytes, int at) {
        if (at + 1 >= bytes.length || bytes[at + 1] < 0) {
            return at + 1;
        }
        int unit = bytes[at + 1] == 'u' ? hexDigits(bytes, at + 2) : -1;
        if (unit < 0) {
            return at + 2; // a short escape, or none at all, which the parser refuses
        }
        if (unit == 0) {
            return flaw(Flaw.NUL);
        }
        if (!Character.isSurrogate((char) unit)) {
            return at + 6;
        }
        return Character.isHighSurrogate((char) unit) && lowSurrogateFollows(bytes, at + 6)
                ? at + 12
                : flaw(Flaw.LONE_SURROGATE);
    }

    private static boolean lowSurrogateFollows(byte[] bytes, int at) {
        if (at + 6 > bytes.length || bytes[at] != '\\' || bytes[at + 1] != 'u') {
            return false;
        }
        int unit = hexDigits(bytes, at + 2);
        return unit >= 0 && Character.isLowSurrogate((char) unit);
    }

    // The four digits' value, -1 when they are not four hexadecimal digits.
    private static int hexDigits(byte[] bytes, int from) {
        if (from + 4 > bytes.length) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = bytes[i] < 0 ? -1 : Character.digit(bytes[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }

    // Unicode 16, table 3-7: which bytes may follow which first byte.
    private static int characterEnd(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        if (first == 0) {
            return flaw(Flaw.NUL);
        }
        if (first >= 0xC2 && first <= 0xDF) {
            return end(bytes, at, 2, 0x80, 0xBF);
        }
        if (first >= 0xE0 && first <= 0xEF) {
            return end(bytes, at, 3, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF);
        }
        if (first >= 0xF0 && first <= 0xF4) {
            return end(bytes, at, 4, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF);
        }
        return flaw(Flaw.NOT_UTF8);
    }

    private static int end(byte[] bytes, int at, int length, int lowest, int highest) {
        if (at + length > bytes.length) {
            return flaw(Flaw.NOT_UTF8);
        }
        int second = bytes[at + 1] & 0xFF;
        if (second < lowest || second > highest) {
            return flaw(Flaw.NOT_UTF8);
        }
        for (int i = at + 2; i < at + length; i++) {
            if ((bytes[i] & 0xC0) != 0x80) {
                return flaw(Flaw.NOT_UTF8);
            }
        }
        return at + length;
    }

    private static int flaw(Flaw flaw) {
        return ~flaw.ordinal();
    }
}
