package io.huifang.benchmarks.latency;

import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.Goal;
import io.huifang.benchmarks.measure.Report;
import io.huifang.benchmarks.measure.Table;

import java.util.Locale;
import java.util.Map;

/** Collects latencies and rates, and lays them out with their goals. */
final class LatencyTables {
    static final String ACCEPTED_P50 = "POST → 202, p50";
    static final String ACCEPTED_P99 = "POST → 202, p99";
    static final String CLAIMED_P50 = "202 → claimed, p50";
    static final String CLAIMED_P99 = "202 → claimed, p99";

    /** Events per second at which the latency is wanted. */
    static final int GOAL = 1_000;

    private static final String WHAT =
            "Events sent open loop over 64 connections, each a delayed refund of a customer of its"
                    + " own with a contact to seal, and claimed by 32 agents who poll: at once after a"
                    + " claim, 100 ms after an empty answer. All times are the client's: POST → 202 from"
                    + " the planned instant, 202 → claimed until the claim's answer is read. They"
                    + " include the agents' polling, the decision, the outbox, two hops through Kafka"
                    + " and the load generator itself. The services are warmed up gently, until an"
                    + " event costs them no less than half a minute before, for 4 minutes at most."
                    + " Refused is what was answered with anything but 202 and sent again after a"
                    + " 503, and agents who were told to come later; no time counts as reached"
                    + " where anything was refused, lost or claimed twice. A rate is held when for 60 s no event was refused, lost or claimed twice"
                    + " and p99 of 202 → claimed stayed below 250 ms. The µs columns are processor"
                    + " time per event.";
    private static final String TOO_FAST =
            " **This machine did not keep up with 1,000 events/s even when warm.** Measured was at"
                    + " %,.0f/s, the highest rate found at which the wait grew by less than a tenth (below 50/s none was"
                    + " tried); the goal's rate was not reached.";

    private final double rate;
    private final Table tallies = Tally.table();
    private final Tally measured = new Tally();
    private Map<String, Figure> medians = Map.of();
    private int held;
    private Table tried;

    /**
     * @param rate events per second that are measured at
     * @param warmUp what became of the events before
     */
    LatencyTables(double rate, Tally warmUp) {
        this.rate = rate;
        warmUp.addTo(tallies, "warm-up");
    }

    double rate() {
        return rate;
    }

    /** By how much the rates should differ that are tried next. */
    int step() {
        return rate < GOAL ? GOAL / 10 : GOAL;
    }

    void measured(Passage passage) {
        measured.add(passage);
    }

    void latencies(Map<String, Figure> figures) {
        medians = figures;
    }

    void held(int highest, Table all) {
        held = highest;
        tried = all;
    }

    Report report() {
        measured.addTo(tallies, at("measured"));
        String what = rate < GOAL ? WHAT + TOO_FAST.formatted(rate) : WHAT;
        return new Report("latency", what)
                .add(Table.of(medians, at("ms")))
                .add(tallies)
                .add(tried)
                .add(goals());
    }

    private Table goals() {
        Table goals = Goal.table();
        new Goal(at("E1 runs in which nothing was refused, lost or doubled"), clean(), 1)
                .atLeast(1)
                .addTo(goals);
        new Goal("E1 events/s measured at ÷ 1,000", rate, GOAL).atLeast(1).addTo(goals);
        within("E1 POST → 202, p50 ÷ 2 ms", ACCEPTED_P50, 2, goals);
        within("E1 POST → 202, p99 ÷ 8 ms", ACCEPTED_P99, 8, goals);
        within("E1 202 → claimed, p50 ÷ 12 ms", CLAIMED_P50, 12, goals);
        within("E1 202 → claimed, p99 ÷ 45 ms", CLAIMED_P99, 45, goals);
        new Goal("E2 events/s held 60 s ÷ 5,000", held, 5_000).atLeast(1).addTo(goals);
        return goals;
    }

    private void within(String goal, String figure, double millis, Table goals) {
        // the times of those that came through say nothing where others did not
        double reached = measured.isClean() ? medians.get(figure).value() : Double.NaN;
        new Goal(at(goal), reached, millis).atMost(1).addTo(goals);
    }

    private double clean() {
        return measured.isClean() ? 1 : 0;
    }

    private String at(String what) {
        return String.format(Locale.ROOT, "%s at %,.0f/s", what, rate);
    }
}
