package io.huifang.benchmarks.scheduler;

import io.huifang.backing.Database;
import io.huifang.benchmarks.Benchmark;
import io.huifang.benchmarks.Plan;
import io.huifang.benchmarks.Production;
import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.Report;
import io.huifang.benchmarks.measure.Rounds;
import io.huifang.benchmarks.measure.Rounds.Contender;
import io.huifang.benchmarks.measure.UntilSteady;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.StackOptions;

import java.util.LinkedHashMap;
import java.util.Map;

/** Backlog drained and due tasks dispatched, against a raw insert, db-scheduler and JobRunr. */
public final class SchedulerBenchmark implements Benchmark {
    @Override
    public Report measure(Plan plan) throws Exception {
        StackOptions options =
                StackOptions.isolated(plan.root())
                        .withBacking(Production::sized)
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
            Map<String, Contender> contenders = new LinkedHashMap<>();
            contenders.put(SchedulerTables.RAW, raw::measure);
            contenders.put(
                    SchedulerTables.WAITING, () -> backlog.drain("io.huifang.refund.requested.v1"));
            contenders.put(SchedulerTables.MIXTURE, () -> backlog.drain(mixture));
            contenders.put(
                    SchedulerTables.DUE, () -> backlog.drain("io.huifang.refund.delayed.v1"));
            contenders.put(SchedulerTables.TIMER, due::dispatch);
            contenders.put(SchedulerTables.DB_SCHEDULER, dbScheduler::measure);
            contenders.put(SchedulerTables.JOBRUNR, jobRunr::measure);
            return new SchedulerTables(measured(plan, contenders, lateness)).report();
        }
    }

    /** All are warmed up before the first is measured. */
    private static Map<String, Figure> measured(
            Plan plan, Map<String, Contender> contenders, TimerLateness lateness) throws Exception {
        UntilSteady untilSteady = new UntilSteady(plan.progress());
        Rounds rounds = new Rounds(plan.progress());
        for (var contender : contenders.entrySet()) {
            untilSteady.run(contender.getKey(), contender.getValue());
            rounds.with(contender.getKey(), contender.getValue());
        }
        return rounds.with(lateness::measure).run(plan.rounds());
    }
}
