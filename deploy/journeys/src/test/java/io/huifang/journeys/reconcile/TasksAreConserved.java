package io.huifang.journeys.reconcile;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.huifang.contract.callback.CallbackClosed;
import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.evidence.SchedulerRows.Attempt;
import io.huifang.journeys.evidence.SchedulerRows.Decision;
import io.huifang.journeys.evidence.SchedulerRows.Task;
import io.huifang.journeys.evidence.Told;
import io.huifang.journeys.reconcile.Finding.Notes;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * P15: created = waiting + dispatched + closed. Created is counted from the decisions, the rest
 * from the tasks, and each task's attempts must fit its status.
 */
final class TasksAreConserved implements Check {
    @Override
    public Finding examine(Evidence evidence) {
        Notes notes = new Notes("P15", "tasks created = waiting + dispatched + closed");
        List<Task> tasks = evidence.scheduler().tasks();
        Set<UUID> known = tasks.stream().map(Task::id).collect(toSet());
        Set<UUID> created = new HashSet<>();
        for (Decision decision : evidence.scheduler().decisions()) {
            if (decision.opensTask()) {
                notes.require(
                        created.add(decision.callback()), decision.key() + " opened no own task");
            }
            notes.require(
                    decision.callback() == null || known.contains(decision.callback()),
                    decision.key() + " names a task that does not exist");
        }
        Map<UUID, List<Attempt>> attempts =
                evidence.scheduler().attempts().stream().collect(groupingBy(Attempt::task));
        Map<UUID, Set<String>> closed = outcomesTold(evidence.told());
        for (Task task : tasks) {
            notes.require(
                    task.parent() != null || created.contains(task.id()),
                    task.id() + " was created by no decision");
            examine(task, attempts.getOrDefault(task.id(), List.of()), notes);
            Set<String> told = closed.getOrDefault(task.id(), Set.of());
            notes.require(
                    told.equals(task.isClosed() ? Set.of(task.outcome()) : Set.of()),
                    task.id() + " is " + task.outcome() + ", but told " + told);
        }
        return notes.finding();
    }

    private static void examine(Task task, List<Attempt> attempts, Notes notes) {
        long open = attempts.stream().filter(Attempt::isOpen).count();
        boolean fits =
                switch (task.status()) {
                    case "WAITING" -> open == 0 && task.outcome() == null;
                    case "DISPATCHED" -> open == 1 && task.outcome() == null;
                    case "CLOSED" -> open == 0 && task.outcome() != null;
                    default -> false;
                };
        notes.require(
                fits, task.id() + " is " + task.status() + " with " + open + " open attempts");
        Set<Integer> numbers = attempts.stream().map(Attempt::number).collect(toSet());
        Set<Integer> expected = IntStream.rangeClosed(1, task.attempts()).boxed().collect(toSet());
        notes.require(
                numbers.equals(expected) && attempts.size() == task.attempts(),
                task.id() + " has attempts " + numbers + " of " + task.attempts());
    }

    /** Closing is told once: the same fact may stand on the log twice, another one may not. */
    private static Map<UUID, Set<String>> outcomesTold(List<Told> told) {
        Map<UUID, List<Told>> byTask =
                told.stream()
                        .filter(fact -> CallbackClosed.TYPE.equals(fact.type()))
                        .collect(groupingBy(fact -> fact.id("callbackId")));
        return byTask.entrySet().stream()
                .collect(
                        java.util.stream.Collectors.toMap(
                                Map.Entry::getKey, entry -> outcomes(entry.getValue())));
    }

    private static Set<String> outcomes(List<Told> facts) {
        long distinct = facts.stream().map(Told::eventId).distinct().count();
        return distinct == 1
                ? Set.of(facts.get(0).text("outcome"))
                : Set.of("closed " + distinct + " times");
    }
}
