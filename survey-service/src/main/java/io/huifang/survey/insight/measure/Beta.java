package io.huifang.survey.insight.measure;

/** The beta distribution. */
final class Beta {
    private static final double EXACT = 1e-14;
    private static final double TINY = 1e-300;
    private static final int MOST_STEPS = 100_000;

    // Lanczos' approximation of the gamma function, for g = 7 and nine terms
    private static final double G = 7;
    private static final double[] LANCZOS = {
        0.99999999999980993,
        676.5203681218851,
        -1259.1392167224028,
        771.32342877765313,
        -176.61502916214059,
        12.507343278686905,
        -0.13857109526572012,
        9.9843695780195716e-6,
        1.5056327351493116e-7
    };

    private Beta() {}

    /**
     * The chance of a value below x, which is the regularized incomplete beta function.
     *
     * @param x from 0 to 1
     * @param a above 0
     * @param b above 0
     */
    static double below(double x, double a, double b) {
        if (x <= 0) return 0;
        if (x >= 1) return 1;
        double front =
                Math.exp(
                        logGamma(a + b)
                                - logGamma(a)
                                - logGamma(b)
                                + a * Math.log(x)
                                + b * Math.log1p(-x));
        // the fraction is quick on this side of the middle; on the other one its mirror image is
        return x < (a + 1) / (a + b + 2)
                ? front * fraction(x, a, b) / a
                : 1 - front * fraction(1 - x, b, a) / b;
    }

    /** Evaluated from the front, after Lentz. */
    private static double fraction(double x, double a, double b) {
        double c = 1;
        double d = 1 / away(1 - (a + b) * x / (a + 1));
        double value = d;
        for (int m = 1; m < MOST_STEPS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / away(1 + even * d);
            c = away(1 + even / c);
            value *= c * d;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / away(1 + odd * d);
            c = away(1 + odd / c);
            value *= c * d;
            if (Math.abs(c * d - 1) < EXACT) return value;
        }
        return value;
    }

    /** Nothing is divided by 0. */
    private static double away(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }

    /**
     * @param x above 0
     */
    static double logGamma(double x) {
        double z = x - 1;
        double sum = LANCZOS[0];
        for (int i = 1; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (z + i);
        }
        double t = z + G + 0.5;
        return Math.log(2 * Math.PI) / 2 + (z + 0.5) * Math.log(t) - t + Math.log(sum);
    }
}
