package io.huifang.benchmarks.claim;

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
import java.util.Map;

/** Claims per second and their latency, at three depths of the queue and in two bad cases. */
public final class ClaimBenchmark implements Benchmark {
    private static final int AGENTS = 64;
    private static final int WARM_UPS = 3;
    private static final long FEW = 10_000;
    private static final long MANY = 1_000_000;
    private static final long LOTS = 10_000_000;

    private final Map<String, Figure> rates = new LinkedHashMap<>();
    private final Map<String, Figure> latencies = new LinkedHashMap<>();
    private Plan plan;
    private Database database;
    private Offers offers;
    private HttpClaims http;
    private RawClaims raw;

    @Override
    public Report measure(Plan plan) throws Exception {
        this.plan = plan;
        StackOptions options =
                StackOptions.isolated(plan.root())
                        .withBacking(Production::sized)
                        .withAgents(AGENTS)
                        .without(Service.INTAKE)
                        .without(Service.SCHEDULER)
                        .with(
                                Service.SURVEY,
                                survey ->
                                        survey.withConfiguration("huifang.lease.duration", "PT1H")
                                                .withConfiguration("huifang.lease.per-agent", "0"));
        try (LocalStack stack = LocalStack.start(plan.work().resolve("claim"), options)) {
            database = Sql.asSuperuser(stack.postgres(), stack.database(Service.SURVEY));
            offers = new Offers(database);
            http = new HttpClaims(plan, stack, AGENTS);
            raw = new RawClaims(plan, database, stack.postgres().pid());
            warmUp();
            few();
            many();
            manyBesideFuture();
            lots();
        }
        return new ClaimTables(rates, latencies).report();
    }

    private void few() throws Exception {
        offers.fillTo(FEW);
        latencies.putAll(
                new Rounds(plan.progress())
                        .with(() -> latency(ClaimTables.FEW, FEW))
                        .run(plan.rounds()));
    }

    private void many() throws Exception {
        long depth = depth(MANY);
        offers.fillTo(depth);
        Map<String, Figure> figures =
                new Rounds(plan.progress())
                        .with(ClaimTables.RAW, () -> filled(depth, raw.measure()))
                        .with(ClaimTables.HTTP, () -> filled(depth, http.rate()))
                        .with(
                                ClaimTables.OLD_SNAPSHOT,
                                () -> filled(depth, OldSnapshot.heldDuring(database, http::rate)))
                        .with(() -> latency(ClaimTables.MANY, depth))
                        .run(plan.rounds());
        figures.forEach(
                (name, figure) -> (name.startsWith("p") ? latencies : rates).put(name, figure));
    }

    private void manyBesideFuture() throws Exception {
        long depth = depth(MANY);
        offers.addFuture(depth);
        rates.putAll(
                new Rounds(plan.progress())
                        .with(ClaimTables.RAW_FUTURE, () -> filled(depth, raw.measure()))
                        .with(ClaimTables.FUTURE, () -> filled(depth, http.rate()))
                        .run(plan.rounds()));
    }

    private void lots() throws Exception {
        long depth = depth(LOTS);
        offers.fillTo(depth);
        http.latency("warm-up");
        latencies.putAll(
                new Rounds(plan.progress())
                        .with(() -> latency(ClaimTables.LOTS, depth))
                        .run(plan.rounds()));
    }

    private Map<String, Figure> latency(String name, long depth) throws Exception {
        Map<String, Figure> figures = http.latency(name);
        offers.fillTo(depth);
        return figures;
    }

    // what is measured first must not pay for the compiler, or the depths could not be compared
    private void warmUp() throws Exception {
        for (int i = 0; i < WARM_UPS; i++) {
            offers.fillTo(depth(MANY / 2));
            http.rate();
            http.latency("warm-up");
        }
        offers.clear();
    }

    private Figure filled(long depth, Figure figure) throws Exception {
        offers.fillTo(depth);
        return figure;
    }

    // a smoke run still needs more offers than it claims
    private long depth(long full) {
        return Math.max(100_000, plan.size((int) full));
    }
}
