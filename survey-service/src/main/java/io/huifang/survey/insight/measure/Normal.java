package io.huifang.survey.insight.measure;

/** The standard normal distribution. */
final class Normal {
    /** 95 of 100 values lie within so many standard deviations. */
    static final double WITHIN_95 = 1.959963984540054;

    private static final double SERIES_UP_TO = 3;
    private static final int TERMS = 200;

    private Normal() {}

    /**
     * The chance of a value of at least that, exact to about 14 digits also where it is tiny: the
     * power series of the integral near 0, Laplace's continued fraction beyond.
     *
     * @param z from 0
     */
    static double tail(double z) {
        double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
        return z < SERIES_UP_TO ? 0.5 - density * series(z) : density / fraction(z);
    }

    private static double series(double z) {
        double term = z;
        double sum = z;
        for (int k = 1; k < TERMS; k++) {
            term *= z * z / (2 * k + 1);
            sum += term;
        }
        return sum;
    }

    private static double fraction(double z) {
        double rest = z;
        for (int k = TERMS; k > 0; k--) {
            rest = z + k / rest;
        }
        return rest;
    }
}
