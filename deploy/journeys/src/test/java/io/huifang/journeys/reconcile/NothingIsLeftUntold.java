package io.huifang.journeys.reconcile;

import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.evidence.Leftovers;
import io.huifang.journeys.reconcile.Finding.Notes;

/** P6 and P17: at rest, outboxes are empty, everything is read, and nothing was unreadable. */
final class NothingIsLeftUntold implements Check {
    @Override
    public Finding examine(Evidence evidence) {
        Notes notes = new Notes("P6", "outboxes are empty, topics are read, no dead letters");
        Leftovers left = evidence.leftovers();
        notes.require(left.outboxRows() == 0, left.outboxRows() + " outbox rows are left");
        notes.require(left.unreadRecords() == 0, left.unreadRecords() + " records are unread");
        notes.require(left.deadLetters() == 0, left.deadLetters() + " dead letters");
        return notes.finding();
    }
}
