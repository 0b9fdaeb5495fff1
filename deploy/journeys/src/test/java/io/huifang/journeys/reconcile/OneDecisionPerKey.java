package io.huifang.journeys.reconcile;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.evidence.SchedulerRows.Decision;
import io.huifang.journeys.reconcile.Finding.Notes;

/** P2: one row a key. */
final class OneDecisionPerKey implements Check {
    @Override
    public Finding examine(Evidence evidence) {
        Notes notes = new Notes("P2", "no event is decided twice");
        evidence.scheduler().decisions().stream()
                .collect(groupingBy(Decision::key, counting()))
                .forEach(
                        (key, count) ->
                                notes.require(count == 1, key + " is decided " + count + "×"));
        return notes.finding();
    }
}
