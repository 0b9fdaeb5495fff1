package io.huifang.intake.cloudevent;

import java.util.Locale;

/** A media type and its parameters (RFC 9110, 8.3.1), as far as text in UTF-8 goes. */
final class MediaType {
    private static final String CHARSET = "charset";
    private static final String UTF_8 = "utf-8";
    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    private MediaType() {}

    /**
     * Type and subtype in lower case. Parameters other than {@code charset} say nothing to us.
     *
     * @return empty when a parameter cannot be read, or names another charset than UTF-8
     */
    static String ofUtf8(String text) {
        int semicolon = text.indexOf(';');
        String name = semicolon < 0 ? text : text.substring(0, semicolon);
        boolean readable = semicolon < 0 || parametersFit(text, semicolon);
        return readable ? name.strip().toLowerCase(Locale.ROOT) : "";
    }

    private static boolean parametersFit(String text, int semicolon) {
        int at = semicolon;
        while (at < text.length()) {
            at = spaceEnd(text, at + 1);
            if (at == text.length() || text.charAt(at) == ';') {
                continue; // a semicolon too many is allowed
            }
            int nameEnd = tokenEnd(text, at);
            boolean named = nameEnd > at && text.startsWith("=", nameEnd);
            int valueEnd = named ? valueEnd(text, nameEnd + 1) : -1;
            if (valueEnd < 0
                    || text.substring(at, nameEnd).equalsIgnoreCase(CHARSET)
                            && !isUtf8(text.substring(nameEnd + 1, valueEnd))) {
                return false;
            }
            at = spaceEnd(text, valueEnd);
            if (at < text.length() && text.charAt(at) != ';') {
                return false;
            }
        }
        return true;
    }

    private static boolean isUtf8(String value) {
        boolean quoted = value.startsWith("\"");
        String charset = quoted ? value.substring(1, value.length() - 1) : value;
        return charset.equalsIgnoreCase(UTF_8);
    }

    // -1 when no value stands there.
    private static int valueEnd(String text, int from) {
        if (!text.startsWith("\"", from)) {
            int end = tokenEnd(text, from);
            return end > from ? end : -1;
        }
        for (int i = from + 1; i < text.length(); i++) {
            if (text.charAt(i) == '"') {
                return i + 1;
            }
            if (text.charAt(i) == '\\') {
                i++;
            }
        }
        return -1;
    }

    private static int tokenEnd(String text, int from) {
        int at = from;
        while (at < text.length() && isTokenCharacter(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isTokenCharacter(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || TOKEN_MARKS.indexOf(c) >= 0;
    }

    private static int spaceEnd(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }
}
