package io.huifang.scheduler.replay.virtual;

import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.Outcome;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.dispatch.CallConditions;
import io.huifang.scheduler.incident.IncidentLedger;
import io.huifang.scheduler.incident.IncidentTask;
import io.huifang.scheduler.policy.Feasibility.Feasible;
import io.huifang.scheduler.policy.Policy;

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
    void release(
            VirtualParts parts,
            Map<UUID, CallbackTask> tasks,
            IncidentLedger incidents,
            TaskLedger ledger,
            Customer customer,
            Policy policy) {
        for (IncidentTask part : parts.heldBy(ended.incident())) {
            CallbackTask task = tasks.get(part.callbackId());
            if (task == null || !task.isOpen()) {
                incidents.spare(part);
            } else if (parts.isOver(task, ended.incident(), incidents)) {
                ledger.close(task, Outcome.CANCELLED, Because.CLEARED);
                incidents.spare(part);
            } else {
                if (waits(task)) goOn(task, ledger, customer, policy);
                incidents.release(part);
            }
        }
    }

    private static boolean waits(CallbackTask task) {
        Standing standing = task.standing();
        return standing.status() == Standing.Status.WAITING && !standing.appointed();
    }

    private void goOn(CallbackTask task, TaskLedger ledger, Customer customer, Policy policy) {
        callAt(task, customer, policy)
                .ifPresent(
                        at -> {
                            Instant due = at.isAfter(ledger.now()) ? at : ledger.now();
                            ledger.dueAgain(task, due, task.standing().skill());
                            ledger.announceAgain(task, customer, policy);
                        });
    }

    /** Where none is found the task waits until it is of no use any more. */
    private Optional<Instant> callAt(CallbackTask task, Customer customer, Policy policy) {
        Instant then = calledAt.get(task.id());
        if (ended.recorded() && then != null) return Optional.of(then);
        load.placedByRule();
        Standing standing = task.standing();
        Instant from = ended.callAt(standing.earliestEventTime(), policy.incidents());
        return Optional.of(
                        new CallConditions(policy, customer, task)
                                .callTime(
                                        task.matter().reason(), false, from, standing.freshUntil()))
                .filter(Feasible.class::isInstance)
                .map(open -> ((Feasible) open).from());
    }
}
