package io.huifang.journeys.soak;

import io.huifang.journeys.reconcile.Report;
import io.huifang.journeys.soak.Disturbances.Struck;
import io.huifang.journeys.tide.TideBooks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What came of a soak.
 *
 * @param options what it was asked for
 * @param span when it began, and how long the load lasted
 * @param counts of the tide
 * @param struck faults
 * @param report of the reconciliation
 * @param others what else is worth a sentence
 */
public record SoakFacts(
        SoakOptions options,
        Span span,
        TideBooks.Counts counts,
        List<Struck> struck,
        Report report,
        List<String> others) {

    public SoakFacts {
        struck = List.copyOf(struck);
        others = List.copyOf(others);
    }

    /** From when, and for how long. */
    public record Span(Instant from, Duration length) {}

    /** Events accepted a second, over all of the time. */
    double reached() {
        return counts.accepted() / Math.max(1, span.length().toMillis() / 1e3);
    }
}
