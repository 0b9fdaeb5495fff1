package io.huifang.contract.field;

import io.huifang.contract.Rfc3339;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;

/** Checks on strings; those of the hot path read each character once and allocate nothing. */
final class Characters {
    private static final Pattern PHONE = Pattern.compile("[+][1-9][0-9 ().-]{5,30}");
    private static final Pattern TIME_OF_DAY = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final int FRACTION = "2026-11-21T09:30:00.".length();
    private static final int NANO_DIGITS = 9;
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9000-01-01T00:00:00Z");
    private static final String JOINTS = "-_.";
    private static final int MOST_WORDS = 4;
    private static final int MOST_DIGITS = 6;
    private static final Pattern LANGUAGE_TAG =
            Pattern.compile("(?=.{2,35}$)[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");

    private Characters() {}

    /** Visible ASCII that looks like no address; see {@link StringKind.Reference}. */
    static boolean areReference(String value, int max) {
        if (value.isEmpty() || value.length() > max || value.charAt(0) == '+') {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < '!' || c > '~' || c == '@') {
                return false;
            }
        }
        return !value.contains("://");
    }

    /** At most {@code max} code points on one line, of which one at least can be seen. */
    static boolean areLine(String value, int max) {
        return areWithoutControls(value, max, "") && areVisibleSomewhere(value);
    }

    /** At least one code point, at most {@code max}; the only controls are tab and line ends. */
    static boolean areProse(String value, int max) {
        return !value.isEmpty() && areWithoutControls(value, max, "\t\n\r");
    }

    /** A code of a few words; see {@link StringKind.Term}. */
    static boolean areTerm(String value, int max) {
        if (value.length() > max) {
            return false;
        }
        int digits = 0;
        int words = 0;
        boolean inAWord = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean letterOrDigit = isDigit(c) || isLetter(c);
            if (!letterOrDigit && (!inAWord || JOINTS.indexOf(c) < 0)) {
                return false;
            }
            words += letterOrDigit && !inAWord ? 1 : 0;
            digits += isDigit(c) ? 1 : 0;
            inAWord = letterOrDigit;
        }
        return inAWord && words <= MOST_WORDS && digits <= MOST_DIGITS;
    }

    /** An instant of our era and no finer than a nanosecond; see {@link StringKind.Moment}. */
    static boolean areMoment(String value) {
        try {
            Instant moment = Rfc3339.parse(value);
            return !moment.isBefore(EARLIEST)
                    && moment.isBefore(LATEST)
                    && fractionDigits(value) <= NANO_DIGITS;
        } catch (DateTimeException unreadable) {
            return false;
        }
    }

    private static int fractionDigits(String instant) {
        int end = FRACTION;
        while (instant.charAt(FRACTION - 1) == '.' && isDigit(instant.charAt(end))) {
            end++;
        }
        return end - FRACTION;
    }

    static boolean areTimeOfDay(String value) {
        return TIME_OF_DAY.matcher(value).matches();
    }

    static boolean arePhone(String value) {
        return PHONE.matcher(value).matches();
    }

    static boolean areLanguageTag(String value) {
        return LANGUAGE_TAG.matcher(value).matches();
    }

    private static boolean areWithoutControls(String value, int max, String allowedControls) {
        int codePoints = 0;
        for (int i = 0; i < value.length(); codePoints++) {
            int c = value.codePointAt(i);
            if (codePoints == max || isHalfACharacter(c)) {
                return false;
            }
            if (Character.isISOControl(c) && allowedControls.indexOf(c) < 0) {
                return false;
            }
            i += Character.charCount(c);
        }
        return true;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    // an escaped surrogate without its other half is valid JSON, but no text: UTF-8 cannot hold it
    private static boolean isHalfACharacter(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static boolean areVisibleSomewhere(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
                return true;
            }
        }
        return false;
    }
}
