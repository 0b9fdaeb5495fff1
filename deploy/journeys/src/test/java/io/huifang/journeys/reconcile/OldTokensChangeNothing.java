package io.huifang.journeys.reconcile;

import static java.util.stream.Collectors.toMap;

import io.huifang.journeys.desk.DeskEntry;
import io.huifang.journeys.desk.DeskEntry.CameBack;
import io.huifang.journeys.desk.DeskEntry.Concluded;
import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.evidence.SurveyRows.Conclusion;
import io.huifang.journeys.reconcile.Finding.Notes;
import io.huifang.journeys.reconcile.Leases.Story;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** P10: who has lost the lease is refused, and what he said is found nowhere. */
final class OldTokensChangeNothing implements Check {
    private static final int PRECONDITION_FAILED = 412;

    /** The lease is over, the attempt is concluded or withdrawn; but never: done. */
    private static final Set<Integer> REFUSALS = Set.of(PRECONDITION_FAILED, 409);

    @Override
    public Finding examine(Evidence evidence) {
        Notes notes = new Notes("P10", "writes with an old token are refused and change nothing");
        Map<UUID, Conclusion> rows =
                evidence.survey().conclusions().stream()
                        .collect(toMap(Conclusion::attempt, row -> row, (one, other) -> one));
        for (Story story : new Leases(evidence.clients().desk()).all()) {
            for (Concluded said : newWords(story)) {
                requireRefused(story, said, "conclusion", said.status(), notes);
            }
            for (CameBack back : story.comebacks()) {
                requireRefused(story, back, back.what(), back.status(), notes);
            }
            requireRefusedIsNowhere(story, rows.get(story.lease().attempt()), notes);
        }
        return notes.finding();
    }

    /** Without those which ask once more what became of a conclusion said in time. */
    private static List<Concluded> newWords(Story story) {
        List<Concluded> unanswered =
                story.conclusions().stream()
                        .filter(said -> said.status().isEmpty() && !story.isOverAt(said))
                        .toList();
        return story.conclusions().stream()
                .filter(said -> unanswered.stream().noneMatch(earlier -> repeats(said, earlier)))
                .toList();
    }

    private static boolean repeats(Concluded said, Concluded earlier) {
        return earlier.sentAt().isBefore(said.sentAt())
                && earlier.disposition() == said.disposition()
                && Objects.equals(earlier.answers(), said.answers());
    }

    private static void requireRefused(
            Story story, DeskEntry entry, String what, OptionalInt answer, Notes notes) {
        if (story.isOverAt(entry) && answer.isPresent()) {
            int status = answer.getAsInt();
            notes.require(
                    REFUSALS.contains(status) || status / 100 == 5,
                    "%s is over, but its %s was answered %d".formatted(story, what, status));
        }
    }

    /** Of an agent all of whose tries were refused, nothing is stored. */
    private static void requireRefusedIsNowhere(Story story, Conclusion row, Notes notes) {
        Set<String> mayBeDone =
                story.conclusions().stream()
                        .filter(said -> !said.isRefused())
                        .map(said -> said.disposition().name())
                        .collect(Collectors.toSet());
        boolean everybodyRefused = mayBeDone.isEmpty() && !story.conclusions().isEmpty();
        if (everybodyRefused && row != null && row.agent().equals(story.lease().agent())) {
            boolean underThisLease = row.claimedAt().equals(story.from());
            notes.require(!underThisLease, story + " was refused, but is stored");
        }
    }
}
