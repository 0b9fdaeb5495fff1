package io.huifang.journeys.reconcile;

import static java.util.stream.Collectors.toMap;

import io.huifang.journeys.evidence.Evidence;
import io.huifang.journeys.evidence.SchedulerRows.Task;
import io.huifang.journeys.reconcile.Finding.Notes;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** P15: a task that no event created was created by the end of another one, and only once. */
final class FollowUpsHaveParents implements Check {
    @Override
    public Finding examine(Evidence evidence) {
        Notes notes = new Notes("P15", "each follow-up has one ended parent, which has no other");
        List<Task> tasks = evidence.scheduler().tasks();
        Map<UUID, Task> byId =
                tasks.stream().collect(toMap(Task::id, task -> task, (one, other) -> one));
        Set<List<Object>> followed = new HashSet<>();
        for (Task task : tasks) {
            if (task.parent() == null) {
                continue;
            }
            Task parent = byId.get(task.parent());
            notes.require(
                    parent != null && parent.isClosed(),
                    task.id() + " follows up " + task.parent() + ", which has not ended");
            notes.require(
                    followed.add(List.of(task.parent(), task.reason())),
                    task.parent() + " is followed up twice");
        }
        return notes.finding();
    }
}
