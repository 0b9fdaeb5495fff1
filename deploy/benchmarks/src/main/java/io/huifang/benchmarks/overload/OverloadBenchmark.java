package io.huifang.benchmarks.overload;

import io.huifang.benchmarks.Benchmark;
import io.huifang.benchmarks.Plan;
import io.huifang.benchmarks.Production;
import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.Report;
import io.huifang.benchmarks.measure.Rounds;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.ServiceProcess;
import io.huifang.local.stack.StackOptions;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Intake alone under three times the load that it can serve, without and with a sender's rate. */
public final class OverloadBenchmark implements Benchmark {
    private static final String CAPACITY = "intake, contact in 1 of " + IntakeLoad.CONTACT_IN;

    @Override
    public Report measure(Plan plan) throws Exception {
        StackOptions options =
                StackOptions.isolated(plan.root())
                        .withBacking(Production::sized)
                        .without(Service.SCHEDULER)
                        .without(Service.SURVEY);
        try (LocalStack stack = LocalStack.start(plan.work().resolve("overload"), options)) {
            IntakeLoad load = new IntakeLoad(stack);
            load.warm(untilWarm(plan));
            Map<String, Figure> capacity =
                    new Rounds(plan.progress())
                            .with(CAPACITY, () -> load.capacity(plan.warmUp(), plan.measured()))
                            .run(plan.rounds());
            double perSecond = Math.rint(capacity.get(CAPACITY).value());
            Trial trial = new Trial(plan, stack, load);
            List<Phase> phases = new ArrayList<>();
            phases.add(trial.run(Setting.withoutRate(perSecond)));
            long rate = Math.round(perSecond / 2);
            restart(stack.service(Service.INTAKE), rate);
            load.warm(untilWarm(plan));
            phases.add(trial.run(Setting.withRate(perSecond, rate)));
            return new OverloadTables(capacity, phases).report();
        }
    }

    private static Duration untilWarm(Plan plan) {
        return Duration.ofSeconds(plan.quick() ? 3 : 40);
    }

    private static void restart(ServiceProcess intake, long rate) {
        intake.configure("huifang.senders.\"demo-wallet\".rate", Long.toString(rate));
        intake.configure("huifang.senders.\"demo-wallet\".burst", Long.toString(rate));
        intake.stop();
        intake.start();
        intake.awaitReady();
    }
}
