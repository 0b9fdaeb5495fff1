package io.huifang.intake.cloudevent;

import java.util.Arrays;

/**
 * URIs and references to them by the grammar of RFC 3986. What stands in the brackets of a host is
 * not looked into.
 */
final class UriText {
    private static final String MARKS = "-._~:/?@!$&'()*+,;=";
    private static final boolean[] ALLOWED = allowed();

    private UriText() {}

    /** A URI, or a reference relative to one, such as {@code /demo-wallet}. */
    static boolean isReference(String text) {
        int authorityEnd = authorityEnd(text);
        boolean fragment = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean allowed =
                    switch (c) {
                        case '%' -> isHex(text, i + 1) && isHex(text, i + 2);
                        case '#' -> !fragment;
                        case '[', ']' -> i < authorityEnd;
                        default -> c < ALLOWED.length && ALLOWED[c];
                    };
            if (!allowed) {
                return false;
            }
            fragment |= c == '#';
        }
        return !text.isEmpty() && colonEndsScheme(text);
    }

    /** A URI: a reference with a scheme of its own. */
    static boolean isUri(String text) {
        return isReference(text) && firstColon(text) > 0;
    }

    // Where a colon stands before the first slash, question mark or hash, it ends a scheme.
    private static boolean colonEndsScheme(String text) {
        int colon = firstColon(text);
        for (int i = 0; i < colon; i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            boolean more = c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.';
            if (!letter && (i == 0 || !more)) {
                return false;
            }
        }
        return colon != 0;
    }

    private static int firstColon(String text) {
        int end = end(text, 0, ":/?#");
        return end < text.length() && text.charAt(end) == ':' ? end : -1;
    }

    // 0 when there is no authority.
    private static int authorityEnd(String text) {
        int from = firstColon(text) + 1;
        return text.startsWith("//", from) ? end(text, from + 2, "/?#") : 0;
    }

    private static int end(String text, int from, String delimiters) {
        int at = from;
        while (at < text.length() && delimiters.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static boolean isHex(String text, int at) {
        return at < text.length()
                && text.charAt(at) < ALLOWED.length
                && Character.digit(text.charAt(at), 16) >= 0;
    }

    private static boolean[] allowed() {
        boolean[] allowed = new boolean[128];
        Arrays.fill(allowed, 'a', 'z' + 1, true);
        Arrays.fill(allowed, 'A', 'Z' + 1, true);
        Arrays.fill(allowed, '0', '9' + 1, true);
        MARKS.chars().forEach(mark -> allowed[mark] = true);
        return allowed;
    }
}
