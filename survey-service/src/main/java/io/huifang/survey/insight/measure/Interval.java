package io.huifang.survey.insight.measure;

/**
 * Where the truth lies in 95 of 100 cases.
 *
 * @param low its lower end
 * @param high its upper end
 */
public record Interval(double low, double high) {
    /** That of so many times the value. */
    public Interval times(int factor) {
        return new Interval(low * factor, high * factor);
    }

    /** Whether it holds that value. */
    public boolean covers(double value) {
        return low <= value && value <= high;
    }
}
