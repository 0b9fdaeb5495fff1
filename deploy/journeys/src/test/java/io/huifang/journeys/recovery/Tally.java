package io.huifang.journeys.recovery;

import io.huifang.journeys.reconcile.Finding;
import io.huifang.journeys.reconcile.Report;
import io.huifang.journeys.reconcile.WordsAreSealed;
import io.huifang.journeys.stack.Rig;
import io.huifang.journeys.wallet.Sending;
import io.huifang.local.stack.Service;

import java.util.List;
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

    /**
     * Of a run.
     *
     * @param sendings its senders' journal
     * @param prefix what the ids of its customers begin with
     */
    public static Tally of(Report report, Rig rig, List<Sending> sendings, String prefix) {
        VaultRows vault = new VaultRows(rig.database(Service.INTAKE));
        return new Tally(report, WordsAreSealed.examine(sendings, vault.narratives(prefix)));
    }

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
