package io.huifang.scheduler.replay.virtual;

import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.Outcome;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.dispatch.CallConditions;
import io.huifang.scheduler.incident.IncidentTask;
import io.huifang.scheduler.policy.Feasibility.Feasible;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The end of an incident for one customer.
 *
 * @param ended whose end
 * @param calledAt when the calls that followed then were due, by task, UTC
 * @param load counts the calls for which no such instant stands in the books
 */
record VirtualRelease(PastIncident ended, Map<UUID, Instant> calledAt, Load load) {
    void release(VirtualParts parts, VirtualStep step) {
        for (IncidentTask part : parts.heldBy(ended.incident())) {
            CallbackTask task = step.tasks().get(part.callbackId());
            if (task == null || !task.isOpen()) {
                step.incidents().spare(part);
            } else if (parts.isOver(task, ended.incident(), step.incidents())) {
                step.ledger().close(task, Outcome.CANCELLED, Because.CLEARED);
                step.incidents().spare(part);
            } else {
                if (waits(task)) goOn(task, step);
                step.incidents().release(part);
            }
        }
    }

    private static boolean waits(CallbackTask task) {
        Standing standing = task.standing();
        return standing.status() == Standing.Status.WAITING && !standing.appointed();
    }

    private void goOn(CallbackTask task, VirtualStep step) {
        callAt(task, step)
                .ifPresent(
                        at -> {
                            Instant due = at.isAfter(step.now()) ? at : step.now();
                            step.ledger().dueAgain(task, due, task.standing().skill());
                            step.ledger()
                                    .noticeWishes()
                                    .announceAgain(task, step.customer(), step.policy());
                        });
    }

    /** Where none is found the task waits until it is of no use any more. */
    private Optional<Instant> callAt(CallbackTask task, VirtualStep step) {
        Instant then = calledAt.get(task.id());
        if (ended.recorded() && then != null) return Optional.of(then);
        load.placedByRule();
        Standing standing = task.standing();
        Instant from = ended.callAt(standing.earliestEventTime(), step.policy().incidents());
        return Optional.of(
                        new CallConditions(step.policy(), step.customer(), task)
                                .callTime(
                                        task.matter().reason(), false, from, standing.freshUntil()))
                .filter(Feasible.class::isInstance)
                .map(open -> ((Feasible) open).from());
    }
}
