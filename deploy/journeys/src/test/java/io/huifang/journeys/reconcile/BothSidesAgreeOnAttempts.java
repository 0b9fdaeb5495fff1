package io.huifang.journeys.reconcile;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.evidence.SchedulerRows;
import io.huifang.journeys.evidence.SurveyRows;
import io.huifang.journeys.reconcile.Finding.Notes;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** P15: what the scheduler has handed over is what the survey service has. */
final class BothSidesAgreeOnAttempts implements Check {
    @Override
    public Finding examine(Evidence evidence) {
        Notes notes = new Notes("P15", "scheduler and survey agree on every attempt");
        Map<UUID, SurveyRows.Attempt> worked =
                evidence.survey().attempts().stream()
                        .collect(toMap(SurveyRows.Attempt::id, row -> row, (one, other) -> one));
        Set<UUID> planned =
                evidence.scheduler().attempts().stream()
                        .map(SchedulerRows.Attempt::id)
                        .collect(toSet());
        for (SchedulerRows.Attempt attempt : evidence.scheduler().attempts()) {
            SurveyRows.Attempt other = worked.get(attempt.id());
            notes.require(other != null, attempt.id() + " never came to survey");
            notes.require(
                    other == null || other.isOpen() == attempt.isOpen(),
                    "%s is %s at survey, but ended %s at the scheduler"
                            .formatted(
                                    attempt.id(),
                                    other == null ? "unknown" : other.state(),
                                    attempt.ended()));
        }
        worked.keySet()
                .forEach(id -> notes.require(planned.contains(id), id + " is only at survey"));
        return notes.finding();
    }
}
