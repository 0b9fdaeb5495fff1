package io.huifang.benchmarks.intake;

import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.Goal;
import io.huifang.benchmarks.measure.Report;
import io.huifang.benchmarks.measure.Table;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lays the medians out: each contender's rate and cost, then the goals. */
record IntakeTables(Map<String, Figure> medians) {

    Report report() {
        return new Report(
                        "intake",
                        "Events accepted per second over HTTP, authenticated, wholly validated, acknowledged with acks=all. By token: the same with RS256 access tokens, each of which is checked once and known from then on. The µs columns are processor time per event.")
                .add(Table.of(medians, "events/s"))
                .add(proofs())
                .add(goals());
    }

    /** What it costs to know the sender by a signed access token instead of a key. */
    private Table proofs() {
        Table table = new Table("proof of the sender", "events/s ÷ by key", "server µs ÷ by key");
        for (int connections : new int[] {64, 256}) {
            Figure key = medians.get("intake, " + connections);
            for (String tokens : List.of("a token", "1,000 tokens")) {
                String name = tokens + ", " + connections;
                Figure token = medians.get("intake, " + name);
                table.row(
                        name, ratio(token.value(), key.value()), ratio(server(token), server(key)));
            }
        }
        return table;
    }

    private static double server(Figure figure) {
        return figure.cpuMicrosPerEvent().get("server");
    }

    private static String ratio(double ours, double other) {
        return String.format(Locale.ROOT, "%.2f", ours / other);
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
