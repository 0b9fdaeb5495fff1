package io.huifang.journeys.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A row of docs/metrics.md.
 *
 * @param services that tell it
 * @param expected whether it is told once each kind of work was done
 */
public record Documented(
        String name, String type, Set<String> labels, Set<String> services, boolean expected) {
    private static final Pattern ROW =
            Pattern.compile(
                    "\\| `([a-z_0-9]+)` \\| (\\w+) \\| ([^|]*) \\| ([^|]*) \\| (\\w+) \\| .+");

    static final Set<String> ALL = Set.of("intake", "scheduler", "survey");

    /** Every row of the page. */
    public static List<Documented> in(String markdown) {
        return markdown.lines()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(
                        row ->
                                new Documented(
                                        row.group(1),
                                        row.group(2),
                                        words(row.group(3)),
                                        row.group(4).equals("all") ? ALL : words(row.group(4)),
                                        !row.group(5).equals("first")))
                .toList();
    }

    private static Set<String> words(String cell) {
        return Arrays.stream(cell.split(","))
                .map(word -> word.replace("`", "").strip())
                .filter(word -> !word.isEmpty() && !word.equals("–"))
                .collect(Collectors.toSet());
    }
}
