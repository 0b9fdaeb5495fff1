package io.huifang.scheduler.incident.course;

import io.huifang.scheduler.incident.Incident;
import io.huifang.scheduler.incident.Incident.Act;
import io.huifang.scheduler.incident.IncidentCounts;
import io.huifang.scheduler.incident.IncidentMeters;
import io.huifang.scheduler.incident.Incidents;
import io.huifang.scheduler.policy.IncidentRule.Quiet;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.rows.DatabaseClock;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.Optional;

/**
 * Ends incidents that a rule opened and for which it is quiet by now. What a person opened a person
 * closes, who knows why there is quiet.
 */
@ApplicationScoped
public class CloseQuietIncidents {
    private final Pool pool;
    private final IncidentBatches batches;
    private final Incidents incidents;
    private final IncidentCounts counts;
    private final IncidentMeters meters;
    private final DatabaseClock clock;

    CloseQuietIncidents(
            Pool pool,
            IncidentBatches batches,
            Incidents incidents,
            IncidentCounts counts,
            IncidentMeters meters,
            DatabaseClock clock) {
        this.pool = pool;
        this.batches = batches;
        this.incidents = incidents;
        this.counts = counts;
        this.meters = meters;
        this.clock = clock;
    }

    /** Closes those that can be; whichever replica is first. */
    public Uni<Void> close() {
        return batches.policy()
                .chain(
                        policy ->
                                pool.withTransaction(
                                        tx -> clock.now(tx).chain(now -> close(tx, policy, now))));
    }

    private Uni<Void> close(SqlConnection tx, Policy policy, Instant now) {
        return incidents
                .recent(tx, now)
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .filter(it -> it.isOpen() && it.opened().by() == null)
                .onItem()
                .transformToUniAndConcatenate(it -> close(tx, policy, it, now))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Boolean> close(SqlConnection tx, Policy policy, Incident incident, Instant now) {
        Optional<Quiet> quiet =
                policy.incidents().rule(incident.key().rule()).map(rule -> rule.closesAfter());
        if (quiet.isEmpty()) {
            return close(tx, incident, now, "the policy has this rule no more");
        }
        if (incident.opened().at().isAfter(now.minus(quiet.get().lasting()))) {
            return Uni.createFrom().item(false);
        }
        return counts.isQuiet(tx, incident.key(), quiet.get(), now)
                .chain(
                        isQuiet ->
                                isQuiet
                                        ? close(tx, incident, now, inWords(quiet.get()))
                                        : Uni.createFrom().item(false));
    }

    private Uni<Boolean> close(SqlConnection tx, Incident incident, Instant now, String because) {
        return incidents
                .close(tx, incident.incidentId(), new Act(now, null, because))
                .invoke(
                        closed -> {
                            if (closed) meters.closed(tx, incident);
                        });
    }

    private static String inWords(Quiet quiet) {
        return "fewer than " + quiet.below() + " events within " + quiet.lasting();
    }
}
