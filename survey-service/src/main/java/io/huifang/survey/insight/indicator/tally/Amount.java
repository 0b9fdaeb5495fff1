package io.huifang.survey.insight.indicator.tally;

/**
 * What is added up for one measure. Whole numbers only: sums stay exact in any order.
 *
 * @param numerator of the indicator
 * @param denominator of the indicator; of counts 0, they have none
 * @param squares of what the numerator adds, for means; otherwise 0
 */
public record Amount(long numerator, long denominator, long squares) {
    public static final Amount ONE = new Amount(1, 0, 0);
    public static final Amount NOTHING = new Amount(0, 0, 0);

    /** One of those that were looked at. */
    public static Amount share(boolean counted) {
        return new Amount(counted ? 1 : 0, 1, 0);
    }

    /** One value of a mean. */
    public static Amount of(long value) {
        return new Amount(value, 1, Math.multiplyExact(value, value));
    }

    public Amount plus(Amount other) {
        return new Amount(
                numerator + other.numerator,
                denominator + other.denominator,
                squares + other.squares);
    }

    public Amount times(int sign) {
        return new Amount(sign * numerator, sign * denominator, sign * squares);
    }

    public boolean isNothing() {
        return equals(NOTHING);
    }
}
