package io.huifang.survey.insight.measure;

/**
 * So many of so many.
 *
 * @param hits those of whom it is true
 * @param n all of them
 */
public record Share(long hits, long n) {
    /**
     * @throws IllegalArgumentException when there are more hits than there are all, or fewer than
     *     none
     */
    public Share {
        if (hits < 0 || hits > n) {
            throw new IllegalArgumentException(hits + " of " + n + " is no share");
        }
    }

    /** From 0 to 1; not a number when there are none. */
    public double value() {
        return (double) hits / n;
    }

    /** Those of whom it is not true are the others'. */
    public Share without(Share part) {
        return new Share(hits - part.hits, n - part.n);
    }

    /**
     * The score interval: E. B. Wilson, "Probable inference, the law of succession, and statistical
     * inference", JASA 22 (1927).
     */
    public Interval interval() {
        if (n == 0) return new Interval(0, 1);
        double z = Normal.WITHIN_95;
        double middle = hits + z * z / 2;
        double spread = z * Math.sqrt(hits * (double) (n - hits) / n + z * z / 4);
        double all = n + z * z;
        return new Interval(
                Math.max(0, (middle - spread) / all), Math.min(1, (middle + spread) / all));
    }
}
