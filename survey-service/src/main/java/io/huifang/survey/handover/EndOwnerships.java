package io.huifang.survey.handover;

import io.huifang.survey.attempt.Announcements;
import io.huifang.survey.attempt.AttemptMoves;
import io.huifang.survey.attempt.LeaseConfig;
import io.huifang.survey.timer.Rounds;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Offers to all what waited for one agent alone for long enough. */
@ApplicationScoped
class EndOwnerships {
    private final Pool pool;
    private final Handovers handovers;
    private final Announcements announcements;
    private final Rounds rounds;

    EndOwnerships(
            Pool pool,
            Handovers handovers,
            Announcements announcements,
            LeaseConfig config,
            Vertx vertx) {
        this.pool = pool;
        this.handovers = handovers;
        this.announcements = announcements;
        this.rounds = new Rounds(vertx, "Ending ownerships", config.sweep(), this::end);
    }

    void start(@Observes StartupEvent event) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
    }

    /** One batch; tells whether there may be more. */
    Uni<Boolean> end() {
        return pool.withTransaction(
                        tx ->
                                handovers
                                        .endOwnerships(tx)
                                        .call(offers -> announcements.offered(tx, offers)))
                .map(offers -> offers.size() == AttemptMoves.AT_ONCE);
    }
}
