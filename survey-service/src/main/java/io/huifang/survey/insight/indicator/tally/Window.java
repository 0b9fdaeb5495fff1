package io.huifang.survey.insight.indicator.tally;

import io.huifang.survey.insight.indicator.Grain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A time in which something is counted.
 *
 * @param start where it begins
 */
public record Window(Grain grain, Instant start) {
    private static final char BETWEEN = '|';

    /** One text for one window; those of a grain lie in the order of time. */
    public String text() {
        return textsFrom(grain) + start;
    }

    /** The window of that text. */
    public static Window of(String text) {
        int at = text.indexOf(BETWEEN);
        return new Window(
                Grain.valueOf(text.substring(0, at)), Instant.parse(text.substring(at + 1)));
    }

    /** Before the texts of all windows of a grain. */
    public static String textsFrom(Grain grain) {
        return grain.name() + BETWEEN;
    }

    /** Behind the texts of all windows of a grain that begin before then. */
    public static String textsUntil(Grain grain, Instant start) {
        return textsFrom(grain) + start.truncatedTo(ChronoUnit.SECONDS);
    }
}
