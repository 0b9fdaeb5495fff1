package io.huifang.benchmarks.scheduler;

import io.huifang.backing.Database;
import io.huifang.backing.Durability;
import io.huifang.benchmarks.Benchmark;
import io.huifang.benchmarks.Plan;
import io.huifang.benchmarks.measure.Report;
import io.huifang.benchmarks.measure.Rounds;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.StackOptions;

/** Backlog drained and due tasks dispatched, against a raw insert, db-scheduler and JobRunr. */
public final class SchedulerBenchmark implements Benchmark {
    @Override
    public Report measure(Plan plan) throws Exception {
        StackOptions options =
                StackOptions.isolated(plan.root())
                        .withBacking(backing -> backing.withDurability(Durability.DURABLE))
                        .without(Service.INTAKE)
                        .without(Service.SURVEY);
        try (LocalStack stack = LocalStack.start(plan.work().resolve("scheduler"), options)) {
            Database bench = stack.postgres().createDatabase("bench");
            Backlog backlog = new Backlog(stack, plan.size(60_000));
            DueTasks due = new DueTasks(stack, plan.size(30_000));
            RawInsert raw = new RawInsert(bench, stack.postgres().pid(), plan.size(60_000));
            DbSchedulerPeer dbScheduler =
                    new DbSchedulerPeer(bench, stack.postgres().pid(), plan.size(20_000));
            JobRunrPeer jobRunr = new JobRunrPeer(bench, stack.postgres().pid(), plan.size(5_000));
            TimerLateness lateness = new TimerLateness(stack, plan.size(10_000));
            Mixture mixture = new Mixture();
            backlog.drain("io.huifang.refund.requested.v1");
            backlog.drain(mixture);
            due.dispatch();
            dbScheduler.measure();
            jobRunr.measure();
            return new SchedulerTables(
                            new Rounds(plan.progress())
                                    .with(SchedulerTables.RAW, raw::measure)
                                    .with(
                                            SchedulerTables.WAITING,
                                            () -> backlog.drain("io.huifang.refund.requested.v1"))
                                    .with(SchedulerTables.MIXTURE, () -> backlog.drain(mixture))
                                    .with(
                                            SchedulerTables.DUE,
                                            () -> backlog.drain("io.huifang.refund.delayed.v1"))
                                    .with(SchedulerTables.TIMER, due::dispatch)
                                    .with(SchedulerTables.DB_SCHEDULER, dbScheduler::measure)
                                    .with(SchedulerTables.JOBRUNR, jobRunr::measure)
                                    .with(lateness::measure)
                                    .run(plan.rounds()))
                    .report();
        }
    }
}
