package io.huifang.benchmarks.insight;

import io.huifang.benchmarks.Benchmark;
import io.huifang.benchmarks.Plan;
import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.Report;
import io.huifang.benchmarks.measure.Rounds;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.StackOptions;
import io.huifang.simulation.log.PseudonymKey;

import java.nio.file.Path;
import java.util.Map;

/** Half a million records a round, counted; against reading them and against passing them on. */
public final class InsightBenchmark implements Benchmark {
    /** About half a million records. */
    private static final int EVENTS = 135_000;

    /** A tenth: less is counted before the compiler has begun, and before it is told once. */
    private static final int FEW_EVENTS = EVENTS / 10;

    @Override
    public Report measure(Plan plan) throws Exception {
        StackOptions options =
                StackOptions.isolated(plan.root())
                        .without(Service.INTAKE)
                        .without(Service.SCHEDULER);
        try (LocalStack stack = LocalStack.start(plan.work().resolve("insight"), options)) {
            Path key = stack.secrets().keyFile("pseudonym.key");
            int events = plan.quick() ? FEW_EVENTS : EVENTS;
            Backlog backlog = new Backlog(stack.kafka(), PseudonymKey.of(key), events);
            Counting counting = new Counting(stack, backlog);
            Reading reading = new Reading(stack.kafka().bootstrap(), stack.kafka().pid());
            PassedOn passedOn = new PassedOn(stack.kafka(), plan.work());
            // half a million records are enough for the compiler
            counting.drain();
            Replica replica = new Replica(stack);
            Map<String, Figure> medians =
                    new Rounds(plan.progress())
                            .with(counting::drain)
                            .with(Reading.PARSED, () -> reading.parse(backlog.last()))
                            .with(PassedOn.NAME, () -> passedOn.measure(backlog.last()))
                            .run(plan.rounds());
            Map<String, Figure> returns =
                    new Rounds(plan.progress()).with(replica::returns).run(plan.rounds());
            return new InsightTables(medians, returns, InputRate.in(plan.root())).report();
        }
    }
}
