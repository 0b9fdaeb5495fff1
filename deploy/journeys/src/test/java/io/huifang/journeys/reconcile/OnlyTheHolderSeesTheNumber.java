package io.huifang.journeys.reconcile;

import io.huifang.journeys.desk.DeskEntry.Revealed;
import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.reconcile.Finding.Notes;
import io.huifang.journeys.reconcile.Leases.Story;

import java.util.List;

/** P9: nobody sees the number once the lease is over or another one has begun. */
final class OnlyTheHolderSeesTheNumber implements Check {
    @Override
    public Finding examine(Evidence evidence) {
        Notes notes = new Notes("P9", "the number is shown to the live holder only");
        Leases leases = new Leases(evidence.clients().desk());
        for (List<Story> stories : leases.byAttempt().values()) {
            for (int at = 0; at < stories.size(); at++) {
                Story next = at + 1 < stories.size() ? stories.get(at + 1) : null;
                examine(stories.get(at), next, notes);
            }
        }
        return notes.finding();
    }

    /**
     * @param next the lease after it; null for the last one
     */
    private static void examine(Story one, Story next, Notes notes) {
        for (Revealed reveal : one.reveals()) {
            notes.require(!one.isOverAt(reveal), one + " saw the number after its end");
            notes.require(
                    next == null || reveal.sentAt().isBefore(next.from()),
                    one + " saw the number after " + next + " began");
        }
    }
}
