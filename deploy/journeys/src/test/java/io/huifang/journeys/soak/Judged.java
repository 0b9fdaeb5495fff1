package io.huifang.journeys.soak;

import io.huifang.journeys.soak.Flatness.Bound;

import java.util.Locale;

/**
 * A quantity that ought to stay flat, and what became of it.
 *
 * @param name of the quantity, with its unit
 * @param bound how much it may grow
 * @param flatness what was found
 */
public record Judged(String name, Bound bound, Flatness flatness) {
    /** A header for rows of a page. */
    static final String HEADER =
            """
            | quantity | level | growth | allowed | noise | verdict |
            |---|---|---|---|---|---|
            """;

    public static Judged of(String name, Course course, Bound bound) {
        return new Judged(name, bound, Flatness.of(course, bound));
    }

    public boolean isRising() {
        return flatness.isRising();
    }

    /** A row under the header. */
    String row() {
        if (flatness.verdict() == Flatness.Verdict.TOO_SHORT) {
            return "| %s | – | – | %s | – | %s |"
                    .formatted(name, percent(bound.growth()), flatness.verdict());
        }
        return String.format(
                Locale.ROOT,
                "| %s | %,.1f | %s | %s | %s | %s |",
                name,
                flatness.level(),
                percent(flatness.growth()),
                percent(bound.growth()),
                percent(flatness.noise()),
                flatness.verdict());
    }

    @Override
    public String toString() {
        return row();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
