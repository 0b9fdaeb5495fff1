package io.huifang.survey.insight.indicator.tally;

/**
 * One window of one combination of values: where sums are kept.
 *
 * @param of as many dimensions as its grain keeps together, or fewer
 */
public record Cell(Window window, Combination of) {
    private static final char BETWEEN = '|';

    /** One text for one cell, always the same; in the order of windows. */
    public String key() {
        return window.text() + BETWEEN + of.text();
    }

    /** The cell of that text. */
    public static Cell of(String key) {
        int at = key.indexOf(BETWEEN, key.indexOf(BETWEEN) + 1);
        return new Cell(Window.of(key.substring(0, at)), Combination.of(key.substring(at + 1)));
    }
}
