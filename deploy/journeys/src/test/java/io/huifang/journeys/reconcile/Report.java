package io.huifang.journeys.reconcile;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The findings of all checks.
 *
 * @param findings in the order of the promises
 */
public record Report(List<Finding> findings) {
    /**
     * What does not hold, and what holds only because nothing was there to examine: for runs in
     * which everything happens.
     */
    public List<Finding> notShown() {
        return findings.stream().filter(finding -> !finding.isShown()).toList();
    }

    /**
     * What does not hold, and of those promises also what holds only because nothing was there to
     * examine: for runs that are too short for more.
     */
    public List<Finding> notShown(Set<String> promises) {
        return findings.stream()
                .filter(it -> promises.contains(it.promise()) ? !it.isShown() : !it.holds())
                .toList();
    }

    /** The promises that were not kept. */
    public Set<String> broken() {
        return findings.stream()
                .filter(finding -> !finding.holds())
                .map(Finding::promise)
                .collect(Collectors.toSet());
    }

    @Override
    public String toString() {
        return "%-4s %-62s %8s %8s%n".formatted("", "", "examined", "broken")
                + findings.stream().map(Finding::toString).collect(Collectors.joining("\n"));
    }
}
