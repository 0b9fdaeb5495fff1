package io.huifang.benchmarks.latency;

import io.huifang.benchmarks.Benchmark;
import io.huifang.benchmarks.Plan;
import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.Report;
import io.huifang.benchmarks.measure.Rounds;
import io.huifang.local.stack.LocalStack;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Latency at 1,000 events/s through three services, or at what the machine keeps up with, and the
 * highest rate held.
 */
public final class LatencyBenchmark implements Benchmark {
    @Override
    public Report measure(Plan plan) throws Exception {
        try (LocalStack stack =
                LocalStack.start(plan.work().resolve("latency"), EndToEnd.options(plan.root()))) {
            EndToEnd path = new EndToEnd(stack);
            WarmUp warmUp = new WarmUp(path, plan, LatencyTables.GOAL);
            LatencyTables tables = new LatencyTables(warmUp.run(), warmUp.tally());
            tables.latencies(
                    new Rounds(plan.progress())
                            .with(() -> latency(path, plan, tables))
                            .run(plan.rounds()));
            HighestRate highest = new HighestRate(path, plan, tables.step());
            tables.held(highest.find(), highest.table());
            return tables.report();
        }
    }

    private static Map<String, Figure> latency(EndToEnd path, Plan plan, LatencyTables tables)
            throws IOException {
        Passage passage = path.run(tables.rate(), plan.measured());
        plan.progress().println("  " + passage.troubles());
        tables.measured(passage);
        Map<String, Double> cost = passage.cpuMicrosPerEvent();
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put(LatencyTables.ACCEPTED_P50, new Figure(passage.acceptedMillis(50), cost));
        figures.put(LatencyTables.ACCEPTED_P99, new Figure(passage.acceptedMillis(99), cost));
        figures.put(LatencyTables.CLAIMED_P50, new Figure(passage.claimedMillis(50), cost));
        figures.put(LatencyTables.CLAIMED_P99, new Figure(passage.claimedMillis(99), cost));
        return figures;
    }
}
