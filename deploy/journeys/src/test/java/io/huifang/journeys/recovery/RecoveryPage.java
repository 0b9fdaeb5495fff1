package io.huifang.journeys.recovery;

import io.huifang.journeys.page.ChapteredPage;

import java.util.List;

/**
 * What drills of failover and restore have found, for people: {@code docs/benchmarks/recovery.md}.
 */
public final class RecoveryPage {
    private static final ChapteredPage PAGE =
            new ChapteredPage(
                    "docs/benchmarks/recovery.md",
                    "recovery.rewrite",
                    """
                    | fault | expected | found | lost | doubled | seconds until again |
                    |---|---|---|---|---|---|
                    """);

    private RecoveryPage() {}

    /**
     * A fault and what came of it.
     *
     * @param fault what happened
     * @param expected what was to be found
     * @param found what was
     * @param lost ids that were acknowledged and are gone
     * @param doubled ids that are there twice
     * @param seconds until what was served again
     */
    public record Row(
            String fault,
            String expected,
            String found,
            String lost,
            String doubled,
            String seconds) {
        @Override
        public String toString() {
            return "| %s | %s | %s | %s | %s | %s |"
                    .formatted(fault, expected, found, lost, doubled, seconds);
        }
    }

    /** Prints the chapter; {@code -Drecovery.rewrite=true} also puts it into the page. */
    public static void tell(String title, String circumstances, List<Row> rows) {
        PAGE.tell(title, circumstances, rows);
    }
}
