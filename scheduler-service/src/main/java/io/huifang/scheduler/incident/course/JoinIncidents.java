package io.huifang.scheduler.incident.course;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.incident.EarlierTasks;
import io.huifang.scheduler.incident.Incident;
import io.huifang.scheduler.incident.IncidentLedger;
import io.huifang.scheduler.policy.IncidentRule;
import io.huifang.scheduler.policy.Policy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.LinkedHashMap;
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
        Map<Incident, IncidentRule> open = open(policy, incidents);
        if (open.isEmpty() || tasks.isEmpty()) return Uni.createFrom().item(List.of());
        Map<UUID, CallbackTask> byId =
                tasks.stream().collect(Collectors.toMap(CallbackTask::id, Function.identity()));
        return earlierTasks
                .among(tx, open, byId.keySet())
                .map(
                        found ->
                                open.keySet().stream()
                                        .flatMap(it -> hold(it, found, byId, incidents).stream())
                                        .toList());
    }

    /** In their order: a task that could join several joins the first. */
    private static Map<Incident, IncidentRule> open(Policy policy, IncidentLedger incidents) {
        Map<Incident, IncidentRule> open = new LinkedHashMap<>();
        incidents.incidents().stream()
                .filter(Incident::isOpen)
                .forEach(
                        it ->
                                policy.incidents()
                                        .rule(it.key().rule())
                                        .ifPresent(rule -> open.put(it, rule)));
        return open;
    }

    private static List<CallbackTask> hold(
            Incident incident,
            Map<UUID, Set<UUID>> found,
            Map<UUID, CallbackTask> tasks,
            IncidentLedger incidents) {
        List<CallbackTask> free =
                found.getOrDefault(incident.incidentId(), Set.of()).stream()
                        .map(tasks::get)
                        .filter(task -> incidents.task(task.id()).isEmpty())
                        .toList();
        free.forEach(task -> incidents.hold(incident, task));
        return free;
    }
}
