package io.huifang.contract.field;

import java.util.regex.Pattern;

/** Checks on strings; those of the hot path read each character once and allocate nothing. */
final class Characters {
    private static final Pattern PHONE = Pattern.compile("[+][1-9][0-9 ().-]{5,30}");
    private static final Pattern LANGUAGE_TAG =
            Pattern.compile("(?=.{2,35}$)[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");

    private Characters() {}

    static boolean areVisibleAscii(String value, int max) {
        if (value.isEmpty() || value.length() > max) {
            return false;
        }
        return value.chars().allMatch(c -> c >= '!' && c <= '~');
    }

    static boolean areAtMost(int maxCodePoints, String value) {
        return value.length() <= maxCodePoints
                || value.codePointCount(0, value.length()) <= maxCodePoints;
    }

    static boolean areVisibleSomewhere(String value) {
        return value.codePoints()
                .anyMatch(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c));
    }

    static boolean areOnOneLine(String value) {
        return value.chars().noneMatch(Character::isISOControl);
    }

    static boolean areProse(String value) {
        return value.chars()
                .allMatch(c -> !Character.isISOControl(c) || c == '\t' || c == '\n' || c == '\r');
    }

    static boolean arePhone(String value) {
        return PHONE.matcher(value).matches();
    }

    static boolean areLanguageTag(String value) {
        return LANGUAGE_TAG.matcher(value).matches();
    }
}
