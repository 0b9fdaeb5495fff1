package io.huifang.contract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Instants as RFC 3339 writes them: a full date, a full time with seconds and an offset, such as
 * {@code 2026-11-21T09:30:00+08:00}. Stricter than {@link java.time.OffsetDateTime#parse}, which
 * takes times without seconds and years of more digits, and several times faster.
 *
 * <p>Digits of a second beyond the ninth are cut off. A leap second (:60) is refused, since no
 * {@link Instant} stands for it.
 */
public final class Rfc3339 {
    private static final int DATE_AND_TIME = "2026-11-21T09:30:00".length();
    private static final int NANO_DIGITS = 9;

    private Rfc3339() {}

    /**
     * Reads one instant.
     *
     * @throws DateTimeException when the text is no RFC 3339 instant; the message does not repeat
     *     the text
     */
    public static Instant parse(CharSequence text) {
        if (text.length() <= DATE_AND_TIME) {
            throw unreadable();
        }
        int fractionEnd = fractionEnd(text);
        long seconds = secondsOfDay(text) - offsetSeconds(text, fractionEnd);
        return Instant.ofEpochSecond(
                epochDay(text) * 86_400 + seconds, nanos(text, DATE_AND_TIME + 1, fractionEnd));
    }

    /** Whether {@link #parse} reads the text. */
    public static boolean isReadable(CharSequence text) {
        try {
            parse(text);
            return true;
        } catch (DateTimeException unreadable) {
            return false;
        }
    }

    private static long epochDay(CharSequence text) {
        expect(text, 4, '-');
        expect(text, 7, '-');
        int year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
        try {
            return LocalDate.of(year, twoDigits(text, 5), twoDigits(text, 8)).toEpochDay();
        } catch (DateTimeException noSuchDay) {
            throw unreadable();
        }
    }

    private static long secondsOfDay(CharSequence text) {
        if (text.charAt(10) != 'T' && text.charAt(10) != 't') {
            throw unreadable();
        }
        expect(text, 13, ':');
        expect(text, 16, ':');
        int second = atMost(59, twoDigits(text, 17));
        return atMost(23, twoDigits(text, 11)) * 3600L
                + atMost(59, twoDigits(text, 14)) * 60L
                + second;
    }

    private static int fractionEnd(CharSequence text) {
        int end = DATE_AND_TIME;
        if (text.charAt(end) != '.') {
            return end;
        }
        end++;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        if (end == DATE_AND_TIME + 1 || end == text.length()) {
            throw unreadable();
        }
        return end;
    }

    private static int nanos(CharSequence text, int from, int to) {
        int nanos = 0;
        for (int i = 0; i < NANO_DIGITS; i++) {
            nanos = nanos * 10 + (from + i < to ? text.charAt(from + i) - '0' : 0);
        }
        return nanos;
    }

    private static long offsetSeconds(CharSequence text, int at) {
        char sign = text.charAt(at);
        if (sign == 'Z' || sign == 'z') {
            expectLength(text, at + 1);
            return 0;
        }
        if (sign != '+' && sign != '-') {
            throw unreadable();
        }
        expectLength(text, at + "+08:00".length());
        expect(text, at + 3, ':');
        long seconds =
                atMost(23, twoDigits(text, at + 1)) * 3600L
                        + atMost(59, twoDigits(text, at + 4)) * 60L;
        return sign == '+' ? seconds : -seconds;
    }

    private static int twoDigits(CharSequence text, int at) {
        char tens = text.charAt(at);
        char ones = text.charAt(at + 1);
        if (!isDigit(tens) || !isDigit(ones)) {
            throw unreadable();
        }
        return (tens - '0') * 10 + (ones - '0');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int atMost(int max, int value) {
        if (value > max) {
            throw unreadable();
        }
        return value;
    }

    private static void expect(CharSequence text, int at, char wanted) {
        if (text.charAt(at) != wanted) {
            throw unreadable();
        }
    }

    private static void expectLength(CharSequence text, int length) {
        if (text.length() != length) {
            throw unreadable();
        }
    }

    private static DateTimeException unreadable() {
        return new DateTimeException("not an RFC 3339 instant");
    }
}
