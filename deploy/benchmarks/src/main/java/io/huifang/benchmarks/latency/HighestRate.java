package io.huifang.benchmarks.latency;

import io.huifang.benchmarks.Plan;
import io.huifang.benchmarks.load.LoadResult;
import io.huifang.benchmarks.measure.Table;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Looks for the highest rate that the path holds: up in steps until a short run fails, then from
 * there down until a whole minute is held.
 */
final class HighestRate {
    private static final int STEP = 1_000;
    private static final int HIGHEST_TRIED = 12_000;
    private static final double P99_MILLIS = 250;

    private final EndToEnd path;
    private final Plan plan;
    private final Table tried =
            new Table(
                    "events/s",
                    "seconds",
                    "p50 ms",
                    "p99 ms",
                    "lost",
                    "doubled",
                    "µs of all per event",
                    "held");

    HighestRate(EndToEnd path, Plan plan) {
        this.path = path;
        this.plan = plan;
    }

    /** Events per second; 0 when not even the lowest rate was held. */
    int find() throws IOException {
        Duration glance = plan.quick() ? Duration.ofSeconds(2) : Duration.ofSeconds(8);
        Duration whole = plan.quick() ? Duration.ofSeconds(4) : Duration.ofSeconds(60);
        int rate = 2 * STEP;
        while (rate < HIGHEST_TRIED && holds(rate, glance)) {
            rate += STEP;
        }
        while (rate > STEP) {
            rate -= STEP;
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
        try {
            Passage passage = path.run(rate, howLong);
            boolean held = passage.isHeld(P99_MILLIS);
            row(
                    rate,
                    howLong,
                    millis(passage, 50),
                    millis(passage, 99),
                    Integer.toString(passage.lost()),
                    Integer.toString(passage.doubled()),
                    String.format(Locale.ROOT, "%,.0f", passage.cpuMicros()),
                    held ? "yes" : "no");
            return held;
        } catch (LoadResult.Refused refused) {
            // overload is answered with 503, and such a rate is not held
            row(rate, howLong, "–", "–", "–", "–", "–", "no: " + refused.getMessage());
            return false;
        }
    }

    private void row(int rate, Duration howLong, String... measured) {
        List<String> cells = new ArrayList<>();
        cells.add(String.format(Locale.ROOT, "%,d", rate));
        cells.add(Long.toString(howLong.toSeconds()));
        cells.addAll(List.of(measured));
        tried.row(cells.toArray(String[]::new));
        plan.progress().println("  events/s, s, p50, p99, lost, doubled, µs, held: " + cells);
    }

    private static String millis(Passage passage, double percentile) {
        return String.format(Locale.ROOT, "%.1f", passage.claimedMillis(percentile));
    }
}
