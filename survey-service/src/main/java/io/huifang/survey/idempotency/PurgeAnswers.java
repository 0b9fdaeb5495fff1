package io.huifang.survey.idempotency;

import io.huifang.survey.timer.Rounds;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.time.Duration;

/** Forgets answers a day after they were given. */
@ApplicationScoped
class PurgeAnswers {
    private static final Duration KEPT = Duration.ofDays(1);
    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final int AT_ONCE = 1000;

    private final Pool pool;
    private final IdempotentAnswers answers;
    private final Rounds rounds;

    PurgeAnswers(Pool pool, IdempotentAnswers answers, Vertx vertx) {
        this.pool = pool;
        this.answers = answers;
        this.rounds = new Rounds(vertx, "Purging remembered answers", EVERY, this::purge);
    }

    void start(@Observes StartupEvent event) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
    }

    /** One batch; tells whether there may be more. */
    Uni<Boolean> purge() {
        return pool.withTransaction(tx -> answers.purge(tx, KEPT, AT_ONCE))
                .map(purged -> purged == AT_ONCE);
    }
}
