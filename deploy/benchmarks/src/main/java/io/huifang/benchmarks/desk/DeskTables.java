package io.huifang.benchmarks.desk;

import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.Goal;
import io.huifang.benchmarks.measure.Report;
import io.huifang.benchmarks.measure.Table;

import java.util.Locale;
import java.util.Map;

/**
 * Lays the medians out: rates, the pages' times, goals.
 *
 * @param rates by contender
 * @param figures of the pages, as {@link Pages} names them
 * @param pages what was counted
 */
record DeskTables(Map<String, Figure> rates, Map<String, Figure> figures, Pages pages) {
    static final String WHOLE = "claim, reveal, conclude over HTTP, 64 agents";
    static final String CONCLUSIONS = "conclusions over HTTP, 64 agents";
    static final String RAW = "conclusions in raw SQL, 16 connections";

    /** What somebody who waits for a page does not notice. */
    private static final double NOT_NOTICED_MILLIS = 100;

    private static final String WHAT =
            "Calls as programs make them for 64 agents over HTTP Basic, closed loop, in a stack of"
                    + " all services: claimed, the number shown (scheduler and vault are asked each"
                    + " time), concluded with answers; then conclusions alone, of calls claimed before,"
                    + " and the same rows written without a service, one transaction of one prepared"
                    + " statement a conclusion. Then the pages: 200 agents with a browser's session and"
                    + " a stream of news open each, hurried but human: a call in ten seconds of pauses"
                    + " and ten requests. Their times count from the sending. Errors are answers other"
                    + " than the wanted one. Every call was an event with a contact at intake before."
                    + " The µs columns are processor time per call of each process; the database's of"
                    + " raw SQL includes the relay's share, as the survey column does. In a --quick run"
                    + " there are fewer agents.";

    Report report() {
        return new Report("desk", WHAT)
                .add(Table.of(rates, "per second"))
                .add(times())
                .add(Table.of(Map.of(Pages.CALLS, figures.get(Pages.CALLS)), "per second"))
                .add(goals());
    }

    private Table times() {
        Table times = new Table("page", "p50 ms", "p95 ms", "p99 ms", "answers", "errors");
        for (String kind : PageAgent.kinds()) {
            times.row(
                    kind,
                    millis(kind, 50),
                    millis(kind, 95),
                    millis(kind, 99),
                    count(pages.answers(kind)),
                    count(pages.errors(kind)));
        }
        return times.row(
                "streams of news", "–", "–", "–", count(pages.open().events()), count(lost()));
    }

    private Table goals() {
        Table goals = Goal.table();
        new Goal("conclusions over HTTP ÷ raw SQL", rate(CONCLUSIONS), rate(RAW))
                .atLeast(0.25)
                .addTo(goals);
        for (String kind : PageAgent.kinds()) {
            new Goal(kind + ", p95 ms ÷ 100", value(kind, 95), NOT_NOTICED_MILLIS)
                    .atMost(1)
                    .addTo(goals);
        }
        long errors = PageAgent.kinds().stream().mapToLong(pages::errors).sum() + lost();
        new Goal("errors and streams lost, + 1", errors + 1, 1).atMost(1).addTo(goals);
        return goals;
    }

    private long lost() {
        return pages.open().lost();
    }

    private double rate(String contender) {
        return rates.get(contender).value();
    }

    private double value(String kind, int percentile) {
        return figures.get(Pages.name(kind, percentile)).value();
    }

    private String millis(String kind, int percentile) {
        return String.format(Locale.ROOT, "%.1f", value(kind, percentile));
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
