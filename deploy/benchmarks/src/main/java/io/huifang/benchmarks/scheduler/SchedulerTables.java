package io.huifang.benchmarks.scheduler;

import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.Goal;
import io.huifang.benchmarks.measure.Report;
import io.huifang.benchmarks.measure.Table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lays the medians out: rates and their cost, lateness, goals. */
record SchedulerTables(Map<String, Figure> medians) {
    static final String WAITING = "decided, task waits (refund.requested)";
    static final String MIXTURE = "decided, a mixture that asks for the whole policy";
    static final String DUE = "decided and dispatched (refund.delayed)";
    static final String RAW = "raw multi-row insert, 500 a transaction";
    static final String TIMER = "due tasks dispatched by the timer";
    static final String DB_SCHEDULER = "db-scheduler, lock and fetch";
    static final String JOBRUNR = "JobRunr";
    static final String LATE_P50 = "timer's lateness, p50";
    static final String LATE_P99 = "timer's lateness, p99";

    Report report() {
        Map<String, Figure> rates = new LinkedHashMap<>(medians);
        Map<String, Figure> lateness = new LinkedHashMap<>();
        for (String late : List.of(LATE_P50, LATE_P99)) {
            lateness.put(late, rates.remove(late));
        }
        return new Report(
                        "scheduler",
                        "Events decided and stored per second out of a backlog, and due tasks dispatched per second. Everything is decided under the shipped policy. A refund is about a refund of its own, so each makes a task. Of ten events of the mixture four are requested refunds, one of which the fifth settles; two are failed payments by night, counted for incidents and put off; one each a complaint, which has targets, a dispute, dispatched at once within its budget, and a difficulty with a feature, whose call is announced by a notice. The µs columns are processor time per event; 'client' is the inserting program, 'server' of a peer the benchmark's own process, in which the peers and their jobs, which do nothing, run; their clock starts with the first job executed. Everything is warmed up first: by rounds until two in a row are not a twentieth faster than the best before them, at most eight. Lateness is that of 1,000 tasks/s which fall due one after another, from the due time until the dispatch is read from callback-tasks, so the outbox and the broker are in it.")
                .add(Table.of(rates, "events/s"))
                .add(Table.of(lateness, "ms"))
                .add(goals());
    }

    private Table goals() {
        Table goals = Goal.table();
        double waiting = medians.get(WAITING).value();
        double timer = medians.get(TIMER).value();
        new Goal("B1 decided ÷ raw insert", waiting, medians.get(RAW).value())
                .atLeast(0.40)
                .addTo(goals);
        new Goal(
                        "B1 mixture decided ÷ raw insert",
                        medians.get(MIXTURE).value(),
                        medians.get(RAW).value())
                .atLeast(0.40)
                .addTo(goals);
        new Goal("B1 decided ÷ 25,000 events/s", waiting, 25_000).atLeast(1).addTo(goals);
        new Goal("B2 timer ÷ db-scheduler", timer, medians.get(DB_SCHEDULER).value())
                .atLeast(6)
                .addTo(goals);
        new Goal("B2 timer ÷ JobRunr", timer, medians.get(JOBRUNR).value())
                .atLeast(30)
                .addTo(goals);
        new Goal("B3 lateness p50 ÷ 10 ms", medians.get(LATE_P50).value(), 10)
                .atMost(1)
                .addTo(goals);
        new Goal("B3 lateness p99 ÷ 50 ms", medians.get(LATE_P99).value(), 50)
                .atMost(1)
                .addTo(goals);
        return goals;
    }
}
