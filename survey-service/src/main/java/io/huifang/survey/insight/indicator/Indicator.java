package io.huifang.survey.insight.indicator;

import java.time.Duration;
import java.util.Optional;

/**
 * What is counted, and how: a line of the {@link Catalogue}.
 *
 * @param name lower case, in topics, tables and queries
 * @param kind how its value follows from what is counted
 * @param unit of the value: {@code events}, {@code share}, {@code seconds} …
 * @param numerator what the numerator counts or adds
 * @param denominator what the denominator counts
 * @param window which instant says into which window something falls, and what time stands still
 * @param source whose formula it is
 * @param facts the facts it is counted from
 * @param detail member by which it is always told apart, besides the dimensions asked for
 * @param of the distribution of which it is a percentile
 * @param part which percentile, such as 0.9
 * @param aboutPeople counts of few people must be hidden
 * @param totalOfOver whether totals leave out windows that are not over: what is due in them may
 *     still be done
 * @param settlesAfter so long after a window's end it may still change by what happens
 */
public record Indicator(
        String name,
        Kind kind,
        String unit,
        String numerator,
        String denominator,
        String window,
        String source,
        String facts,
        Optional<String> detail,
        Optional<String> of,
        Optional<Double> part,
        boolean aboutPeople,
        boolean totalOfOver,
        Duration settlesAfter) {

    /** The indicator whose counts it is taken from: itself, but for percentiles. */
    String countedAs() {
        return of.orElse(name);
    }
}
