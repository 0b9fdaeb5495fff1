package io.huifang.survey.insight.measure;

/**
 * One share less another one, of different people.
 *
 * @param one the first
 * @param other what is taken from it
 */
public record Difference(Share one, Share other) {

    /** From −1 to 1; not a number when there is nobody on one side. */
    public double value() {
        return one.value() - other.value();
    }

    /**
     * The hybrid score interval, method 10 of R. G. Newcombe, "Interval estimation for the
     * difference between independent proportions", Statistics in Medicine 17 (1998). It holds what
     * it says with few people, too, and never leaves −1 to 1.
     */
    public Interval interval() {
        if (one.n() == 0 || other.n() == 0) return new Interval(-1, 1);
        Interval first = one.interval();
        Interval second = other.interval();
        double low = Math.hypot(one.value() - first.low(), second.high() - other.value());
        double high = Math.hypot(first.high() - one.value(), other.value() - second.low());
        return new Interval(value() - low, value() + high);
    }

    /**
     * How likely a difference of that size or more, in either direction, is by chance: the test of
     * two proportions with the pooled share.
     *
     * @return from 0 to 1; 1 when nothing can be compared
     */
    public double chance() {
        long n = one.n() + other.n();
        double pooled = (double) (one.hits() + other.hits()) / n;
        double variance = pooled * (1 - pooled) * (1.0 / one.n() + 1.0 / other.n());
        if (!(variance > 0) || Double.isInfinite(variance)) return 1;
        return 2 * Normal.tail(Math.abs(value()) / Math.sqrt(variance));
    }
}
