package io.huifang.benchmarks.latency;

import io.huifang.benchmarks.Plan;
import io.huifang.benchmarks.measure.Table;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Looks for the highest rate that the warm path holds: up in steps until a short run fails, then
 * from there down until a whole minute is held.
 */
final class HighestRate {
    private static final int HIGHEST_TRIED = 12_000;
    private static final double P99_MILLIS = 250;

    private final EndToEnd path;
    private final Plan plan;
    private final int step;
    private final Table tried =
            new Table(
                    "events/s",
                    "seconds",
                    "p50 ms",
                    "p99 ms",
                    "lost",
                    "doubled",
                    "refused",
                    "unanswered",
                    "µs of all per event",
                    "held");

    /**
     * @param step events per second by which the tried rates differ
     */
    HighestRate(EndToEnd path, Plan plan, int step) {
        this.path = path;
        this.plan = plan;
        this.step = step;
    }

    /** Events per second; 0 when not even the lowest rate was held. */
    int find() throws IOException {
        Duration glance = plan.quick() ? Duration.ofSeconds(2) : Duration.ofSeconds(8);
        Duration whole = plan.quick() ? Duration.ofSeconds(4) : Duration.ofSeconds(60);
        int rate = 2 * step;
        while (rate < HIGHEST_TRIED && holds(rate, glance)) {
            rate += step;
        }
        while (rate > step) {
            rate -= step;
            if (holds(rate, whole)) {
                return rate;
            }
        }
        return 0;
    }

    /** Every rate that was tried, in order. */
    Table table() {
        return tried;
    }

    private boolean holds(int rate, Duration howLong) throws IOException {
        Passage passage = path.run(rate, howLong);
        boolean held = passage.isHeld(P99_MILLIS);
        List<String> cells =
                List.of(
                        count(rate),
                        count(howLong.toSeconds()),
                        millis(passage, 50),
                        millis(passage, 99),
                        count(passage.lost()),
                        count(passage.doubled()),
                        count(passage.refusals()),
                        count(passage.unanswered()),
                        count(Math.round(passage.cpuMicros())),
                        held ? "yes" : "no");
        tried.row(cells.toArray(String[]::new));
        plan.progress().println("  events/s, s, p50, p99, …, held: " + cells);
        return held;
    }

    private static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String millis(Passage passage, double percentile) {
        return String.format(Locale.ROOT, "%.1f", passage.claimedMillis(percentile));
    }
}
