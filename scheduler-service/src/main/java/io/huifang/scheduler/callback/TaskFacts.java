package io.huifang.scheduler.callback;

import io.huifang.contract.callback.CallbackClosed;
import io.huifang.contract.callback.CallbackWithdrawn;

import java.time.Instant;
import java.util.UUID;

/** The facts that tell what happened to a task. */
final class TaskFacts {
    private TaskFacts() {}

    static CallbackWithdrawn withdrawn(
            UUID eventId,
            Instant now,
            CallbackTask task,
            Attempt attempt,
            CallbackWithdrawn.Because because) {
        String customerId = task.matter().customerId();
        return new CallbackWithdrawn(
                eventId, now, customerId, task.id(), attempt.attemptId(), because);
    }

    static CallbackClosed closed(UUID eventId, Instant now, CallbackTask task) {
        Matter matter = task.matter();
        return new CallbackClosed(
                eventId,
                now,
                matter.customerId(),
                task.id(),
                matter.reason(),
                matter.subjectRef(),
                task.standing().outcome(),
                task.standing().attempts());
    }
}
