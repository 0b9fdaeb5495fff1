package io.huifang.survey.insight.indicator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.SortedMap;

/** What numerators and denominators come to. */
public final class Value {
    /** Decimals of every value. */
    public static final int SCALE = 6;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Value() {}

    /** To the sixth decimal, halves away from 0; null where the denominator is 0. */
    public static BigDecimal of(Kind kind, long numerator, long denominator) {
        if (denominator == 0) {
            return null;
        }
        BigDecimal whole = BigDecimal.valueOf(numerator);
        return (kind == Kind.BALANCE ? whole.multiply(HUNDRED) : whole)
                .divide(BigDecimal.valueOf(denominator), SCALE, RoundingMode.HALF_UP);
    }

    /**
     * A step of a distribution.
     *
     * @param value the step; null when nothing was counted
     * @param upTo how many lie up to it, itself included
     * @param n how many there are
     */
    public record Percentile(BigDecimal value, long upTo, long n) {}

    /**
     * The least step up to which the part lies.
     *
     * @param steps counts by step
     * @param part above 0, up to 1
     */
    public static Percentile percentile(SortedMap<Long, Long> steps, double part) {
        long n = steps.values().stream().mapToLong(Long::longValue).sum();
        BigDecimal wanted = BigDecimal.valueOf(part).multiply(BigDecimal.valueOf(n));
        long upTo = 0;
        for (Map.Entry<Long, Long> step : steps.entrySet()) {
            upTo += step.getValue();
            if (upTo > 0 && BigDecimal.valueOf(upTo).compareTo(wanted) >= 0) {
                return new Percentile(BigDecimal.valueOf(step.getKey()).setScale(SCALE), upTo, n);
            }
        }
        return new Percentile(null, 0, 0);
    }
}
