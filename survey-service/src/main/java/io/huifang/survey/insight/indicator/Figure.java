package io.huifang.survey.insight.indicator;

import io.huifang.survey.insight.measure.Interval;

import java.math.BigDecimal;

/**
 * One number with what it is made of.
 *
 * @param numerator null when hidden, and of percentiles
 * @param denominator null when hidden
 * @param value what it says, to the sixth decimal; null when hidden or the denominator is 0
 * @param interval where the value lies that a very long look would find, in 95 of 100 such looks;
 *     null when there is none to be told: of counts, when hidden, of too few
 * @param n how many were counted; null when hidden
 * @param hidden so few people that they could be known by it, or it would tell of such a few by
 *     difference
 */
public record Figure(
        Long numerator,
        Long denominator,
        BigDecimal value,
        Interval interval,
        Long n,
        boolean hidden) {
    /** What is not told. */
    static final Figure HIDDEN = new Figure(null, null, null, null, null, true);
}
