package io.huifang.benchmarks.intake;

import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.Goal;
import io.huifang.benchmarks.measure.Report;
import io.huifang.benchmarks.measure.Table;

import java.util.Map;

/** Lays the medians out: each contender's rate and cost, then the goals. */
record IntakeTables(Map<String, Figure> medians) {

    Report report() {
        return new Report(
                        "intake",
                        "Events accepted per second over HTTP, authenticated, wholly validated, acknowledged with acks=all. The µs columns are processor time per event.")
                .add(Table.of(medians, "events/s"))
                .add(goals());
    }

    private Table goals() {
        Table goals = Goal.table();
        ratio("A1 ÷ bare HTTP + JSON, 64", "intake, 64", "bare HTTP + JSON, 64")
                .atLeast(0.50)
                .addTo(goals);
        ratio("A1 ÷ bare HTTP + JSON, 256", "intake, 256", "bare HTTP + JSON, 256")
                .atLeast(0.50)
                .addTo(goals);
        ratio("A2 ÷ textbook, 64", "intake, 64", "textbook, 64").atLeast(3).addTo(goals);
        ratio("A2 ÷ textbook tuned, 256", "intake, 256", "textbook tuned, 256")
                .atLeast(1.2)
                .addTo(goals);
        ratio("A4 100 a POST ÷ best producer", "intake, 100 a POST", "ProducerPerformance")
                .atLeast(0.5)
                .addTo(goals);
        return goals;
    }

    private Goal ratio(String name, String ours, String other) {
        return new Goal(name, medians.get(ours).value(), medians.get(other).value());
    }
}
