package io.huifang.scheduler.callback;

import io.huifang.scheduler.slot.Booking;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Which rows a transaction writes, each once and as it stands at the end. */
final class TaskChanges {
    private final Set<CallbackTask> opened = new LinkedHashSet<>();
    private final Set<CallbackTask> changed = new LinkedHashSet<>();
    private final Map<UUID, CallbackTask> dispatchedAttempts = new LinkedHashMap<>();
    private final Map<UUID, CallbackTask> changedAttempts = new LinkedHashMap<>();
    private final List<CallbackTask> closed = new ArrayList<>();
    private final Map<CallbackTask, Agreed> agreed = new LinkedHashMap<>();

    void open(CallbackTask task) {
        opened.add(task);
    }

    void touch(CallbackTask task) {
        if (!opened.contains(task)) changed.add(task);
    }

    void dispatch(CallbackTask task, Attempt attempt) {
        touch(task);
        dispatchedAttempts.put(attempt.attemptId(), task);
    }

    /** The attempt's row only: that of a closed task never changes again. */
    void touch(CallbackTask task, Attempt attempt) {
        if (!dispatchedAttempts.containsKey(attempt.attemptId())) {
            changedAttempts.put(attempt.attemptId(), task);
        }
    }

    void close(CallbackTask task) {
        closed.add(task);
        touch(task);
    }

    void agree(CallbackTask task, Agreed how) {
        agreed.put(task, how);
        touch(task);
    }

    List<CallbackTask> opened() {
        return List.copyOf(opened);
    }

    List<CallbackTask> changed() {
        return List.copyOf(changed);
    }

    List<CallbackTask> closed() {
        return closed;
    }

    List<AttemptOf> dispatchedAttempts() {
        return AttemptOf.all(dispatchedAttempts);
    }

    List<AttemptOf> changedAttempts() {
        return AttemptOf.all(changedAttempts);
    }

    List<UUID> changedAttemptIds() {
        return List.copyOf(changedAttempts.keySet());
    }

    /** What was agreed on with customers and holds: what happened since may have ended it. */
    List<Booking> bookings() {
        List<Booking> bookings = new ArrayList<>();
        agreed.forEach(
                (task, how) -> {
                    boolean stands = task.isOpen() && task.standing().appointed();
                    if (stands) bookings.add(how.booking(task));
                });
        return bookings;
    }

    /** How long until the first of the tasks that wait now is due; empty when none waits. */
    Optional<Duration> untilNextDue(Instant now) {
        return Stream.concat(opened.stream(), changed.stream())
                .map(CallbackTask::standing)
                .filter(standing -> standing.status() == Standing.Status.WAITING)
                .map(Standing::dueAt)
                .min(Instant::compareTo)
                .map(due -> Duration.between(now, due));
    }
}
