package io.huifang.scheduler.incident.course;

import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.Outcome;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.dispatch.ContactDecision;
import io.huifang.scheduler.dispatch.ContactDecision.Defer;
import io.huifang.scheduler.dispatch.ContactDecision.Refuse;
import io.huifang.scheduler.dispatch.EarlierClaims;
import io.huifang.scheduler.incident.Incident;
import io.huifang.scheduler.incident.IncidentLedger;
import io.huifang.scheduler.incident.IncidentLedgers;
import io.huifang.scheduler.incident.IncidentTask;
import io.huifang.scheduler.incident.IncidentTask.State;
import io.huifang.scheduler.policy.Policy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What incidents say of due tasks: those that wait for an end go on waiting, those that should wait
 * begin to, and those whose customer has recovered meanwhile end.
 */
@ApplicationScoped
class DispatchDuringIncidents implements EarlierClaims {
    private final IncidentBatches batches;
    private final IncidentLedgers incidentLedgers;
    private final JoinIncidents joinIncidents;
    private final RecoveredTasks recoveredTasks;

    DispatchDuringIncidents(
            IncidentBatches batches,
            IncidentLedgers incidentLedgers,
            JoinIncidents joinIncidents,
            RecoveredTasks recoveredTasks) {
        this.batches = batches;
        this.incidentLedgers = incidentLedgers;
        this.joinIncidents = joinIncidents;
        this.recoveredTasks = recoveredTasks;
    }

    @Override
    public Uni<Map<UUID, ContactDecision>> on(
            SqlConnection tx, List<CallbackTask> due, Policy policy, TaskLedger ledger) {
        return batches.incidents(tx, policy, due, ledger)
                .chain(
                        incidents ->
                                incidents.incidents().isEmpty()
                                        ? Uni.createFrom().item(Map.of())
                                        : on(tx, due, policy, incidents)
                                                .map(it -> stillFresh(it, due, ledger)));
    }

    private Uni<Map<UUID, ContactDecision>> on(
            SqlConnection tx, List<CallbackTask> due, Policy policy, IncidentLedger incidents) {
        Map<UUID, ContactDecision> claims = new HashMap<>();
        return joinIncidents
                .join(tx, policy, due, incidents)
                .invoke(any -> due.forEach(task -> claim(task, incidents, claims)))
                .chain(() -> recoveredTasks.among(tx, policy, released(due, incidents), incidents))
                .invoke(over -> over.forEach(id -> claims.put(id, recovered())))
                .chain(() -> incidentLedgers.store(tx, incidents))
                .replaceWith(claims);
    }

    /** A time that the customer chose while he waited is kept. */
    private static void claim(
            CallbackTask task, IncidentLedger incidents, Map<UUID, ContactDecision> claims) {
        if (task.standing().appointed()) return;
        incidents
                .task(task.id())
                .filter(IncidentTask::isHeld)
                .flatMap(part -> incidents.incident(part.incidentId()))
                .ifPresent(incident -> claims.put(task.id(), held(task, incident)));
    }

    private static ContactDecision held(CallbackTask task, Incident incident) {
        return new Defer(task.standing().freshUntil(), JoinIncidents.because(incident));
    }

    private static ContactDecision recovered() {
        return new Refuse(Outcome.CANCELLED, Because.CLEARED, Incident.RECOVERED);
    }

    private static List<CallbackTask> released(List<CallbackTask> due, IncidentLedger incidents) {
        return due.stream()
                .filter(
                        task ->
                                incidents
                                        .task(task.id())
                                        .filter(part -> part.state() == State.RELEASED)
                                        .isPresent())
                .toList();
    }

    /** What has grown stale while it waited ends like any other stale task. */
    private static Map<UUID, ContactDecision> stillFresh(
            Map<UUID, ContactDecision> claims, List<CallbackTask> due, TaskLedger ledger) {
        due.stream()
                .filter(task -> !task.standing().freshUntil().isAfter(ledger.now()))
                .forEach(task -> claims.remove(task.id()));
        return claims;
    }
}
