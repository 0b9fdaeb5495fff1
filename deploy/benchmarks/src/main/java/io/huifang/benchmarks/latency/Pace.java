package io.huifang.benchmarks.latency;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How fast cold services may be driven. The rate rises only as far as they do the work with part of
 * the machine: what is left is for the broker, the database and the sender. Warm are services whose
 * work per event costs no less than half a minute ago, at a rate that rises no more. Below the goal
 * that is believed late only: compilers at work look like a cost that does not fall.
 */
final class Pace {
    private static final double FIRST = 100;
    static final double LEAST = 50;
    private static final double SHARE_OF_CORES = 0.7;
    private static final double UP = 1.5;
    private static final double DOWN = 0.7;

    /** A rise below this is none. */
    private static final double STEADY = 1.1;

    /** The part of the earlier cost at which it still counts as falling. */
    private static final double FALLING = 0.9;

    private static final Duration SPAN = Duration.ofSeconds(30);
    private static final double MICROS = 1_000_000;

    private final double goal;
    private final int cores;
    private final Duration longest;
    private final List<Step> steps = new ArrayList<>();
    private double rate;
    private boolean rising = true;

    /**
     * A stretch of time at one rate.
     *
     * @param took how long it was
     * @param microsPerEvent processor time of the services for each event
     * @param waited whether events waited for the services
     */
    record Step(Duration took, double microsPerEvent, boolean waited) {}

    /**
     * @param goal events per second that need not be exceeded
     * @param cores processors of the machine
     * @param longest when to end at the latest
     */
    Pace(double goal, int cores, Duration longest) {
        this.goal = goal;
        this.cores = cores;
        this.longest = longest;
        this.rate = Math.min(FIRST, goal);
    }

    /** Events per second of the next step. */
    double rate() {
        return rate;
    }

    /** Takes note of how a step at {@link #rate} went. */
    void after(Step step) {
        steps.add(step);
        double affordable = SHARE_OF_CORES * cores * MICROS / step.microsPerEvent();
        double wanted = Math.min(affordable, rate * (step.waited() ? DOWN : UP));
        double next = Math.max(LEAST, Math.min(goal, wanted));
        rising = next > rate * STEADY;
        rate = next;
    }

    /** Whether the services are warm, or it took long enough. */
    boolean isOver() {
        Duration passed = passed();
        Duration soonest = rate < goal ? longest.dividedBy(2) : SPAN.multipliedBy(2);
        return passed.compareTo(longest) >= 0
                || !rising && passed.compareTo(soonest) >= 0 && !isFalling();
    }

    private boolean isFalling() {
        return cost(SPAN, Duration.ZERO) < FALLING * cost(SPAN.multipliedBy(2), SPAN);
    }

    private Duration passed() {
        return steps.stream().map(Step::took).reduce(Duration.ZERO, Duration::plus);
    }

    /** Mean over the steps that ended within {@code from} before now, but not within {@code to}. */
    private double cost(Duration from, Duration to) {
        Duration age = Duration.ZERO;
        List<Double> costs = new ArrayList<>();
        for (int i = steps.size() - 1; i >= 0 && age.compareTo(from) < 0; i--) {
            if (age.compareTo(to) >= 0) {
                costs.add(steps.get(i).microsPerEvent());
            }
            age = age.plus(steps.get(i).took());
        }
        return costs.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
