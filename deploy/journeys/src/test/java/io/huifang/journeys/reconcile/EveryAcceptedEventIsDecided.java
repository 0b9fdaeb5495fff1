package io.huifang.journeys.reconcile;

import static java.util.stream.Collectors.toSet;

import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.evidence.SchedulerRows.Decision;
import io.huifang.journeys.reconcile.Finding.Notes;
import io.huifang.journeys.wallet.EventKey;

import java.util.Set;

/** P1: A ⊆ D. */
final class EveryAcceptedEventIsDecided implements Check {
    @Override
    public Finding examine(Evidence evidence) {
        Notes notes = new Notes("P1", "every accepted event has a decision");
        Set<EventKey> decided =
                evidence.scheduler().decisions().stream().map(Decision::key).collect(toSet());
        new SentEvents(evidence.clients().sendings())
                .accepted()
                .forEach(key -> notes.require(decided.contains(key), key + " has no decision"));
        return notes.finding();
    }
}
