package io.huifang.observability;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * docs/metrics.md: what can be asked for, by the names and labels of the samples.
 *
 * @param labels by metric
 */
record MetricsPage(Map<String, Set<String>> labels) {
    /** What collecting adds to every sample. */
    private static final Set<String> COLLECTED =
            Set.of("service", "instance", "job", "namespace", "pod", "cluster");

    private static final Pattern ROW =
            Pattern.compile("^\\| `([a-z_0-9]+)` \\| (\\w+) \\| ([^|]*) \\|", Pattern.MULTILINE);

    static MetricsPage ours() {
        return of(Repository.read(Repository.ROOT.resolve("docs/metrics.md")));
    }

    static MetricsPage of(String markdown) {
        Map<String, Set<String>> labels = new LinkedHashMap<>();
        Matcher row = ROW.matcher(markdown);
        while (row.find()) {
            Set<String> own = names(row.group(3));
            for (String sample : samples(row.group(1), row.group(2))) {
                Set<String> all = new LinkedHashSet<>(own);
                all.addAll(COLLECTED);
                if (sample.endsWith("_bucket")) all.add("le");
                if (row.group(2).equals("summary")) all.add("quantile");
                labels.put(sample, all);
            }
        }
        return new MetricsPage(labels);
    }

    private static List<String> samples(String name, String type) {
        return switch (type) {
            case "histogram" ->
                    List.of(name + "_bucket", name + "_count", name + "_sum", name + "_max");
            case "summary" -> List.of(name + "_count", name + "_sum", name + "_max");
            case "counter", "gauge" -> List.of(name);
            default -> throw new IllegalArgumentException("there is no type " + type);
        };
    }

    private static Set<String> names(String cell) {
        return Arrays.stream(cell.split(","))
                .map(word -> word.replace("`", "").strip())
                .filter(word -> !word.isEmpty() && !word.equals("–"))
                .collect(Collectors.toSet());
    }
}
