package io.huifang.benchmarks;

import io.huifang.benchmarks.claim.ClaimBenchmark;
import io.huifang.benchmarks.intake.IntakeBenchmark;
import io.huifang.benchmarks.latency.LatencyBenchmark;
import io.huifang.benchmarks.measure.Report;
import io.huifang.benchmarks.scheduler.SchedulerBenchmark;
import io.huifang.benchmarks.start.StartBenchmark;

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
        BENCHMARKS.put("scheduler", SchedulerBenchmark::new);
        BENCHMARKS.put("claim", ClaimBenchmark::new);
        BENCHMARKS.put("latency", LatencyBenchmark::new);
        BENCHMARKS.put("start", StartBenchmark::new);
    }

    private Run() {}

    /** Arguments: the checkout, then what the user typed. */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path root = Path.of(arguments[0]);
        List<String> typed = Arrays.asList(arguments).subList(1, arguments.length);
        if (typed.isEmpty() || !BENCHMARKS.containsKey(typed.get(0))) {
            out.println(
                    "usage: deploy/benchmarks/run "
                            + String.join("|", BENCHMARKS.keySet())
                            + " [--rounds N] [--quick]");
            System.exit(2);
        }
        boolean quick = typed.contains("--quick");
        int rounds =
                typed.contains("--rounds")
                        ? Integer.parseInt(typed.get(typed.indexOf("--rounds") + 1))
                        : quick ? 1 : 5;
        Path work =
                Files.createTempDirectory(
                        Files.createDirectories(root.resolve("deploy/benchmarks/target/work")),
                        typed.get(0));
        Report report =
                BENCHMARKS
                        .get(typed.get(0))
                        .get()
                        .measure(new Plan(root, work, rounds, quick, out));
        out.println();
        out.println(report);
        if (!quick) {
            out.println(
                    "written to "
                            + root.relativize(
                                    report.write(
                                            root.resolve("docs/benchmarks"),
                                            LocalDate.now(),
                                            rounds)));
        }
        System.exit(0);
    }
}
