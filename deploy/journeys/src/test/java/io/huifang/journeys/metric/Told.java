package io.huifang.journeys.metric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a service tells, in Prometheus' text or in OpenMetrics'.
 *
 * @param types by family
 * @param labels by family, but for those that every sample has
 */
public record Told(Map<String, String> types, Map<String, Set<String>> labels) {
    private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:0-9]+)(?:\\{(.*)\\})? \\S+.*");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_0-9]+)=\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Set<String> EVERYWHERE = Set.of("service", "le", "quantile");

    public static Told of(String page) {
        Map<String, String> types = new LinkedHashMap<>();
        Map<String, Set<String>> labels = new LinkedHashMap<>();
        for (String line : page.lines().toList()) {
            Matcher type = TYPE.matcher(line);
            if (type.matches()) types.put(name(type.group(1), type.group(2)), type.group(2));
            Matcher sample = SAMPLE.matcher(line);
            if (!line.startsWith("#") && sample.matches()) {
                String family = family(sample.group(1), types.keySet());
                Set<String> of = labels.computeIfAbsent(family, name -> new TreeSet<>());
                Matcher label = LABEL.matcher(sample.group(2) == null ? "" : sample.group(2));
                while (label.find()) of.add(label.group(1));
                of.removeAll(EVERYWHERE);
            }
        }
        return new Told(types, labels);
    }

    /** OpenMetrics calls a counter by what its samples' names begin with. */
    private static String name(String family, String type) {
        return type.equals("counter") && !family.endsWith("_total") ? family + "_total" : family;
    }

    private static String family(String sample, Set<String> families) {
        return families.contains(sample) ? sample : sample.replaceAll("_(bucket|count|sum)$", "");
    }

    /** What the page and the documents say differently; empty when they agree. */
    public List<String> differences(String service, List<Documented> documented) {
        List<String> differences = new ArrayList<>();
        types.forEach(
                (family, type) -> {
                    if (family.startsWith("huifang_")) {
                        row(family, documented)
                                .map(row -> difference(service, family, type, row))
                                .orElse(Optional.of(family + " is not documented"))
                                .ifPresent(differences::add);
                    }
                });
        documented.stream()
                .filter(row -> row.services().contains(service) && row.expected())
                .filter(row -> !types.containsKey(row.name()))
                .forEach(row -> differences.add(row.name() + " is not told by " + service));
        return differences;
    }

    /** The longest time of a histogram or summary is a family of its own, but no row. */
    private static Optional<Documented> row(String family, List<Documented> documented) {
        String base = family.replaceAll("_max$", "");
        return documented.stream()
                .filter(row -> row.name().equals(family) || row.name().equals(base))
                .findFirst();
    }

    private Optional<String> difference(
            String service, String family, String type, Documented row) {
        if (!row.services().contains(service)) {
            return Optional.of(family + " is told by " + service);
        }
        if (row.name().equals(family) && !row.type().equals(type)) {
            return Optional.of(family + " is a " + type);
        }
        Set<String> own = labels.getOrDefault(family, Set.of());
        return own.equals(row.labels())
                ? Optional.empty()
                : Optional.of(family + " has the labels " + own);
    }
}
