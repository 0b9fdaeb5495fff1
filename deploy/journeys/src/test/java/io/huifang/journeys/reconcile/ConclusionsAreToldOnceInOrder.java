package io.huifang.journeys.reconcile;

import static java.util.stream.Collectors.groupingBy;

import io.huifang.contract.analytics.AttemptFact;
import io.huifang.contract.analytics.ResponseFact;
import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.contract.survey.SurveyResponded;
import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.evidence.SurveyRows.Conclusion;
import io.huifang.journeys.evidence.Told;
import io.huifang.journeys.reconcile.Finding.Notes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * P17: every stored conclusion is told to the scheduler and to analytics once by id, and those of
 * one task in the order of its attempts.
 */
final class ConclusionsAreToldOnceInOrder implements Check {
    @Override
    public Finding examine(Evidence evidence) {
        Notes notes = new Notes("P17", "every conclusion is told once by id, in order per task");
        Map<String, List<Told>> byType =
                firsts(evidence.told()).stream().collect(groupingBy(Told::type));
        List<Conclusion> rows = evidence.survey().conclusions();
        for (String type : List.of(AttemptConcluded.TYPE, AttemptFact.TYPE)) {
            List<Told> facts = byType.getOrDefault(type, List.of());
            requireOnce(rows, facts, notes);
            requireInOrder(facts, notes);
        }
        List<Conclusion> answered = rows.stream().filter(Conclusion::isAnswered).toList();
        for (String type : List.of(SurveyResponded.TYPE, ResponseFact.TYPE)) {
            requireOnce(answered, byType.getOrDefault(type, List.of()), notes);
        }
        return notes.finding();
    }

    /** Without repetitions: the first place of each fact on each topic counts. */
    private static List<Told> firsts(List<Told> told) {
        Map<List<Object>, Told> firsts = new LinkedHashMap<>();
        told.forEach(fact -> firsts.putIfAbsent(List.of(fact.topic(), fact.eventId()), fact));
        return List.copyOf(firsts.values());
    }

    private static void requireOnce(List<Conclusion> rows, List<Told> facts, Notes notes) {
        Map<UUID, List<Told>> byAttempt =
                new HashMap<>(facts.stream().collect(groupingBy(fact -> fact.id("attemptId"))));
        for (Conclusion row : rows) {
            List<Told> told = byAttempt.remove(row.attempt());
            int times = told == null ? 0 : told.size();
            notes.require(times == 1, row.attempt() + " is told " + times + "×");
            if (times == 1 && told.get(0).data().has("disposition")) {
                notes.require(
                        row.disposition().equals(told.get(0).text("disposition")),
                        row.attempt() + " is told otherwise than it is stored");
            }
        }
        byAttempt
                .keySet()
                .forEach(attempt -> notes.require(false, attempt + " is told, but not stored"));
    }

    private static void requireInOrder(List<Told> facts, Notes notes) {
        Map<UUID, List<Told>> byTask = new HashMap<>();
        facts.forEach(
                fact ->
                        byTask.computeIfAbsent(fact.id("callbackId"), id -> new ArrayList<>())
                                .add(fact));
        byTask.forEach(
                (task, ofTask) -> {
                    for (int at = 0; at + 1 < ofTask.size(); at++) {
                        int number = ofTask.get(at).data().get("number").asInt();
                        int next = ofTask.get(at + 1).data().get("number").asInt();
                        notes.require(
                                number < next,
                                "%s tells attempt %d before %d".formatted(task, number, next));
                    }
                });
    }
}
