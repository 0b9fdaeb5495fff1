package io.huifang.benchmarks.desk;

import io.huifang.benchmarks.Benchmark;
import io.huifang.benchmarks.Plan;
import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.Report;
import io.huifang.benchmarks.measure.Rounds;
import io.huifang.benchmarks.measure.UntilSteady;
import io.huifang.local.stack.LocalStack;

import java.util.Map;

/** Calls and conclusions per second, and how long agents wait for their pages. */
public final class DeskBenchmark implements Benchmark {
    private static final int PROGRAMS = 64;
    private static final int BROWSERS = 200;

    /** So many work when it is only to be seen that everything works. */
    private static final int FEW = 16;

    @Override
    public Report measure(Plan plan) throws Exception {
        try (LocalStack stack =
                LocalStack.start(
                        plan.work().resolve("desk"), Floor.options(plan.root(), BROWSERS))) {
            Floor floor = new Floor(stack);
            Stock stock = new Stock(floor);
            Map<String, Figure> rates = rates(plan, floor, stock);
            int browsers = plan.quick() ? FEW : BROWSERS;
            try (Pages pages = new Pages(plan, floor, stock, browsers)) {
                pages.warmUp();
                Map<String, Figure> figures =
                        new Rounds(plan.progress()).with(pages::measure).run(plan.rounds());
                return new DeskTables(rates, figures, pages).report();
            }
        }
    }

    private static Map<String, Figure> rates(Plan plan, Floor floor, Stock stock) throws Exception {
        int conclusions = plan.quick() ? 200 : 4_000;
        int programs = plan.quick() ? FEW : PROGRAMS;
        ProgramCalls calls = new ProgramCalls(plan, floor, stock, programs);
        RawConclusions raw = new RawConclusions(floor, calls);
        if (!plan.quick()) {
            UntilSteady warmUp = new UntilSteady(plan.progress());
            warmUp.run(DeskTables.WHOLE, calls::whole);
            warmUp.run(DeskTables.CONCLUSIONS, () -> calls.conclusions(conclusions));
        }
        return new Rounds(plan.progress())
                .with(DeskTables.WHOLE, calls::whole)
                .with(DeskTables.CONCLUSIONS, () -> calls.conclusions(conclusions))
                .with(DeskTables.RAW, () -> raw.measure(conclusions))
                .run(plan.rounds());
    }
}
