package io.huifang.journeys.reconcile;

import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.reconcile.Finding.Notes;

/** P11: agents who are never heard of again give back what they hold. */
final class NoLeaseOutlivesItself implements Check {
    @Override
    public Finding examine(Evidence evidence) {
        Notes notes = new Notes("P11", "no attempt is held 10 s past its lease");
        long overdue = evidence.leftovers().overdueLeases();
        evidence.survey().attempts().forEach(attempt -> notes.require(true, ""));
        notes.require(overdue == 0, overdue + " attempts are held past their lease");
        return notes.finding();
    }
}
