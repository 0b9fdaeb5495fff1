package io.huifang.benchmarks.measure;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Processor time used by named processes between two looks. Children are included, but not those of
 * this program: it has started all the others.
 */
public final class ProcessorTime {
    private final Map<String, Long> pids;
    private final Map<String, Duration> before;

    private ProcessorTime(Map<String, Long> pids) {
        this.pids = pids;
        this.before = now(pids);
    }

    /** Takes the first look. */
    public static ProcessorTime since(Map<String, Long> pids) {
        return new ProcessorTime(Map.copyOf(pids));
    }

    /** Microseconds per event of each process since the first look. */
    public Map<String, Double> microsPerEvent(long events) {
        Map<String, Double> used = new LinkedHashMap<>();
        now(pids)
                .forEach(
                        (name, total) ->
                                used.put(
                                        name,
                                        total.minus(before.get(name)).toNanos()
                                                / 1000.0
                                                / Math.max(1, events)));
        return used;
    }

    private static Map<String, Duration> now(Map<String, Long> pids) {
        Map<String, Duration> times = new LinkedHashMap<>();
        pids.forEach((name, pid) -> times.put(name, ofTree(pid)));
        return times;
    }

    // a PostgreSQL backend that ends between two looks takes its time with it; pools keep them open
    private static Duration ofTree(long pid) {
        boolean alone = pid == ProcessHandle.current().pid();
        return ProcessHandle.of(pid).stream()
                .flatMap(
                        process ->
                                Stream.concat(
                                        Stream.of(process),
                                        alone ? Stream.empty() : process.descendants()))
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
