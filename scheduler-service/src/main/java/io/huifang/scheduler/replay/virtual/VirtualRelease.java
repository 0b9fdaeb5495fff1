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
    void release(VirtualParts parts, VirtualMoment moment) {
        for (IncidentTask part : parts.heldBy(ended.incident())) {
            CallbackTask task = moment.tasks().get(part.callbackId());
            if (task == null || !task.isOpen()) {
                moment.incidents().spare(part);
            } else if (parts.isOver(task, ended.incident(), moment.incidents())) {
                moment.ledger().close(task, Outcome.CANCELLED, Because.CLEARED);
                moment.incidents().spare(part);
            } else {
                if (waits(task)) goOn(task, moment);
                moment.incidents().release(part);
            }
        }
    }

    private static boolean waits(CallbackTask task) {
        Standing standing = task.standing();
        return standing.status() == Standing.Status.WAITING && !standing.appointed();
    }

    private void goOn(CallbackTask task, VirtualMoment moment) {
        callAt(task, moment)
                .ifPresent(
                        at -> {
                            Instant due = at.isAfter(moment.now()) ? at : moment.now();
                            moment.ledger().dueAgain(task, due, task.standing().skill());
                            moment.ledger()
                                    .noticeWishes()
                                    .announceAgain(task, moment.customer(), moment.policy());
                        });
    }

    /** Where none is found the task waits until it is of no use any more. */
    private Optional<Instant> callAt(CallbackTask task, VirtualMoment moment) {
        Instant then = calledAt.get(task.id());
        if (ended.recorded() && then != null) return Optional.of(then);
        load.placedByRule();
        Standing standing = task.standing();
        Instant from = ended.callAt(standing.events().earliest(), moment.policy().incidents());
        return Optional.of(
                        new CallConditions(moment.policy(), moment.customer(), task)
                                .callTime(
                                        task.matter().reason(), false, from, standing.freshUntil()))
                .filter(Feasible.class::isInstance)
                .map(open -> ((Feasible) open).from());
    }
}
