package io.huifang.benchmarks.measure;

import java.util.Map;

/**
 * One contender's result in one round.
 *
 * @param value the figure in the benchmark's unit, for example events/s or milliseconds
 * @param cpuMicrosPerEvent processor time per event by process name; empty where not taken
 */
public record Figure(double value, Map<String, Double> cpuMicrosPerEvent) {

    /** A figure without processor times. */
    public static Figure of(double value) {
        return new Figure(value, Map.of());
    }
}
