package io.huifang.scheduler.incident.course;

import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.Outcome;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.dispatch.CallConditions;
import io.huifang.scheduler.incident.Incident;
import io.huifang.scheduler.incident.IncidentLedger;
import io.huifang.scheduler.incident.IncidentTask;
import io.huifang.scheduler.policy.IncidentRule;
import io.huifang.scheduler.policy.IncidentRules;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Lets the tasks of ended incidents go on, the first harmed first.
 *
 * @param batch the tasks
 * @param plan the minutes in which their calls can be due
 * @param recovered those whose customers are no longer harmed
 */
record Releasing(IncidentBatch batch, ReleasePlan plan, Set<UUID> recovered) {
    /** Rule id: the incident has ended and the customer is still harmed. */
    private static final String ENDED = "incident.ended";

    /** Rule id: as long as the matter is fresh there are more calls to make than agents can. */
    private static final String NO_ROOM = "incident.no-room";

    void release() {
        batch.tasks().stream()
                .sorted(Comparator.comparing(task -> task.standing().events().earliest()))
                .forEach(
                        task ->
                                incidents()
                                        .task(task.id())
                                        .filter(IncidentTask::isHeld)
                                        .ifPresent(part -> release(part, task)));
    }

    private void release(IncidentTask part, CallbackTask task) {
        Optional<Incident> incident = incidents().incident(part.incidentId());
        if (incident.isPresent() && incident.get().isOpen()) return;
        if (!task.isOpen()) {
            incidents().spare(part);
        } else if (recovered.contains(task.id())) {
            ledger().close(task, Outcome.CANCELLED, Because.CLEARED);
            ledger().note(task, "closed", Incident.RECOVERED, null);
            incidents().spare(part);
        } else {
            if (waits(task.standing())) goOn(task, quota(incident));
            incidents().release(part);
        }
    }

    /** A time that the customer chose while he waited stays. */
    private static boolean waits(Standing standing) {
        return standing.status() == Standing.Status.WAITING && !standing.appointed();
    }

    private void goOn(CallbackTask task, int quota) {
        Standing standing = task.standing();
        CallConditions conditions =
                new CallConditions(batch.policy(), batch.customers().get(task.id()), task);
        Optional<Instant> at =
                plan.place(
                        quota,
                        ledger().now(),
                        from ->
                                conditions.callTime(
                                        task.matter().reason(),
                                        false,
                                        from,
                                        standing.freshUntil()));
        at.ifPresent(it -> again(task, it));
        boolean placed = at.isPresent();
        ledger().note(task, placed ? "released" : "put-off", placed ? ENDED : NO_ROOM, null);
    }

    private void again(CallbackTask task, Instant at) {
        ledger().dueAgain(task, at, task.standing().skill());
        ledger().noticeWishes()
                .announceAgain(task, batch.customers().get(task.id()), batch.policy());
    }

    /** So few that they fill the rule's time, and never more than all incidents may have. */
    private int quota(Optional<Incident> incident) {
        IncidentRules rules = batch.policy().incidents();
        long minutes =
                incident.flatMap(it -> rules.rule(it.key().rule()))
                        .map(IncidentRule::spread)
                        .map(Duration::toMinutes)
                        .orElse(0L);
        if (minutes == 0) return rules.callsPerMinute();
        int held = incident.map(Incident::heldAtEnd).orElse(0);
        long spread = Math.max(1, (held + minutes - 1) / minutes);
        return (int) Math.min(rules.callsPerMinute(), spread);
    }

    private TaskLedger ledger() {
        return batch.ledger();
    }

    private IncidentLedger incidents() {
        return batch.incidents();
    }
}
