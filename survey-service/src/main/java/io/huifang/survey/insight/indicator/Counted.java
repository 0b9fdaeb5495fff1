package io.huifang.survey.insight.indicator;

import io.huifang.survey.insight.measure.Interval;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What lies behind one number: sums that can be added over windows.
 *
 * @param numerator of the indicator
 * @param denominator of the indicator
 * @param squares of what the numerator adds; 0 where none are kept
 * @param n how many were counted
 * @param steps counts by step, of distributions
 */
record Counted(
        long numerator, long denominator, long squares, long n, SortedMap<Long, Long> steps) {
    static final Counted NOTHING = new Counted(0, 0, 0, 0, new TreeMap<>());

    Counted plus(Counted other) {
        SortedMap<Long, Long> all = new TreeMap<>(steps);
        other.steps.forEach((step, count) -> all.merge(step, count, Long::sum));
        return new Counted(
                numerator + other.numerator,
                denominator + other.denominator,
                squares + other.squares,
                n + other.n,
                all);
    }

    /** As it may be shown. */
    Figure figure(Indicator indicator) {
        return switch (indicator.kind()) {
            case COUNT, DISTRIBUTION ->
                    new Figure(numerator, 1L, Value.of(Kind.COUNT, numerator, 1), null, n, false);
            case SHARE -> figure(indicator, Intervals.ofShare(numerator, denominator));
            case MEAN -> figure(indicator, Intervals.ofMean(numerator, squares, n));
            case BALANCE -> figure(indicator, inHundreds(Intervals.ofMean(numerator, squares, n)));
            case PERCENTILE -> percentile(indicator.part().orElseThrow());
        };
    }

    private Figure figure(Indicator indicator, Interval interval) {
        return new Figure(
                numerator,
                denominator,
                Value.of(indicator.kind(), numerator, denominator),
                interval,
                n,
                false);
    }

    private static Interval inHundreds(Interval interval) {
        return interval == null ? null : interval.times(100);
    }

    private Figure percentile(double part) {
        Value.Percentile percentile = Value.percentile(steps, part);
        return new Figure(
                percentile.upTo(),
                percentile.n(),
                percentile.value(),
                Intervals.ofPercentile(steps, part),
                percentile.n(),
                false);
    }
}
