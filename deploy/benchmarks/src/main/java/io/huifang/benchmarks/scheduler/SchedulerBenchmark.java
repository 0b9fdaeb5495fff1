package io.huifang.benchmarks.scheduler;

import io.huifang.backing.Database;
import io.huifang.backing.Durability;
import io.huifang.benchmarks.Benchmark;
import io.huifang.benchmarks.Plan;
import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.Goal;
import io.huifang.benchmarks.measure.Report;
import io.huifang.benchmarks.measure.Rounds;
import io.huifang.benchmarks.measure.Table;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.StackOptions;

import java.util.Map;

/** Backlog drained and due tasks dispatched, against a raw insert, db-scheduler and JobRunr. */
public final class SchedulerBenchmark implements Benchmark {
    private static final String WAITING = "decided, task waits (refund.requested)";
    private static final String DUE = "decided and dispatched (refund.delayed)";
    private static final String RAW = "raw multi-row insert, 500 a transaction";
    private static final String TIMER = "due tasks dispatched by the timer";
    private static final String DB_SCHEDULER = "db-scheduler, lock and fetch";
    private static final String JOBRUNR = "JobRunr";

    @Override
    public Report measure(Plan plan) throws Exception {
        StackOptions options =
                StackOptions.isolated(plan.root())
                        .withBacking(backing -> backing.withDurability(Durability.DURABLE))
                        .without(Service.INTAKE)
                        .without(Service.SURVEY);
        try (LocalStack stack = LocalStack.start(plan.work().resolve("scheduler"), options)) {
            Database bench = stack.postgres().createDatabase("bench");
            Backlog backlog = new Backlog(stack, plan.size(200_000));
            DueTasks due = new DueTasks(stack, plan.size(50_000));
            RawInsert raw = new RawInsert(bench, stack.postgres().pid(), plan.size(200_000));
            DbSchedulerPeer dbScheduler = new DbSchedulerPeer(bench, plan.size(20_000));
            JobRunrPeer jobRunr = new JobRunrPeer(bench, plan.size(5_000));
            backlog.drain("io.huifang.refund.requested.v1");
            return report(
                    new Rounds(plan.progress())
                            .with(RAW, raw::measure)
                            .with(WAITING, () -> backlog.drain("io.huifang.refund.requested.v1"))
                            .with(DUE, () -> backlog.drain("io.huifang.refund.delayed.v1"))
                            .with(TIMER, due::dispatch)
                            .with(DB_SCHEDULER, dbScheduler::measure)
                            .with(JOBRUNR, jobRunr::measure)
                            .run(plan.rounds()));
        }
    }

    private static Report report(Map<String, Figure> medians) {
        return new Report(
                        "scheduler",
                        "Events decided and stored per second out of a backlog, and due tasks dispatched per second. Each event is about a refund of its own, so each makes a task. The µs columns are processor time per event; 'server' of the raw insert is the inserting program.")
                .add(Table.of(medians, "events/s"))
                .add(goals(medians));
    }

    private static Table goals(Map<String, Figure> medians) {
        Table goals = Goal.table();
        double waiting = medians.get(WAITING).value();
        double timer = medians.get(TIMER).value();
        new Goal("B1 decided ÷ raw insert", waiting, medians.get(RAW).value())
                .atLeast(0.40)
                .addTo(goals);
        new Goal("B1 decided ÷ 25,000 events/s", waiting, 25_000).atLeast(1).addTo(goals);
        new Goal("B2 timer ÷ db-scheduler", timer, medians.get(DB_SCHEDULER).value())
                .atLeast(6)
                .addTo(goals);
        new Goal("B2 timer ÷ JobRunr", timer, medians.get(JOBRUNR).value())
                .atLeast(30)
                .addTo(goals);
        return goals;
    }
}
