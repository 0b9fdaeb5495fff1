package io.huifang.scheduler.incident.desk;

import io.huifang.scheduler.incident.Incident;
import io.huifang.scheduler.incident.IncidentNotices;
import io.huifang.scheduler.incident.IncidentTask.State;
import io.huifang.scheduler.incident.IncidentTasks;
import io.huifang.scheduler.incident.Incidents;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.UUID;

/** Shows incidents, with what became of their customers. */
@ApplicationScoped
public class ShowIncidents {
    private final Pool pool;
    private final Incidents incidents;
    private final IncidentTasks tasks;
    private final IncidentNotices notices;

    ShowIncidents(Pool pool, Incidents incidents, IncidentTasks tasks, IncidentNotices notices) {
        this.pool = pool;
        this.incidents = incidents;
        this.tasks = tasks;
        this.notices = notices;
    }

    /** Those that are open, then the newest of the others. */
    public Uni<List<IncidentView>> latest(int limit) {
        return incidents
                .latest(pool, limit)
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(this::view)
                .collect()
                .asList();
    }

    /** That one; null when there is none. */
    public Uni<IncidentView> show(UUID incidentId) {
        return incidents
                .find(pool, incidentId)
                .chain(it -> it == null ? Uni.createFrom().nullItem() : view(it));
    }

    /** The one that a callback waits for, or waited for; null when there is none. */
    public Uni<Part> ofCallback(UUID callbackId) {
        return tasks.of(pool, List.of(callbackId))
                .map(found -> found.get(callbackId))
                .onItem()
                .ifNotNull()
                .transformToUni(
                        task ->
                                incidents
                                        .find(pool, task.incidentId())
                                        .map(incident -> new Part(incident, task.state())));
    }

    /**
     * A callback's part in an incident.
     *
     * @param state where the callback stands in it
     */
    public record Part(Incident incident, State state) {}

    private Uni<IncidentView> view(Incident incident) {
        return tasks.count(pool, incident.incidentId())
                .chain(
                        counts ->
                                notices.requested(pool, incident.incidentId())
                                        .map(told -> IncidentView.of(incident, counts, told)));
    }
}
