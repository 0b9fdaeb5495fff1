package io.huifang.survey.offer;

import io.huifang.survey.attempt.Announcements;
import io.huifang.survey.attempt.AttemptMoves;
import io.huifang.survey.attempt.LeaseConfig;
import io.huifang.survey.attempt.Move;
import io.huifang.survey.timer.Rounds;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.util.List;
import java.util.function.Function;

/** Offers attempts when their calling window begins and returns them when it ends. */
@ApplicationScoped
class KeepWindows {
    private final Pool pool;
    private final AttemptMoves moves;
    private final Announcements announcements;
    private final MeterRegistry meters;
    private final Rounds beginning;
    private final Rounds ending;

    KeepWindows(
            Pool pool,
            AttemptMoves moves,
            Announcements announcements,
            LeaseConfig config,
            MeterRegistry meters,
            Vertx vertx) {
        this.pool = pool;
        this.moves = moves;
        this.announcements = announcements;
        this.meters = meters;
        this.beginning = new Rounds(vertx, "Beginning windows", config.sweep(), this::begin);
        this.ending = new Rounds(vertx, "Ending windows", config.sweep(), this::end);
    }

    void start(@Observes StartupEvent event) {
        beginning.start();
        ending.start();
    }

    void stop(@Observes ShutdownEvent event) {
        beginning.stop();
        ending.stop();
    }

    /** One batch; tells whether there may be more. */
    Uni<Boolean> begin() {
        return move(moves::beginWindows, "huifang.attempts.offered");
    }

    /** One batch; tells whether there may be more. */
    Uni<Boolean> end() {
        return move(moves::endWindows, "huifang.attempts.window.over");
    }

    private Uni<Boolean> move(Function<SqlConnection, Uni<List<Move>>> batch, String counter) {
        return pool.withTransaction(
                        tx -> batch.apply(tx).call(moved -> announcements.announce(tx, moved)))
                .invoke(moved -> meters.counter(counter).increment(moved.size()))
                .map(moved -> moved.size() == AttemptMoves.AT_ONCE);
    }
}
