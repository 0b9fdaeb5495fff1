package io.huifang.scheduler.incident.course;

import io.huifang.scheduler.incident.IncidentCounts;
import io.huifang.scheduler.round.Rounds;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.time.Duration;

/** Removes counts and minutes that nobody asks for any more, every few minutes. */
@ApplicationScoped
class IncidentPurge {
    private static final Duration EVERY = Duration.ofMinutes(5);

    private final Pool pool;
    private final IncidentCounts counts;
    private final CallMinutes minutes;
    private final Rounds rounds;

    IncidentPurge(Pool pool, IncidentCounts counts, CallMinutes minutes, Rounds rounds) {
        this.pool = pool;
        this.counts = counts;
        this.minutes = minutes;
        this.rounds = rounds;
    }

    void start(@Observes StartupEvent event) {
        rounds.every(EVERY, "Removing old counts of incidents", this::purge);
    }

    private Uni<Void> purge() {
        return counts.purge(pool).chain(() -> minutes.purge(pool));
    }
}
