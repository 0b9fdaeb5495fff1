package io.huifang.survey.insight.indicator;

import io.huifang.survey.insight.measure.Interval;
import io.huifang.survey.insight.measure.Share;

import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;

/**
 * Confidence intervals of 95 %. For shares Wilson's ({@link Share#interval}): it stays within 0 and
 * 1 and holds for few and for extreme counts. For means Student's t. For percentiles the steps at
 * which the ranks lie that the binomial distribution leaves to chance.
 */
public final class Intervals {
    /** Of the standard normal distribution, 97.5 % lie below. */
    private static final double Z = 1.959963984540054;

    private Intervals() {}

    /** Null when there is nothing to be said. */
    public static Interval ofShare(long numerator, long n) {
        return n <= 0 || numerator < 0 || numerator > n ? null : new Share(numerator, n).interval();
    }

    /**
     * @param sum of the values
     * @param squares sum of their squares
     * @return null for fewer than two values
     */
    public static Interval ofMean(long sum, long squares, long n) {
        if (n < 2) {
            return null;
        }
        double mean = (double) sum / n;
        // exact before it is divided: the difference of two large sums
        BigDecimal spread =
                BigDecimal.valueOf(squares)
                        .multiply(BigDecimal.valueOf(n))
                        .subtract(BigDecimal.valueOf(sum).multiply(BigDecimal.valueOf(sum)));
        double variance = Math.max(0, spread.doubleValue()) / ((double) n * (n - 1));
        double half = t(n - 1) * Math.sqrt(variance / n);
        return new Interval(mean - half, mean + half);
    }

    /**
     * @param steps counts by step
     * @return null for so few that no rank is left outside
     */
    public static Interval ofPercentile(SortedMap<Long, Long> steps, double part) {
        long n = steps.values().stream().mapToLong(Long::longValue).sum();
        double half = Z * Math.sqrt(n * part * (1 - part));
        long low = (long) Math.floor(n * part - half);
        long high = (long) Math.ceil(n * part + half) + 1;
        return low < 1 || high > n ? null : new Interval(at(steps, low), at(steps, high));
    }

    private static double at(SortedMap<Long, Long> steps, long rank) {
        long upTo = 0;
        for (Map.Entry<Long, Long> step : steps.entrySet()) {
            upTo += step.getValue();
            if (upTo >= rank) {
                return step.getKey();
            }
        }
        return steps.lastKey();
    }

    /**
     * Below it lie 97.5 % of Student's distribution. Exact for one and two degrees of freedom, else
     * by Fisher's expansion around the normal one.
     */
    static double t(long degrees) {
        if (degrees == 1) {
            return 12.706204736174705;
        }
        if (degrees == 2) {
            return 4.302652729749464;
        }
        double z = Z;
        double z3 = z * z * z;
        double z5 = z3 * z * z;
        double z7 = z5 * z * z;
        double z9 = z7 * z * z;
        double d = degrees;
        return z
                + (z3 + z) / (4 * d)
                + (5 * z5 + 16 * z3 + 3 * z) / (96 * d * d)
                + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * d * d * d)
                + (79 * z9 + 776 * z7 + 1482 * z5 - 1920 * z3 - 945 * z) / (92160 * d * d * d * d);
    }
}
