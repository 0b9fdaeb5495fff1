package io.huifang.journeys;

import io.huifang.journeys.fault.Drill;
import io.huifang.journeys.page.ChapteredPage;
import io.huifang.journeys.recovery.Tally;

import java.util.List;
import java.util.Locale;

/**
 * What came of faults under load, for people: {@code docs/benchmarks/faults.md}. {@code
 * -Dfaults.rewrite=true} puts the chapters into the page that are else only printed.
 */
final class FaultPage {
    private static final ChapteredPage PAGE =
            new ChapteredPage(
                    "docs/benchmarks/faults.md",
                    "faults.rewrite",
                    """
                    | fault | expected | found | lost | doubled | seconds: served, more done |
                    |---|---|---|---|---|---|
                    """);

    private FaultPage() {}

    /**
     * A fault and what came of it.
     *
     * @param fault what happened
     * @param expected what was to come of it
     * @param found what came of it
     * @param lost ids that were acknowledged and are gone
     * @param doubled ids that are there twice
     * @param seconds until everything was as before; a dash where nobody waited for that
     */
    record Row(
            String fault,
            String expected,
            String found,
            String lost,
            String doubled,
            String seconds) {

        /** Of a drill in which several things happened: what is lost is lost to all of it. */
        static Row of(Drill.Entry entry, Tally tally) {
            return new Row(
                    entry.fault().name(),
                    entry.fault().expected(),
                    tally.broken(),
                    tally.lost(),
                    Long.toString(tally.doubled()),
                    String.format(Locale.ROOT, "%.1f, %.1f", entry.served(), entry.wentOn()));
        }

        @Override
        public String toString() {
            return "| %s | %s | %s | %s | %s | %s |"
                    .formatted(fault, expected, found, lost, doubled, seconds);
        }
    }

    static void tell(String title, String circumstances, List<Row> rows) {
        PAGE.tell(title, circumstances, rows);
    }
}
