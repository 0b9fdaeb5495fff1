package io.huifang.benchmarks.latency;

import org.HdrHistogram.Histogram;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * When each event of a run was planned, accepted and claimed, by {@link System#nanoTime}. Accepting
 * and claiming are told by two threads.
 */
final class Timeline {
    private final AtomicLongArray plannedAt;
    private final AtomicLongArray acceptedAt;
    private final AtomicLongArray claimedAt;
    private final AtomicIntegerArray claims;

    Timeline(int events) {
        plannedAt = new AtomicLongArray(events);
        acceptedAt = new AtomicLongArray(events);
        claimedAt = new AtomicLongArray(events);
        claims = new AtomicIntegerArray(events);
    }

    void accepted(int event, long planned, long at) {
        plannedAt.set(event, planned);
        acceptedAt.set(event, at);
    }

    void claimed(int event, long at) {
        if (claims.getAndIncrement(event) == 0) {
            claimedAt.set(event, at);
        }
    }

    /** How many were accepted. */
    int accepted() {
        return count(event -> acceptedAt.get(event) != 0);
    }

    /** Accepted, but not claimed. */
    int lost() {
        return count(event -> acceptedAt.get(event) != 0 && claims.get(event) == 0);
    }

    /** Claims beyond the first of an event. */
    int doubled() {
        int doubled = 0;
        for (int event = 0; event < claims.length(); event++) {
            doubled += Math.max(0, claims.get(event) - 1);
        }
        return doubled;
    }

    /**
     * By how many seconds the wait from 202 to claim grew in each second of sending: near 0 while
     * the services keep up, and beyond that the part of the rate that is too much for them.
     */
    double growth() {
        int quarter = claims.length() / 4;
        int late = 3 * quarter;
        double between = (plannedAt.get(late) - plannedAt.get(0)) / 1e9;
        return quarter == 0 || between <= 0
                ? 0
                : (meanWait(late, late + quarter) - meanWait(0, quarter)) / between;
    }

    private double meanWait(int from, int to) {
        return IntStream.range(from, to)
                .filter(event -> acceptedAt.get(event) != 0 && claimedAt.get(event) != 0)
                .mapToDouble(event -> (claimedAt.get(event) - acceptedAt.get(event)) / 1e9)
                .average()
                .orElse(0);
    }

    /** Microseconds from the planned instant to the 202. */
    Histogram toAccepted() {
        return histogram(plannedAt, acceptedAt);
    }

    /** Microseconds from the 202 to the claim's answer; 0 when that came first. */
    Histogram toClaimed() {
        return histogram(acceptedAt, claimedAt);
    }

    private int count(IntPredicate which) {
        return (int) IntStream.range(0, claims.length()).filter(which).count();
    }

    private static Histogram histogram(AtomicLongArray from, AtomicLongArray to) {
        Histogram histogram = new Histogram(3);
        for (int event = 0; event < from.length(); event++) {
            if (from.get(event) != 0 && to.get(event) != 0) {
                histogram.recordValue(Math.max(0, to.get(event) - from.get(event)) / 1000);
            }
        }
        return histogram;
    }
}
