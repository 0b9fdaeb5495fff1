package io.huifang.survey.attempt;

import io.huifang.survey.timer.Rounds;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Takes attempts back from agents who are no longer heard of. A revealed one is returned: nobody
 * knows whether the call was made, and the scheduler decides whether another one may follow.
 */
@ApplicationScoped
class LapseLeases {
    private final Pool pool;
    private final AttemptMoves moves;
    private final Announcements announcements;
    private final Counter lapsed;
    private final Rounds rounds;

    LapseLeases(
            Pool pool,
            AttemptMoves moves,
            Announcements announcements,
            LeaseConfig config,
            MeterRegistry meters,
            Vertx vertx) {
        this.pool = pool;
        this.moves = moves;
        this.announcements = announcements;
        this.lapsed = meters.counter("huifang.leases.lapsed");
        this.rounds = new Rounds(vertx, "Taking back leases", config.sweep(), this::lapse);
    }

    void start(@Observes StartupEvent event) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
    }

    /** One batch; tells whether there may be more. */
    Uni<Boolean> lapse() {
        return pool.withTransaction(
                        tx -> moves.lapse(tx).call(over -> announcements.announce(tx, over)))
                .invoke(over -> lapsed.increment(over.size()))
                .map(over -> over.size() == AttemptMoves.AT_ONCE);
    }
}
