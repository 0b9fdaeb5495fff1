package io.huifang.benchmarks.measure;

import java.util.Locale;

/**
 * A ratio that ought to be reached.
 *
 * @param name the goal's number in the quality promises and what is compared
 * @param ours our figure
 * @param other the limit's or the peer's figure of the same run
 */
public record Goal(String name, double ours, double other) {

    /** An empty table of goals. */
    public static Table table() {
        return new Table("goal", "ours", "other", "ratio", "wanted", "reached");
    }

    public double ratio() {
        return ours / other;
    }

    /** The ratio should be that high. */
    public Judged atLeast(double bound) {
        return new Judged(this, "≥ " + format(bound), ratio() >= bound);
    }

    /** The ratio should not be higher. */
    public Judged atMost(double bound) {
        return new Judged(this, "≤ " + format(bound), ratio() <= bound);
    }

    /** A goal with its bound. */
    public record Judged(Goal goal, String bound, boolean reached) {
        /** Appends itself to a table made by {@link Goal#table()}. */
        public void addTo(Table table) {
            table.row(
                    goal.name,
                    Table.number(goal.ours),
                    Table.number(goal.other),
                    format(goal.ratio()),
                    bound,
                    reached ? "yes" : "no");
        }
    }

    private static String format(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
