package io.huifang.journeys.reconcile;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.huifang.contract.analytics.CallbackFact;
import io.huifang.contract.analytics.DecisionFact;
import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.evidence.SchedulerRows.Task;
import io.huifang.journeys.evidence.Told;
import io.huifang.journeys.reconcile.Finding.Notes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * P17: analytics gets each decision about a task once by id, and each task as it opens and as it
 * ends. What concerns no task bears nothing by which it could be known in pseudonymous facts.
 */
final class TasksAreToldToAnalytics implements Check {
    @Override
    public Finding examine(Evidence evidence) {
        Notes notes = new Notes("P17", "what becomes of a task is told to analytics once by id");
        List<Told> facts = distinct(evidence.told());
        requireDecisions(evidence, facts, notes);
        Map<UUID, List<Told>> byTask =
                facts.stream()
                        .filter(fact -> fact.type().equals(CallbackFact.TYPE))
                        .collect(groupingBy(fact -> fact.id("callbackId")));
        for (Task task : evidence.scheduler().tasks()) {
            require(task, byTask.getOrDefault(task.id(), List.of()), notes);
        }
        return notes.finding();
    }

    private static List<Told> distinct(List<Told> told) {
        Map<UUID, Told> first = new LinkedHashMap<>();
        told.stream()
                .filter(fact -> fact.topic().equals("analytics-decisions"))
                .forEach(fact -> first.putIfAbsent(fact.eventId(), fact));
        return new ArrayList<>(first.values());
    }

    private static void requireDecisions(Evidence evidence, List<Told> facts, Notes notes) {
        Map<List<Object>, Long> stored =
                evidence.scheduler().decisions().stream()
                        .filter(decision -> decision.callback() != null)
                        .collect(
                                groupingBy(
                                        it -> List.<Object>of(it.callback(), it.kind()),
                                        counting()));
        Map<List<Object>, Long> told =
                facts.stream()
                        .filter(fact -> fact.type().equals(DecisionFact.TYPE))
                        .filter(fact -> fact.id("callbackId") != null)
                        .collect(
                                groupingBy(
                                        it ->
                                                List.<Object>of(
                                                        it.id("callbackId"), it.text("decision")),
                                        counting()));
        Set<List<Object>> all = new HashSet<>(stored.keySet());
        all.addAll(told.keySet());
        for (List<Object> key : all) {
            long times = told.getOrDefault(key, 0L);
            long wanted = stored.getOrDefault(key, 0L);
            notes.require(
                    times == wanted,
                    "%s is told to analytics %d× instead of %d×".formatted(key, times, wanted));
        }
    }

    private static void require(Task task, List<Told> facts, Notes notes) {
        long openings = of(facts, "OPEN").count();
        notes.require(openings == 1, task.id() + " is told to open " + openings + "×");
        String outcome =
                of(facts, "CLOSED")
                        .max(Comparator.comparing(fact -> fact.data().get("revision").asInt()))
                        .map(fact -> fact.text("outcome"))
                        .orElse(null);
        notes.require(
                Objects.equals(outcome, task.outcome()),
                "%s ended %s, but analytics is told %s"
                        .formatted(task.id(), task.outcome(), outcome));
    }

    private static Stream<Told> of(List<Told> facts, String status) {
        return facts.stream().filter(fact -> status.equals(fact.text("status")));
    }
}
