package io.huifang.journeys.reconcile;

import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.reconcile.Finding.Notes;

/** P11: agents who are never heard of again give back what they hold. */
final class NoLeaseOutlivesItself implements Check {
    @Override
    public Finding examine(Evidence evidence) {
        Notes notes = new Notes("P11", "at no look an attempt was held 10 s past its lease");
        long overdue = evidence.leases().overdue();
        long held = evidence.leftovers().liveLeases();
        notes.looked(evidence.leases().looks());
        if (overdue > 0) {
            notes.broken(overdue + " attempts were held past their lease");
        }
        if (held > 0) {
            notes.broken(held + " attempts are held although everybody has gone home");
        }
        return notes.finding();
    }
}
