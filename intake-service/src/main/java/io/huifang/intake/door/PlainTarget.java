package io.huifang.intake.door;

/**
 * Whether a request's path, query and host stand there in their plain form: the one that every
 * proxy, log and route reads in the same way.
 */
final class PlainTarget {
    private static final String NOT_IN_PATHS = "\"<>\\^`{|}#?;";
    private static final String NOT_IN_QUERIES = "\"<>\\^`{|}#;";
    private static final String ALSO_IN_HOSTS = ".-:[]_";

    private PlainTarget() {}

    /**
     * Begins with a slash; no empty segment but the last one, no {@code .} and {@code ..}; nothing
     * encoded that needs no encoding, no control characters.
     */
    static boolean isPlainPath(String path) {
        if (path.isEmpty() || path.charAt(0) != '/') {
            return false;
        }
        int segment = 1; // where it begins
        for (int i = 1; i <= path.length(); i++) {
            if (i == path.length() || path.charAt(i) == '/') {
                boolean last = i == path.length();
                if (i == segment && !last || isDots(path, segment, i)) {
                    return false;
                }
                segment = i + 1;
            } else if (!isPlain(path, i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Every escape is whole, and there is no second separator beside {@code &}. What is escaped
     * does not matter: programs escape more in queries than they need.
     */
    static boolean isPlainQuery(String query) {
        for (int i = 0; i < query.length(); i++) {
            char c = query.charAt(i);
            if (!isPrintable(c, NOT_IN_QUERIES) || c == '%' && decoded(query, i) < 0) {
                return false;
            }
        }
        return true;
    }

    /** A name or an address, perhaps with a port; no user, no list, no path. */
    static boolean isPlainHost(String host) {
        return !host.isEmpty()
                && host.chars().allMatch(c -> isLetterOrDigit(c) || ALSO_IN_HOSTS.indexOf(c) >= 0);
    }

    private static boolean isDots(String path, int from, int to) {
        int length = to - from;
        return length > 0 && length <= 2 && path.startsWith("..".substring(0, length), from);
    }

    private static boolean isPlain(String path, int at) {
        char c = path.charAt(at);
        return isPrintable(c, NOT_IN_PATHS) && (c != '%' || isNeededEncoding(path, at));
    }

    private static boolean isPrintable(char c, String but) {
        return c > ' ' && c < 0x7F && but.indexOf(c) < 0;
    }

    private static boolean isNeededEncoding(String path, int at) {
        int decoded = decoded(path, at);
        return decoded >= ' '
                && decoded != 0x7F
                && !isLetterOrDigit(decoded)
                && "-._~".indexOf(decoded) < 0;
    }

    /** The byte that is escaped at that percent sign; negative when none is. */
    private static int decoded(String text, int at) {
        if (at + 2 >= text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(at + 1), 16);
        int low = Character.digit(text.charAt(at + 2), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static boolean isLetterOrDigit(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
