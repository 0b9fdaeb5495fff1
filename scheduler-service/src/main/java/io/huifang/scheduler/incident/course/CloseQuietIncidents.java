package io.huifang.scheduler.incident.course;

import io.huifang.scheduler.incident.Incident;
import io.huifang.scheduler.incident.Incident.Act;
import io.huifang.scheduler.incident.IncidentMeters;
import io.huifang.scheduler.incident.Incidents;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.round.Isolation;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** Ends incidents that a rule opened and for which it is quiet by now, each by itself. */
@ApplicationScoped
public class CloseQuietIncidents {
    private final Pool pool;
    private final IncidentBatches batches;
    private final QuietIncidents quietIncidents;
    private final Incidents incidents;
    private final IncidentMeters meters;
    private final Isolation isolation;

    CloseQuietIncidents(
            Pool pool,
            IncidentBatches batches,
            QuietIncidents quietIncidents,
            Incidents incidents,
            IncidentMeters meters,
            Isolation isolation) {
        this.pool = pool;
        this.batches = batches;
        this.quietIncidents = quietIncidents;
        this.incidents = incidents;
        this.meters = meters;
        this.isolation = isolation;
    }

    /** Closes those that can be; whichever replica is first. */
    public Uni<Void> close() {
        return batches.policy()
                .chain(
                        policy ->
                                quietIncidents
                                        .candidates(pool)
                                        .onItem()
                                        .transformToMulti(Multi.createFrom()::iterable)
                                        .onItem()
                                        .transformToUniAndConcatenate(
                                                it -> isolation.one(() -> close(policy, it)))
                                        .collect()
                                        .last());
    }

    private Uni<Void> close(Policy policy, Incident incident) {
        return pool.withTransaction(
                tx ->
                        Isolation.blaming(
                                tx,
                                QuietIncidents.WORK,
                                List.of(incident.incidentId()),
                                () -> close(tx, policy, incident)));
    }

    private Uni<Void> close(SqlConnection tx, Policy policy, Incident incident) {
        return quietIncidents
                .now(tx)
                .chain(
                        now ->
                                quietIncidents
                                        .because(tx, policy, incident, now)
                                        .chain(
                                                why ->
                                                        why.isEmpty()
                                                                ? Uni.createFrom().voidItem()
                                                                : close(
                                                                        tx,
                                                                        incident,
                                                                        new Act(
                                                                                now, null,
                                                                                why.get()))));
    }

    private Uni<Void> close(SqlConnection tx, Incident incident, Act how) {
        return incidents
                .close(tx, incident.incidentId(), how)
                .invoke(
                        closed -> {
                            if (closed) meters.closed(tx, incident);
                        })
                .replaceWithVoid();
    }
}
