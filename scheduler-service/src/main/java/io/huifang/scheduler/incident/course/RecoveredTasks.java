package io.huifang.scheduler.incident.course;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.incident.Harm;
import io.huifang.scheduler.incident.Incident;
import io.huifang.scheduler.incident.IncidentLedger;
import io.huifang.scheduler.incident.IncidentTask;
import io.huifang.scheduler.policy.Policy;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Tasks of incidents whose customers have recovered, each as its incident's rule has it. */
@ApplicationScoped
class RecoveredTasks {
    private final Harm harm;

    RecoveredTasks(Harm harm) {
        this.harm = harm;
    }

    /** Those of the tasks that nobody needs any more. */
    Uni<Set<UUID>> among(
            SqlConnection tx, Policy policy, List<CallbackTask> tasks, IncidentLedger incidents) {
        Map<String, List<CallbackTask>> byRule =
                tasks.stream()
                        .filter(task -> ruleOf(task, incidents).isPresent())
                        .collect(
                                Collectors.groupingBy(
                                        task -> ruleOf(task, incidents).orElseThrow()));
        Set<UUID> over = new HashSet<>();
        return Multi.createFrom()
                .iterable(policy.incidents().rules())
                .onItem()
                .transformToUniAndConcatenate(
                        rule ->
                                harm.isOver(tx, rule, byRule.getOrDefault(rule.name(), List.of()))
                                        .invoke(over::addAll))
                .collect()
                .last()
                .replaceWith(over);
    }

    private static Optional<String> ruleOf(CallbackTask task, IncidentLedger incidents) {
        return incidents
                .task(task.id())
                .map(IncidentTask::incidentId)
                .flatMap(incidents::incident)
                .map(Incident::key)
                .map(key -> key.rule());
    }
}
