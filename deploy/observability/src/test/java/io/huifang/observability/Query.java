package io.huifang.observability;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names in a PromQL expression: what it selects, and by which labels it groups and joins. It
 * judges no syntax, which promtool does.
 *
 * @param selectors in the order of the expression
 * @param groupings labels of {@code by}, {@code without}, {@code on}, {@code ignoring} and {@code
 *     group_left}
 */
record Query(List<Selector> selectors, Set<String> groupings) {
    /**
     * One selected metric.
     *
     * @param labels by which it is selected
     */
    record Selector(String metric, Set<String> labels) {}

    private static final Pattern TOKEN =
            Pattern.compile(
                    """
                    "(?:[^"\\\\]|\\\\.)*"|'(?:[^'\\\\]|\\\\.)*'\
                    |\\[[^\\]]*\\]|#[^\\n]*\
                    |\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?(?:ms|[smhdwy])?\
                    |[a-zA-Z_:$][a-zA-Z0-9_:]*|[{}(),=!~]|\\S|\\s+\
                    """);

    private static final Set<String> GROUPING =
            Set.of("by", "without", "on", "ignoring", "group_left", "group_right");

    private static final Set<String> KEYWORDS =
            Set.of("and", "or", "unless", "bool", "offset", "atan2", "inf", "nan", "start", "end");

    static Query of(String expression) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(expression);
        while (matcher.find()) {
            String token = matcher.group();
            if (!token.isBlank() && !token.startsWith("#") && !token.startsWith("[")) {
                tokens.add(token);
            }
        }
        Reader reader = new Reader(tokens);
        reader.read();
        return new Query(reader.selectors, reader.groupings);
    }

    private static final class Reader {
        private final List<String> tokens;
        private final List<Selector> selectors = new ArrayList<>();
        private final Set<String> groupings = new LinkedHashSet<>();
        private int at;

        Reader(List<String> tokens) {
            this.tokens = tokens;
        }

        void read() {
            while (at < tokens.size()) {
                String token = tokens.get(at++);
                if (GROUPING.contains(token)) {
                    if (next("(")) groupings.addAll(labels(")"));
                } else if (isName(token) && !KEYWORDS.contains(token) && !isApplied()) {
                    selectors.add(new Selector(token, next("{") ? labels("}") : Set.of()));
                } else if (token.equals("{")) {
                    throw new IllegalArgumentException("a selector without a metric's name");
                }
            }
        }

        /** A function, or an aggregation with or without its labels in between. */
        private boolean isApplied() {
            return next("(") || next("by") || next("without");
        }

        private boolean next(String token) {
            return at < tokens.size() && tokens.get(at).equals(token);
        }

        /** Names up to the closing token; values are strings. */
        private Set<String> labels(String closing) {
            Set<String> labels = new LinkedHashSet<>();
            for (at++; !next(closing); at++) {
                if (isName(tokens.get(at))) labels.add(tokens.get(at));
            }
            at++;
            return labels;
        }

        private static boolean isName(String token) {
            return token.matches("[a-zA-Z_:][a-zA-Z0-9_:]*");
        }
    }
}
