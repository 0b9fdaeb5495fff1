package io.huifang.journeys.reconcile;

import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.reconcile.Finding.Notes;

/** P3: D ⊆ A ∪ I, and each decision is about what was sent. */
final class NothingIsInvented implements Check {
    @Override
    public Finding examine(Evidence evidence) {
        Notes notes = new Notes("P3", "no decision about what was refused or never sent");
        SentEvents sent = new SentEvents(evidence.clients().sendings());
        evidence.scheduler()
                .decisions()
                .forEach(
                        decision ->
                                notes.require(
                                        sent.mayBeKnown(decision.key())
                                                && sent.contents(decision.key())
                                                        .contains(decision.content()),
                                        decision.key() + " was not sent like that"));
        return notes.finding();
    }
}
