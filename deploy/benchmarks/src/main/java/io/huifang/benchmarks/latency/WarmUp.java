package io.huifang.benchmarks.latency;

import io.huifang.benchmarks.Plan;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/**
 * Makes cold services fast, gently: above what they can do queues build and everything times out.
 * Then finds the rate to measure at.
 */
final class WarmUp {
    private static final double STEP_DOWN = 0.8;

    private final EndToEnd path;
    private final Plan plan;
    private final double goal;
    private final Tally tally = new Tally();

    /**
     * @param goal events per second to be measured at, if the machine can do it
     */
    WarmUp(EndToEnd path, Plan plan, double goal) {
        this.path = path;
        this.plan = plan;
        this.goal = goal;
    }

    /** The goal's rate, or a lower one that the warm services keep up with. */
    double run() throws IOException {
        Duration longest = plan.quick() ? Duration.ofSeconds(20) : Duration.ofMinutes(4);
        Pace pace = new Pace(goal, Runtime.getRuntime().availableProcessors(), longest);
        while (!pace.isOver()) {
            pace.after(step(pace.rate()));
        }
        return sustained(pace.rate());
    }

    /** What became of the events so far. */
    Tally tally() {
        return tally;
    }

    private Pace.Step step(double rate) throws IOException {
        long begun = System.nanoTime();
        Passage passage = sent(rate, Duration.ofSeconds(plan.quick() ? 2 : 5));
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        return new Pace.Step(took, passage.serviceMicros(), !passage.isKeptUpWith());
    }

    private double sustained(double start) throws IOException {
        double rate = start;
        while (rate > Pace.LEAST && !keepsUp(rate)) {
            rate = Math.max(Pace.LEAST, rate * STEP_DOWN);
        }
        while (rate < goal && keepsUp(Math.min(goal, rate / STEP_DOWN))) {
            rate = Math.min(goal, rate / STEP_DOWN);
        }
        return Math.rint(rate);
    }

    // one hiccup does not tell
    private boolean keepsUp(double rate) throws IOException {
        return sent(rate, plan.measured()).isKeptUpWith()
                || sent(rate, plan.measured()).isKeptUpWith();
    }

    private Passage sent(double rate, Duration howLong) throws IOException {
        Passage passage = path.run(rate, howLong);
        tally.add(passage);
        plan.progress()
                .printf(
                        Locale.ROOT,
                        "  warm-up %,6.0f/s  %,7.0f µs of the services, p50 %,.0f ms, growth %.2f, %s%n",
                        rate,
                        passage.serviceMicros(),
                        passage.claimedMillis(50),
                        passage.growth(),
                        passage.troubles());
        return passage;
    }
}
