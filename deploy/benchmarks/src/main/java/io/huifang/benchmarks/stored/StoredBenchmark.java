package io.huifang.benchmarks.stored;

import io.huifang.backing.Database;
import io.huifang.benchmarks.Benchmark;
import io.huifang.benchmarks.Plan;
import io.huifang.benchmarks.Production;
import io.huifang.benchmarks.data.Sql;
import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.Report;
import io.huifang.benchmarks.measure.Rounds;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.StackOptions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The same number of events decided on top of ten thousand to ten million stored ones. */
public final class StoredBenchmark implements Benchmark {
    private static final List<Integer> DEPTHS = List.of(10_000, 100_000, 1_000_000, 10_000_000);

    /** With five rounds less than lies between the first two depths. */
    private static final int EVENTS = 15_000;

    private static final int WARM_UPS = 4;
    private static final int WARM_UP = 60_000;

    @Override
    public Report measure(Plan plan) throws Exception {
        StackOptions options =
                StackOptions.isolated(plan.root())
                        .withBacking(Production::sized)
                        .without(Service.INTAKE)
                        .without(Service.SURVEY);
        try (LocalStack stack = LocalStack.start(plan.work().resolve("stored"), options)) {
            Database database =
                    Sql.asSuperuser(stack.postgres(), stack.database(Service.SCHEDULER));
            Arrivals arrivals = new Arrivals(stack, database);
            // what is measured first must not pay for the compiler
            for (int i = 0; i < WARM_UPS; i++) {
                arrivals.decide(plan.size(WARM_UP));
            }
            History history = new History(database, plan.progress());
            history.clear();
            arrivals.decide(plan.size(DEPTHS.get(0)));
            return measured(plan, arrivals, history);
        }
    }

    private static Report measured(Plan plan, Arrivals arrivals, History history) throws Exception {
        Map<Integer, Map<String, Figure>> costs = new LinkedHashMap<>();
        for (int depth : DEPTHS) {
            history.fillTo(plan.size(depth));
            costs.put(
                    depth,
                    new Rounds(plan.progress())
                            .with(() -> arrivals.decide(plan.size(EVENTS)))
                            .run(plan.rounds()));
        }
        return new StoredTables(costs).report();
    }
}
