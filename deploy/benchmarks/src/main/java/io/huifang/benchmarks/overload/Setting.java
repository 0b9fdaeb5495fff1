package io.huifang.benchmarks.overload;

/**
 * What one phase asks of intake.
 *
 * @param name of the phase
 * @param capacity events a second that intake can do
 * @param rate events a second that its sender may send; infinite where there is no such rate
 */
record Setting(String name, double capacity, double rate) {
    /** How many times what intake can do is asked of it (P23). */
    static final int TIMES = 3;

    static Setting withoutRate(double capacity) {
        return new Setting("no rate", capacity, Double.POSITIVE_INFINITY);
    }

    static Setting withRate(double capacity, double rate) {
        return new Setting("a rate", capacity, rate);
    }

    /** Events a second that are offered. */
    double offered() {
        return capacity * TIMES;
    }

    boolean hasRate() {
        return rate < capacity;
    }

    /** Events a second that intake can and may accept. */
    double acceptable() {
        return Math.min(capacity, rate);
    }
}
