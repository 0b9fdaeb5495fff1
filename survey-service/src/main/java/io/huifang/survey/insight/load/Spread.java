package io.huifang.survey.insight.load;

import java.util.List;

/**
 * How unevenly something falls on people: 0 when everybody has the same.
 *
 * @param variation coefficient of variation: the standard deviation of all of them (σ, by n) by
 *     their mean; null when there is none
 * @param gini Gini's coefficient: the mean difference between any two of them by twice the mean, Σᵢ
 *     Σⱼ |xᵢ − xⱼ| ÷ (2 n² x̄), from 0 to 1 − 1/n; null when there is none
 */
public record Spread(Double variation, Double gini) {
    /** Of fewer than two people, and when nobody has anything. */
    public static final Spread NONE = new Spread(null, null);

    /**
     * @param shares what each of them has, none below 0
     * @throws IllegalArgumentException when one is below 0 or no number
     */
    public static Spread of(List<Double> shares) {
        if (shares.stream().anyMatch(it -> !Double.isFinite(it) || it < 0)) {
            throw new IllegalArgumentException("a share is below 0 or no number");
        }
        int n = shares.size();
        double sum = shares.stream().mapToDouble(it -> it).sum();
        if (n < 2 || sum == 0) return NONE;
        return new Spread(variation(shares, sum / n), gini(shares, sum));
    }

    private static double variation(List<Double> shares, double mean) {
        double squares = shares.stream().mapToDouble(it -> (it / mean - 1) * (it / mean - 1)).sum();
        return Math.sqrt(squares / shares.size());
    }

    /** In rising order the double sum is Σᵢ 2 (2i − n − 1) xᵢ, with i from 1. */
    private static double gini(List<Double> shares, double sum) {
        List<Double> rising = shares.stream().sorted().toList();
        int n = rising.size();
        double weighted = 0;
        for (int i = 0; i < n; i++) {
            weighted += (2.0 * (i + 1) - n - 1) * (rising.get(i) / sum);
        }
        return Math.max(0, weighted / n);
    }
}
