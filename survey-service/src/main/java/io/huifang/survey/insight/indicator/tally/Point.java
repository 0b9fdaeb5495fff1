package io.huifang.survey.insight.indicator.tally;

import io.huifang.survey.insight.indicator.Grain;

import java.time.Instant;
import java.time.ZoneId;

/**
 * Where observations count: in all cells of these two windows that its combination, or a part of
 * it, has. One change of a point stands for as many changes of cells.
 *
 * @param hour where its hour begins
 * @param day where its day begins
 * @param of the text of its combination, with all dimensions that are known
 */
public record Point(Instant hour, Instant day, String of) {
    /** Until then years have four digits, and the texts of windows lie in the order of time. */
    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    private static final char BETWEEN = '|';

    /**
     * @throws IllegalArgumentException when it is beyond any calendar
     */
    static Point of(Observation seen, ZoneId zone) {
        if (!seen.at().isBefore(END_OF_TIME)) {
            throw new IllegalArgumentException("no window has that time");
        }
        return new Point(
                Grain.HOUR.startOf(seen.at(), zone),
                Grain.DAY.startOf(seen.at(), zone),
                new Combination(seen.of()).text());
    }

    /** Its window of that grain. */
    public Window window(Grain grain) {
        return new Window(
                grain,
                switch (grain) {
                    case HOUR -> hour;
                    case DAY -> day;
                });
    }

    /** One text for one point, always the same. */
    public String key() {
        return Long.toString(hour.getEpochSecond()) + BETWEEN + day.getEpochSecond() + BETWEEN + of;
    }

    /** The point of that text. */
    public static Point of(String key) {
        int first = key.indexOf(BETWEEN);
        int second = key.indexOf(BETWEEN, first + 1);
        return new Point(
                Instant.ofEpochSecond(Long.parseLong(key.substring(0, first))),
                Instant.ofEpochSecond(Long.parseLong(key.substring(first + 1, second))),
                key.substring(second + 1));
    }
}
