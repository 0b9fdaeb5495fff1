package io.huifang.benchmarks.start;

import io.huifang.benchmarks.Benchmark;
import io.huifang.benchmarks.Plan;
import io.huifang.benchmarks.latency.EndToEnd;
import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.Report;
import io.huifang.benchmarks.measure.Rounds;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.StackOptions;
import io.huifang.proof.machine.Memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Time to ready on the Java that runs us and on a newer one with an AOT cache; memory. */
public final class StartBenchmark implements Benchmark {
    private static final int LOAD = 2_000;
    private static final Duration WRITING_A_CACHE = Duration.ofMinutes(5);

    @Override
    public Report measure(Plan plan) throws Exception {
        Optional<NewerJava> newer = NewerJava.find();
        StackOptions options = EndToEnd.options(plan.root());
        StartTables tables = new StartTables(newer);
        try (LocalStack stack = LocalStack.start(plan.work().resolve("start"), options)) {
            if (newer.isPresent()) {
                Path caches = Files.createDirectories(plan.work().resolve("caches"));
                train(plan, newer.get(), caches, tables);
                try (LocalStack cached =
                        LocalStack.start(
                                plan.work().resolve("cached"),
                                on(options, newer.get(), caches, "-XX:AOTCache="))) {
                    tables.starts(rounds(plan, stack, cached));
                }
            } else {
                tables.starts(rounds(plan, stack, null));
            }
            memory(plan, stack, tables);
        }
        return tables.report();
    }

    private static void train(Plan plan, NewerJava newer, Path caches, StartTables tables)
            throws Exception {
        StackOptions training =
                on(EndToEnd.options(plan.root()), newer, caches, "-XX:AOTCacheOutput=");
        try (LocalStack stack = LocalStack.start(plan.work().resolve("training"), training)) {
            tables.sent("training", new EndToEnd(stack).run(200, Duration.ofSeconds(3)));
            for (Service service : Service.values()) {
                end(stack.service(service).pid());
            }
        }
        for (Service service : Service.values()) {
            if (!Files.exists(cache(caches, service))) {
                throw new IllegalStateException("no AOT cache was written for " + service);
            }
        }
    }

    // the cache is written as the process ends, which takes longer than a stack waits for a service
    private static void end(long pid) throws Exception {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroy();
        process.onExit().get(WRITING_A_CACHE.toSeconds(), TimeUnit.SECONDS);
    }

    private static StackOptions on(
            StackOptions options, NewerJava newer, Path caches, String argument) {
        StackOptions changed = options;
        for (Service service : Service.values()) {
            changed =
                    changed.with(
                            service,
                            one ->
                                    one.withJava(newer.program())
                                            .withJvmArgument(argument + cache(caches, service)));
        }
        return changed;
    }

    private static Path cache(Path caches, Service service) {
        return caches.resolve(service.partName() + ".aot").toAbsolutePath();
    }

    private static Map<String, Figure> rounds(Plan plan, LocalStack stack, LocalStack cached)
            throws Exception {
        Rounds rounds = new Rounds(plan.progress());
        for (Service service : Service.values()) {
            rounds.with(StartTables.ours(service), () -> Starts.restart(stack.service(service)));
            if (cached != null) {
                rounds.with(
                        StartTables.cached(service), () -> Starts.restart(cached.service(service)));
            }
        }
        return rounds.run(plan.rounds());
    }

    private static void memory(Plan plan, LocalStack stack, StartTables tables) throws IOException {
        for (Service service : Service.values()) {
            Starts.restart(stack.service(service));
        }
        LockSupport.parkNanos(Duration.ofSeconds(plan.quick() ? 1 : 20).toNanos());
        Map<Service, Double> idle = new LinkedHashMap<>();
        for (Service service : Service.values()) {
            idle.put(service, Memory.residentMib(stack.service(service).pid()));
        }
        Duration loaded = Duration.ofSeconds(plan.quick() ? 2 : 45);
        tables.sent("load", new EndToEnd(stack).run(LOAD, loaded));
        for (Service service : Service.values()) {
            long pid = stack.service(service).pid();
            tables.memory(service, idle.get(service), Memory.peakMib(pid));
        }
    }
}
