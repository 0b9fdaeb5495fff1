package io.huifang.benchmarks.latency;

import org.HdrHistogram.Histogram;

import java.util.Map;
import java.util.Set;

/**
 * What became of a run's events.
 *
 * @param events how many were accepted
 * @param refusals answers to senders other than 202, after a 503 or 429 of which the event was sent
 *     again, and to agents who were asked to come later
 * @param unanswered events whose sender gave up waiting
 * @param lost accepted, but not claimed within the patience after the last one
 * @param doubled claims of an event that had been claimed before
 * @param growth seconds by which the wait from 202 to claim grew in each second of sending
 * @param toAccepted microseconds from the planned instant to the 202
 * @param toClaimed microseconds from the 202 to the claim's answer
 * @param cpuMicrosPerEvent processor time by process
 */
public record Passage(
        long events,
        long refusals,
        long unanswered,
        int lost,
        int doubled,
        double growth,
        Histogram toAccepted,
        Histogram toClaimed,
        Map<String, Double> cpuMicrosPerEvent) {
    /** What single hiccups explain. */
    private static final double MOST_GROWTH = 0.1;

    private static final Set<String> SERVICES = Set.of("intake", "scheduler", "survey");

    /** Whether every event was accepted at once and claimed once, and nearly all of them soon. */
    public boolean isHeld(double p99Millis) {
        return isClean() && claimedMillis(99) < p99Millis;
    }

    /** Whether every event was accepted at once and claimed once, and no backlog grew. */
    boolean isKeptUpWith() {
        return isClean() && growth <= MOST_GROWTH;
    }

    /** Whether there were events, and each was accepted at once and claimed once. */
    boolean isClean() {
        return events > 0 && refusals == 0 && unanswered == 0 && lost == 0 && doubled == 0;
    }

    /** What went wrong, in a few words. */
    public String troubles() {
        return isClean()
                ? "all well"
                : "%,d refused, %,d unanswered, %,d lost, %,d claimed twice"
                        .formatted(refusals, unanswered, lost, doubled);
    }

    /** Processor time per event of all processes together, microseconds. */
    public double cpuMicros() {
        return cpuMicrosPerEvent.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** The same of our services alone. */
    double serviceMicros() {
        return SERVICES.stream().mapToDouble(cpuMicrosPerEvent::get).sum();
    }

    public double acceptedMillis(double percentile) {
        return toAccepted.getValueAtPercentile(percentile) / 1000.0;
    }

    public double claimedMillis(double percentile) {
        return toClaimed.getValueAtPercentile(percentile) / 1000.0;
    }
}
