package io.huifang.journeys.reconcile;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.contract.callback.CallbackWithdrawn;
import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.evidence.SchedulerRows.Attempt;
import io.huifang.journeys.evidence.Told;
import io.huifang.journeys.reconcile.Finding.Notes;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * P15: each attempt is handed over by one fact and taken back by one fact if at all; a fact that
 * stands on the log twice is still one.
 */
final class AttemptsAreToldOnce implements Check {
    private static final Set<String> TAKEN_BACK = Set.of("WITHDRAWN", "SILENT");

    @Override
    public Finding examine(Evidence evidence) {
        Notes notes = new Notes("P15", "each attempt is told once, and each withdrawal");
        Map<UUID, Set<UUID>> dispatched = told(evidence, CallbackDispatched.TYPE);
        Map<UUID, Set<UUID>> withdrawn = told(evidence, CallbackWithdrawn.TYPE);
        for (Attempt attempt : evidence.scheduler().attempts()) {
            requireTold(attempt, "dispatched", 1, dispatched, notes);
            int times = !attempt.isOpen() && TAKEN_BACK.contains(attempt.ended()) ? 1 : 0;
            requireTold(attempt, "withdrawn", times, withdrawn, notes);
        }
        dispatched.keySet().forEach(id -> notes.broken(id + " is dispatched, but not stored"));
        withdrawn.keySet().forEach(id -> notes.broken(id + " is withdrawn, but not stored"));
        return notes.finding();
    }

    private static void requireTold(
            Attempt attempt, String what, int times, Map<UUID, Set<UUID>> told, Notes notes) {
        Set<UUID> facts = told.remove(attempt.id());
        int found = facts == null ? 0 : facts.size();
        notes.require(
                found == times,
                "%s is told %s %d× instead of %d×".formatted(attempt.id(), what, found, times));
    }

    /** Ids of facts by attempt. */
    private static Map<UUID, Set<UUID>> told(Evidence evidence, String type) {
        return evidence.told().stream()
                .filter(fact -> type.equals(fact.type()))
                .collect(
                        groupingBy(
                                fact -> fact.id("attemptId"),
                                HashMap::new,
                                mapping(Told::eventId, toSet())));
    }
}
