package io.huifang.journeys.reconcile;

import static java.util.stream.Collectors.toMap;

import io.huifang.journeys.desk.DeskEntry.Concluded;
import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.evidence.SchedulerRows.Attempt;
import io.huifang.journeys.evidence.SurveyRows.Conclusion;
import io.huifang.journeys.reconcile.Finding.Notes;
import io.huifang.journeys.reconcile.Leases.Story;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** P17: what was answered with success is stored as it was said, and the scheduler knows it. */
final class ConclusionsSurvive implements Check {
    @Override
    public Finding examine(Evidence evidence) {
        Notes notes = new Notes("P17", "every confirmed conclusion is stored and known to both");
        Map<UUID, Conclusion> rows =
                evidence.survey().conclusions().stream()
                        .collect(toMap(Conclusion::attempt, row -> row, (one, other) -> one));
        Map<UUID, Attempt> planned =
                evidence.scheduler().attempts().stream()
                        .collect(toMap(Attempt::id, row -> row, (one, other) -> one));
        Set<String> said = new HashSet<>();
        for (Story story : new Leases(evidence.clients().desk()).all()) {
            UUID attempt = story.lease().attempt();
            for (Concluded conclusion : story.conclusions()) {
                String words =
                        words(attempt, story.lease().agent(), conclusion.disposition().name());
                if (!conclusion.isRefused()) {
                    said.add(words);
                }
                notes.require(
                        !conclusion.isDone() || words.equals(words(rows.get(attempt))),
                        words + " was confirmed, but is not stored");
            }
        }
        for (Conclusion row : evidence.survey().conclusions()) {
            notes.require(said.contains(words(row)), words(row) + " was never said");
            Attempt attempt = planned.get(row.attempt());
            notes.require(
                    attempt != null && row.disposition().equals(attempt.disposition()),
                    words(row) + " is unknown to the scheduler");
        }
        return notes.finding();
    }

    private static String words(Conclusion row) {
        return row == null ? "" : words(row.attempt(), row.agent(), row.disposition());
    }

    private static String words(UUID attempt, String agent, String disposition) {
        return attempt + " " + disposition + " by " + agent;
    }
}
