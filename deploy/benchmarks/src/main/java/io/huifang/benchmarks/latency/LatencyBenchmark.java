package io.huifang.benchmarks.latency;

import io.huifang.benchmarks.Benchmark;
import io.huifang.benchmarks.Plan;
import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.Goal;
import io.huifang.benchmarks.measure.Report;
import io.huifang.benchmarks.measure.Rounds;
import io.huifang.benchmarks.measure.Table;
import io.huifang.local.stack.LocalStack;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Latency at 1,000 events/s through three services, and the highest rate they hold. */
public final class LatencyBenchmark implements Benchmark {
    private static final String ACCEPTED_P50 = "POST → 202, p50";
    private static final String ACCEPTED_P99 = "POST → 202, p99";
    private static final String CLAIMED_P50 = "202 → claimed, p50";
    private static final String CLAIMED_P99 = "202 → claimed, p99";
    private static final int RATE = 1_000;

    private static final String WHAT =
            "Events sent open loop over 64 connections, each a delayed refund of a customer of its"
                    + " own with a contact to seal, and claimed by 32 agents who poll: at once after a"
                    + " claim, 100 ms after an empty answer. All times are the client's: POST → 202 from"
                    + " the planned instant, 202 → claimed until the claim's answer is read. They"
                    + " include the agents' polling, the decision, the outbox, two hops through Kafka"
                    + " and the load generator itself. A rate is held when for 60 s no event was lost or"
                    + " claimed twice and p99 of 202 → claimed stayed below 250 ms. The µs columns are"
                    + " processor time per event.";

    @Override
    public Report measure(Plan plan) throws Exception {
        try (LocalStack stack =
                LocalStack.start(plan.work().resolve("latency"), EndToEnd.options(plan.root()))) {
            EndToEnd path = new EndToEnd(stack);
            warmUp(path, plan);
            Map<String, Figure> medians =
                    new Rounds(plan.progress()).with(() -> latency(path, plan)).run(plan.rounds());
            HighestRate highest = new HighestRate(path, plan);
            int held = highest.find();
            return new Report("latency", WHAT)
                    .add(Table.of(medians, "ms at 1,000/s"))
                    .add(highest.table())
                    .add(goals(medians, held));
        }
    }

    // cold services on two cores would fall behind the whole rate and never catch up
    private static void warmUp(EndToEnd path, Plan plan) throws IOException {
        for (double rate : new double[] {RATE / 20, RATE / 5, RATE / 2, RATE}) {
            path.warmUp(rate, plan.quick() ? Duration.ofSeconds(3) : Duration.ofSeconds(15));
        }
    }

    private static Map<String, Figure> latency(EndToEnd path, Plan plan) throws IOException {
        Passage passage = path.run(RATE, plan.measured());
        if (passage.lost() > 0 || passage.doubled() > 0) {
            throw new IllegalStateException(
                    passage.lost() + " events lost, " + passage.doubled() + " claimed twice");
        }
        Map<String, Double> cost = passage.cpuMicrosPerEvent();
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put(ACCEPTED_P50, new Figure(passage.acceptedMillis(50), cost));
        figures.put(ACCEPTED_P99, new Figure(passage.acceptedMillis(99), cost));
        figures.put(CLAIMED_P50, new Figure(passage.claimedMillis(50), cost));
        figures.put(CLAIMED_P99, new Figure(passage.claimedMillis(99), cost));
        return figures;
    }

    private static Table goals(Map<String, Figure> medians, int held) {
        Table goals = Goal.table();
        within(medians, "E1 POST → 202, p50 ÷ 2 ms", ACCEPTED_P50, 2).addTo(goals);
        within(medians, "E1 POST → 202, p99 ÷ 8 ms", ACCEPTED_P99, 8).addTo(goals);
        within(medians, "E1 202 → claimed, p50 ÷ 12 ms", CLAIMED_P50, 12).addTo(goals);
        within(medians, "E1 202 → claimed, p99 ÷ 45 ms", CLAIMED_P99, 45).addTo(goals);
        new Goal("E2 events/s held 60 s ÷ 5,000", held, 5_000).atLeast(1).addTo(goals);
        return goals;
    }

    private static Goal.Judged within(
            Map<String, Figure> medians, String goal, String figure, double millis) {
        return new Goal(goal, medians.get(figure).value(), millis).atMost(1);
    }
}
