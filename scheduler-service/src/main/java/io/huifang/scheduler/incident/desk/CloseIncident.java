package io.huifang.scheduler.incident.desk;

import io.huifang.scheduler.incident.Incident;
import io.huifang.scheduler.incident.Incident.Act;
import io.huifang.scheduler.incident.IncidentMeters;
import io.huifang.scheduler.incident.Incidents;
import io.huifang.scheduler.rows.DatabaseClock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.UUID;

/** Ends an incident because a person says so. Safe to repeat: the first end stays as it is. */
@ApplicationScoped
public class CloseIncident {
    private final Pool pool;
    private final Incidents incidents;
    private final IncidentMeters meters;
    private final DatabaseClock clock;

    CloseIncident(Pool pool, Incidents incidents, IncidentMeters meters, DatabaseClock clock) {
        this.pool = pool;
        this.incidents = incidents;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * @param because what the person states
     * @param who the person's account
     * @return false when there is no such incident
     */
    public Uni<Boolean> close(UUID incidentId, String because, String who) {
        return pool.withTransaction(
                tx ->
                        incidents
                                .find(tx, incidentId)
                                .chain(
                                        incident ->
                                                incident == null
                                                        ? Uni.createFrom().item(false)
                                                        : close(tx, incident, because, who)
                                                                .replaceWith(true)));
    }

    private Uni<Void> close(SqlConnection tx, Incident incident, String because, String who) {
        return clock.now(tx)
                .chain(
                        now ->
                                incidents.close(
                                        tx, incident.incidentId(), new Act(now, who, because)))
                .invoke(
                        closed -> {
                            if (closed) meters.closed(tx, incident);
                        })
                .replaceWithVoid();
    }
}
