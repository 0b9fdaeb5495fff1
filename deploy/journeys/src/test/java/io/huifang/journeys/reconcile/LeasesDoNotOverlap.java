package io.huifang.journeys.reconcile;

import static java.util.stream.Collectors.toMap;

import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.evidence.SurveyRows.Attempt;
import io.huifang.journeys.evidence.SurveyRows.Conclusion;
import io.huifang.journeys.reconcile.Finding.Notes;
import io.huifang.journeys.reconcile.Leases.Story;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** P9: one holder at a time, by the agents' journals and the rows. */
final class LeasesDoNotOverlap implements Check {
    @Override
    public Finding examine(Evidence evidence) {
        Notes notes = new Notes("P9", "no two leases on one attempt overlap");
        Leases leases = new Leases(evidence.clients().desk());
        leases.byAttempt().values().forEach(stories -> examine(stories, notes));

        Map<UUID, Attempt> rows =
                evidence.survey().attempts().stream()
                        .collect(toMap(Attempt::id, row -> row, (one, other) -> one));
        for (Story story : leases.all()) {
            Attempt row = rows.get(story.lease().attempt());
            notes.require(
                    row != null && row.token() >= story.lease().token(),
                    story + " is unknown to the service");
        }
        for (Conclusion conclusion : evidence.survey().conclusions()) {
            notes.require(
                    !conclusion.concludedAt().isBefore(conclusion.claimedAt()),
                    conclusion.attempt() + " is concluded before it was claimed");
        }
        return notes.finding();
    }

    private static void examine(List<Story> stories, Notes notes) {
        for (int at = 0; at + 1 < stories.size(); at++) {
            Story one = stories.get(at);
            Story next = stories.get(at + 1);
            notes.require(one.lease().token() != next.lease().token(), one + " is also " + next);
            notes.require(
                    !next.from().isBefore(one.reliableUntil()),
                    "%s begins at %s, but %s lasts until %s"
                            .formatted(next, next.from(), one, one.reliableUntil()));
        }
    }
}
