package io.huifang.benchmarks.latency;

import io.huifang.benchmarks.measure.Table;

import java.util.Locale;

/** What became of the events of several runs together. */
public final class Tally {
    private long accepted;
    private long refusals;
    private long unanswered;
    private long lost;
    private long doubled;
    private boolean clean = true;

    /** An empty table that takes {@link #addTo}. */
    public static Table table() {
        return new Table("runs", "accepted", "refused", "unanswered", "lost", "claimed twice");
    }

    public void add(Passage passage) {
        clean &= passage.isClean();
        accepted += passage.events();
        refusals += passage.refusals();
        unanswered += passage.unanswered();
        lost += passage.lost();
        doubled += passage.doubled();
    }

    /** Whether nothing at all went wrong. */
    boolean isClean() {
        return clean && accepted > 0;
    }

    public void addTo(Table table, String name) {
        table.row(
                name,
                count(accepted),
                count(refusals),
                count(unanswered),
                count(lost),
                count(doubled));
    }

    private static String count(long events) {
        return String.format(Locale.ROOT, "%,d", events);
    }
}
