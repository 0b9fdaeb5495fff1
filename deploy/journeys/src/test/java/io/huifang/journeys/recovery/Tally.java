package io.huifang.journeys.recovery;

import io.huifang.journeys.reconcile.Finding;
import io.huifang.journeys.reconcile.Report;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a run has lost and what it has twice, in ids.
 *
 * @param report of the reconciler
 * @param words of the vault
 */
public record Tally(Report report, Finding words) {
    private static final String EVENTS = "P1";
    private static final String CONCLUSIONS = "every confirmed conclusion";

    /** Promises that something is there once. */
    private static final Set<String> ONCE = Set.of("P2", "P9");

    /** Acknowledged events without a decision. */
    public long eventsLost() {
        return report.findings().stream()
                .filter(finding -> finding.promise().equals(EVENTS))
                .mapToLong(finding -> finding.violations().size())
                .sum();
    }

    /** Confirmed conclusions that are not stored as they were said, on both sides. */
    public long conclusionsLost() {
        return report.findings().stream()
                .filter(finding -> finding.claim().startsWith(CONCLUSIONS))
                .mapToLong(finding -> finding.violations().size())
                .sum();
    }

    /** Accepted events whose words are in no vault. */
    public long wordsLost() {
        return words.violations().size();
    }

    /** Decisions and leases that are there twice. */
    public long doubled() {
        return report.findings().stream()
                .filter(finding -> ONCE.contains(finding.promise()))
                .mapToLong(finding -> finding.violations().size())
                .sum();
    }

    /** The promises that were not kept, for the page. */
    public String broken() {
        Set<String> broken = new TreeSet<>(report.broken());
        return broken.isEmpty() ? "every promise kept" : "broken: " + String.join(", ", broken);
    }

    /** What was lost, for the page. */
    public String lost() {
        return String.format(
                Locale.ROOT,
                "%d events, %d conclusions, %d words",
                eventsLost(),
                conclusionsLost(),
                wordsLost());
    }

    @Override
    public String toString() {
        return report + "\n" + words;
    }
}
