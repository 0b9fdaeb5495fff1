package io.huifang.scheduler.incident.course;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.incident.EarlierTasks;
import io.huifang.scheduler.incident.Incident;
import io.huifang.scheduler.incident.IncidentLedger;
import io.huifang.scheduler.policy.IncidentRule;
import io.huifang.scheduler.policy.Policy;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lets tasks that were opened before an incident was known wait for its end with the others. */
@ApplicationScoped
class JoinIncidents {
    private final EarlierTasks earlierTasks;

    JoinIncidents(EarlierTasks earlierTasks) {
        this.earlierTasks = earlierTasks;
    }

    /** Why a task waits. */
    static String because(Incident incident) {
        return Incident.COLLAPSED + " by " + incident.key();
    }

    /**
     * Notes in the ledger which of the tasks join which of the open incidents.
     *
     * @param tasks whose customers are locked
     * @return those that do
     */
    Uni<List<CallbackTask>> join(
            SqlConnection tx, Policy policy, List<CallbackTask> tasks, IncidentLedger incidents) {
        List<CallbackTask> joined = new ArrayList<>();
        return Multi.createFrom()
                .iterable(incidents.incidents().stream().filter(Incident::isOpen).toList())
                .onItem()
                .transformToUniAndConcatenate(
                        incident ->
                                among(tx, policy, incident, tasks)
                                        .invoke(
                                                found ->
                                                        joined.addAll(
                                                                hold(incident, found, incidents))))
                .collect()
                .last()
                .replaceWith(joined);
    }

    private Uni<List<CallbackTask>> among(
            SqlConnection tx, Policy policy, Incident incident, List<CallbackTask> tasks) {
        IncidentRule rule = policy.incidents().rule(incident.key().rule()).orElse(null);
        if (rule == null || tasks.isEmpty()) return Uni.createFrom().item(List.of());
        Map<UUID, CallbackTask> byId =
                tasks.stream().collect(Collectors.toMap(CallbackTask::id, Function.identity()));
        return earlierTasks
                .among(tx, incident, rule, byId.keySet())
                .map((Set<UUID> ids) -> ids.stream().map(byId::get).toList());
    }

    private static List<CallbackTask> hold(
            Incident incident, List<CallbackTask> found, IncidentLedger incidents) {
        List<CallbackTask> free =
                found.stream().filter(task -> incidents.task(task.id()).isEmpty()).toList();
        free.forEach(task -> incidents.hold(incident, task));
        return free;
    }
}
