package io.huifang.journeys.metric;

import java.util.List;

/** How long most of some things took. */
public final class Percentiles {
    private Percentiles() {}

    /**
     * The least of the values that so large a share of all of them does not exceed; not a number of
     * no values.
     *
     * @param share from 0 to 1
     */
    public static double of(List<Double> values, double share) {
        if (values.isEmpty()) return Double.NaN;
        List<Double> sorted = values.stream().sorted().toList();
        int rank = (int) Math.ceil(share * sorted.size());
        return sorted.get(Math.max(0, rank - 1));
    }
}
