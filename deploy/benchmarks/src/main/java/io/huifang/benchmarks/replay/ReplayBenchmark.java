package io.huifang.benchmarks.replay;

import io.huifang.benchmarks.Benchmark;
import io.huifang.benchmarks.Plan;
import io.huifang.benchmarks.Production;
import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.Report;
import io.huifang.benchmarks.measure.Rounds;
import io.huifang.benchmarks.measure.Table;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.StackOptions;

import java.util.Map;

/** A million past events, replayed under the same policy and under one with other hours. */
public final class ReplayBenchmark implements Benchmark {
    private static final int EVENTS = 1_000_000;
    private static final String SAME = "the same policy";
    private static final String OTHER = "other hours: every decision changes";

    @Override
    public Report measure(Plan plan) throws Exception {
        StackOptions options =
                StackOptions.isolated(plan.root())
                        .withBacking(Production::sized)
                        .without(Service.INTAKE)
                        .without(Service.SURVEY);
        try (LocalStack stack = LocalStack.start(plan.work().resolve("replay"), options)) {
            int events = plan.size(EVENTS);
            Period past = new LivedPast(stack, events).live();
            PolicyAdmin admin = new PolicyAdmin(stack);
            int other = admin.storePolicyThatCallsLater();
            Map<String, Figure> medians =
                    new Rounds(plan.progress())
                            .with(SAME, () -> admin.replay(1, past, events, 0))
                            .with(OTHER, () -> admin.replay(other, past, events, events))
                            .run(plan.rounds());
            return report(medians, events);
        }
    }

    private static Report report(Map<String, Figure> medians, int events) {
        return new Report(
                        "replay",
                        String.format(
                                "%,d past events a replay: events decided twice a second, once"
                                        + " under the policy that was in force and once under the"
                                        + " candidate, with everything that follows from them in"
                                        + " virtual time; from the first page to the last, results"
                                        + " stored. The events were decided by the scheduler itself"
                                        + " before, and its books are reproduced without exception,"
                                        + " or the run fails. The µs columns are processor time per"
                                        + " event.",
                                events))
                .add(Table.of(medians, "events/s"));
    }
}
