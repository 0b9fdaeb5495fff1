package io.huifang.survey.insight.indicator.tally;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.survey.insight.indicator.Dimension;
import io.huifang.survey.insight.indicator.Grain;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One window of one combination of values: where sums are kept.
 *
 * @param start where the window begins
 * @param family of the indicators whose sums are kept here
 * @param of none, one or two dimensions
 */
public record Cell(Grain grain, Instant start, String family, Map<Dimension, String> of) {
    /** Until then years have four digits, and the texts of cells lie in the order of time. */
    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    /**
     * Every cell of a family that an observation counts in: all together, by each one and by each
     * two.
     *
     * @throws IllegalArgumentException when it is beyond any calendar
     */
    public static List<Cell> of(Observation seen, String family, ZoneId zone) {
        if (!seen.at().isBefore(END_OF_TIME)) {
            throw new IllegalArgumentException("no window has that time");
        }
        List<Map<Dimension, String>> combinations = combinations(seen.of());
        List<Cell> cells = new ArrayList<>(2 * combinations.size());
        for (Grain grain : Grain.values()) {
            Instant start = grain.startOf(seen.at(), zone);
            combinations.forEach(of -> cells.add(new Cell(grain, start, family, of)));
        }
        return cells;
    }

    private static List<Map<Dimension, String>> combinations(Map<Dimension, String> of) {
        List<Dimension> known = new ArrayList<>(of.keySet());
        List<Map<Dimension, String>> combinations = new ArrayList<>();
        combinations.add(Map.of());
        for (int i = 0; i < known.size(); i++) {
            Dimension one = known.get(i);
            combinations.add(Map.of(one, of.get(one)));
            for (Dimension other : known.subList(i + 1, known.size())) {
                combinations.add(Map.of(one, of.get(one), other, of.get(other)));
            }
        }
        return combinations;
    }

    /** One text for one cell, always the same. */
    public String key() {
        StringBuilder key = new StringBuilder(96).append(grain).append('|').append(start);
        key.append('|').append(family);
        for (Dimension dimension : Dimension.values()) {
            String value = of.get(dimension);
            if (value != null) {
                key.append('|').append(dimension).append('=').append(encode(value));
            }
        }
        return key.toString();
    }

    /** Before the texts of all cells of a grain, which lie in the order of their windows. */
    public static String keysFrom(Grain grain) {
        return grain + "|";
    }

    /** Behind the texts of all cells of a grain whose windows begin before then. */
    public static String keysUntil(Grain grain, Instant start) {
        return keysFrom(grain) + start.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The cell of that text. */
    public static Cell of(String key) {
        String[] parts = key.split("[|]");
        Map<Dimension, String> of = new EnumMap<>(Dimension.class);
        for (int i = 3; i < parts.length; i++) {
            int at = parts[i].indexOf('=');
            of.put(
                    Dimension.valueOf(parts[i].substring(0, at)),
                    URLDecoder.decode(parts[i].substring(at + 1), UTF_8));
        }
        return new Cell(Grain.valueOf(parts[0]), Instant.parse(parts[1]), parts[2], of);
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, UTF_8);
    }
}
