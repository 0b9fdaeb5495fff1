package io.huifang.benchmarks.latency;

import org.HdrHistogram.Histogram;

import java.util.Map;

/**
 * What became of a run's events.
 *
 * @param events how many were sent
 * @param lost accepted, but not claimed within the patience after the last one
 * @param doubled claims of an event that had been claimed before
 * @param toAccepted microseconds from the planned instant to the 202
 * @param toClaimed microseconds from the 202 to the claim's answer
 * @param cpuMicrosPerEvent processor time by process
 */
public record Passage(
        long events,
        int lost,
        int doubled,
        Histogram toAccepted,
        Histogram toClaimed,
        Map<String, Double> cpuMicrosPerEvent) {

    /** Whether every event was claimed once, and nearly all of them soon. */
    public boolean isHeld(double p99Millis) {
        return lost == 0 && doubled == 0 && claimedMillis(99) < p99Millis;
    }

    /** Processor time per event of all processes together, microseconds. */
    public double cpuMicros() {
        return cpuMicrosPerEvent.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    public double acceptedMillis(double percentile) {
        return toAccepted.getValueAtPercentile(percentile) / 1000.0;
    }

    public double claimedMillis(double percentile) {
        return toClaimed.getValueAtPercentile(percentile) / 1000.0;
    }
}
