package io.huifang.journeys.reconcile;

import io.huifang.contract.attempt.Disposition;
import io.huifang.journeys.desk.DeskEntry.Claimed;
import io.huifang.journeys.desk.DeskEntry.Concluded;
import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.reconcile.Finding.Notes;
import io.huifang.journeys.reconcile.Leases.Story;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * P13: no customer is called more often than the shipped policy allows in a day, and a run is
 * shorter than that. A call is an attempt that ended in a way that counts, or whose number was
 * shown and that did not end in a way that does not. A dead number that was not even shown is none:
 * there was no number to dial.
 */
final class ContactsKeepTheBudget implements Check {
    /** The shipped policy's budget of one day. */
    private static final int A_DAY = 3;

    @Override
    public Finding examine(Evidence evidence) {
        Notes notes = new Notes("P13", "nobody is called more often than his budget allows");
        Map<String, Set<UUID>> calls = new HashMap<>();
        for (Story story : new Leases(evidence.clients().desk()).all()) {
            Claimed claim = story.claims().get(0);
            if (isCall(story)) {
                calls.computeIfAbsent(claim.customer(), customer -> new HashSet<>())
                        .add(claim.lease().attempt());
            }
        }
        calls.forEach(
                (customer, attempts) ->
                        notes.require(
                                attempts.size() <= A_DAY,
                                customer + " was called " + attempts.size() + " times"));
        return notes.finding();
    }

    private static boolean isCall(Story story) {
        return story.conclusions().stream()
                .filter(Concluded::isDone)
                .findFirst()
                .map(done -> done.disposition().counts() && !isWithoutNumber(story, done))
                .orElseGet(() -> !story.reveals().isEmpty());
    }

    private static boolean isWithoutNumber(Story story, Concluded done) {
        return done.disposition() == Disposition.NUMBER_DEAD && story.reveals().isEmpty();
    }
}
