package io.huifang.scheduler.incident.course;

import io.huifang.scheduler.incident.IncidentCounts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Removes counts and minutes that nobody asks for any more, every few minutes. */
@ApplicationScoped
class IncidentPurge {
    private static final Duration EVERY = Duration.ofMinutes(5);

    private final Pool pool;
    private final IncidentCounts counts;
    private final CallMinutes minutes;
    private final Clock clock;
    private Instant next = Instant.MIN;

    IncidentPurge(Pool pool, IncidentCounts counts, CallMinutes minutes, Clock clock) {
        this.pool = pool;
        this.counts = counts;
        this.minutes = minutes;
        this.clock = clock;
    }

    /** Does nothing when it was done lately. */
    Uni<Void> purge() {
        Instant now = clock.instant();
        if (now.isBefore(next)) return Uni.createFrom().voidItem();
        next = now.plus(EVERY);
        return counts.purge(pool).chain(() -> minutes.purge(pool));
    }
}
