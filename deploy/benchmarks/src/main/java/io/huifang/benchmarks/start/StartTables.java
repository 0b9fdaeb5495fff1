package io.huifang.benchmarks.start;

import io.huifang.benchmarks.latency.Passage;
import io.huifang.benchmarks.latency.Tally;
import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.Goal;
import io.huifang.benchmarks.measure.Report;
import io.huifang.benchmarks.measure.Table;
import io.huifang.local.stack.Service;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Collects start times and memory, and lays them out with their goals. */
final class StartTables {
    private static final String WHAT =
            "Milliseconds from a process's start to the first 200 of /health/ready, probed every"
                    + " 5 ms, one service at a time while the rest of its stack idles, on migrated"
                    + " databases. The same packaged fast-jar runs on both Javas; the AOT cache (JEP"
                    + " 514) is trained by real requests. The server column is the processor time of a"
                    + " start. Idle memory is resident 20 s after the start; under load it is the peak"
                    + " of 45 s at 2,000 events/s through all three services, or as many as they took,"
                    + " with at most 256 MiB of heap. Idle and peak are of one run, after the rounds."
                    + " Refused is what was answered with anything but 202; after a 503 it was sent"
                    + " again.";
    private static final double IDLE_MIB = 180;
    private static final double LOADED_MIB = 300;

    private final Optional<NewerJava> newer;
    private final Table sent = Tally.table();
    private final Table memory = new Table("service", "idle MiB", "peak under load MiB");
    private final List<Goal.Judged> memoryGoals = new ArrayList<>();
    private Map<String, Figure> starts = Map.of();

    StartTables(Optional<NewerJava> newer) {
        this.newer = newer;
    }

    static String ours(Service service) {
        return service.partName();
    }

    static String cached(Service service) {
        return service.partName() + ", newer Java with AOT cache";
    }

    void starts(Map<String, Figure> medians) {
        starts = medians;
    }

    /** Events that were sent to train a cache or to make load. */
    void sent(String why, Passage passage) {
        Tally tally = new Tally();
        tally.add(passage);
        tally.addTo(sent, why);
    }

    void memory(Service service, double idle, double loaded) {
        memory.row(service.partName(), mib(idle), mib(loaded));
        memoryGoals.add(
                new Goal("S2 " + service.partName() + " idle ÷ 180 MiB", idle, IDLE_MIB).atMost(1));
        memoryGoals.add(
                new Goal("S2 " + service.partName() + " loaded ÷ 300 MiB", loaded, LOADED_MIB)
                        .atMost(1));
    }

    Report report() {
        String javas =
                newer.map(java -> "The newer Java is " + java.feature() + ".")
                        .orElse("No Java of 25 or newer was found, so its rows are missing.");
        return new Report("start", WHAT + " " + javas)
                .add(Table.of(starts, "ms"))
                .add(memory)
                .add(sent)
                .add(goals());
    }

    private Table goals() {
        Table goals = Goal.table();
        for (Service service : Service.values()) {
            goal("S1 " + service.partName() + " ÷ 2,000 ms", ours(service), 2_000, goals);
        }
        if (newer.isPresent()) {
            for (Service service : Service.values()) {
                goal(
                        "S1 " + service.partName() + ", AOT cache ÷ 1,000 ms",
                        cached(service),
                        1_000,
                        goals);
            }
        }
        memoryGoals.forEach(goal -> goal.addTo(goals));
        return goals;
    }

    private void goal(String name, String figure, double millis, Table goals) {
        new Goal(name, starts.get(figure).value(), millis).atMost(1).addTo(goals);
    }

    private static String mib(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }
}
