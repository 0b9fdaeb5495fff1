package io.huifang.benchmarks;

import io.huifang.backing.Directories;
import io.huifang.benchmarks.claim.ClaimBenchmark;
import io.huifang.benchmarks.desk.DeskBenchmark;
import io.huifang.benchmarks.insight.InsightBenchmark;
import io.huifang.benchmarks.intake.IntakeBenchmark;
import io.huifang.benchmarks.latency.LatencyBenchmark;
import io.huifang.benchmarks.measure.Report;
import io.huifang.benchmarks.overload.OverloadBenchmark;
import io.huifang.benchmarks.replay.ReplayBenchmark;
import io.huifang.benchmarks.scheduler.SchedulerBenchmark;
import io.huifang.benchmarks.start.StartBenchmark;
import io.huifang.benchmarks.stored.StoredBenchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** {@code run <benchmark> [--rounds N] [--quick]}. */
public final class Run {
    private static final Map<String, Supplier<Benchmark>> BENCHMARKS = new LinkedHashMap<>();

    static {
        BENCHMARKS.put("intake", IntakeBenchmark::new);
        BENCHMARKS.put("overload", OverloadBenchmark::new);
        BENCHMARKS.put("scheduler", SchedulerBenchmark::new);
        BENCHMARKS.put("stored", StoredBenchmark::new);
        BENCHMARKS.put("replay", ReplayBenchmark::new);
        BENCHMARKS.put("claim", ClaimBenchmark::new);
        BENCHMARKS.put("desk", DeskBenchmark::new);
        BENCHMARKS.put("latency", LatencyBenchmark::new);
        BENCHMARKS.put("insight", InsightBenchmark::new);
        BENCHMARKS.put("start", StartBenchmark::new);
    }

    private Run() {}

    /** Arguments: the checkout, then what the user typed. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String> typed = Arrays.asList(arguments).subList(1, arguments.length);
        try {
            Typed wanted = Typed.of(typed, BENCHMARKS.keySet());
            System.exit(measure(Path.of(arguments[0]), wanted, out) ? 0 : 1);
        } catch (IllegalArgumentException mistyped) {
            out.println(mistyped.getMessage());
            out.println(
                    "usage: deploy/benchmarks/run "
                            + String.join("|", BENCHMARKS.keySet())
                            + " [--rounds N] [--quick]");
            System.exit(2);
        }
    }

    /** False when it failed; then data and logs are kept. */
    private static boolean measure(Path root, Typed wanted, PrintStream out) {
        Path work = null;
        try {
            Path all = Files.createDirectories(root.resolve("deploy/benchmarks/target/work"));
            work = Files.createTempDirectory(all, wanted.benchmark());
            Plan plan = new Plan(root, work, wanted.rounds(), wanted.quick(), out);
            Report report = BENCHMARKS.get(wanted.benchmark()).get().measure(plan);
            out.println();
            out.println(report);
            if (!wanted.quick()) {
                Path page = report.write(root, LocalDate.now(), wanted.rounds());
                out.println("written to " + root.relativize(page));
            }
            remove(work, out);
            return true;
        } catch (Exception | Error failed) {
            out.println();
            out.println("The benchmark failed: " + failed);
            if (work != null) out.println("Data and logs are kept in " + work);
            failed.printStackTrace(out);
            return false;
        }
    }

    private static void remove(Path work, PrintStream out) {
        try {
            Directories.delete(work);
        } catch (IOException left) {
            out.println("Could not be removed: " + work);
        }
    }
}
