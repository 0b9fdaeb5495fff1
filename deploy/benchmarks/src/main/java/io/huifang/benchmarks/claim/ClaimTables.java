package io.huifang.benchmarks.claim;

import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.Goal;
import io.huifang.benchmarks.measure.Report;
import io.huifang.benchmarks.measure.Table;

import java.util.Map;

/**
 * Lays the medians out: rates, latencies, goals.
 *
 * @param rates claims per second by contender
 * @param latencies milliseconds by percentile and depth
 */
record ClaimTables(Map<String, Figure> rates, Map<String, Figure> latencies) {
    static final String RAW = "raw SQL, 16 connections";
    static final String HTTP = "claims over HTTP, 64 agents";
    static final String OLD_SNAPSHOT = "the same, an old snapshot held";
    static final String RAW_FUTURE = "raw SQL, 1 M future beside";
    static final String FUTURE = "claims over HTTP, 1 M future beside";
    static final String FEW = "10 k offered";
    static final String MANY = "1 M offered";
    static final String LOTS = "10 M offered";

    private static final String WHAT =
            "Claims of 64 agents over HTTP Basic, each answered with the whole brief, script and"
                    + " questionnaire. The raw SQL takes the same rows, one transaction of one prepared"
                    + " statement a claim, without a service. Rates are closed loop with 1 M offered;"
                    + " the old snapshot is taken before the warm-up, so all that was claimed since is"
                    + " dead under it. Latencies are open loop at 500 claims/s, counted from the planned"
                    + " instant. What was claimed is offered anew between runs, and the tables are"
                    + " vacuumed. The limit of leases an agent may hold is off, because nobody here"
                    + " concludes. 1 M future attempts of the highest priority lie beside the 10 M. The"
                    + " µs columns are processor time per claim; 'client' of raw SQL is the claiming"
                    + " program. In a --quick run all numbers of offers are smaller.";

    Report report() {
        return new Report("claim", WHAT)
                .add(Table.of(rates, "claims/s"))
                .add(Table.of(latencies, "ms"))
                .add(goals());
    }

    private Table goals() {
        Table goals = Goal.table();
        new Goal("C1 over HTTP ÷ raw SQL", rate(HTTP), rate(RAW)).atLeast(1).addTo(goals);
        new Goal("G1 p50, 10 M ÷ 10 k", latency("p50", LOTS), latency("p50", FEW))
                .atMost(1.3)
                .addTo(goals);
        new Goal("G1 p99, 10 M ÷ 10 k", latency("p99", LOTS), latency("p99", FEW))
                .atMost(1.3)
                .addTo(goals);
        new Goal("G2 old snapshot held ÷ without", rate(OLD_SNAPSHOT), rate(HTTP))
                .atLeast(0.8)
                .addTo(goals);
        new Goal("G2 1 M future beside ÷ without", rate(FUTURE), rate(HTTP))
                .atLeast(0.9)
                .addTo(goals);
        return goals;
    }

    private double rate(String contender) {
        return rates.get(contender).value();
    }

    private double latency(String percentile, String offered) {
        return latencies.get(percentile + ", " + offered).value();
    }
}
