package io.huifang.survey.attempt;

import io.huifang.survey.timer.Rounds;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.time.Clock;
import java.time.Duration;

/**
 * Forgets what the scheduler was told of ends, once it can have lost no such thing any more.
 * Several replicas may do so at once.
 */
@ApplicationScoped
class PurgeEndings {
    /** Who restores a database has noticed by then that he must. */
    private static final Duration SHORTEST = Duration.ofDays(7);

    private static final int AT_ONCE = 5000;
    private static final Duration EVERY = Duration.ofHours(1);

    private final Pool pool;
    private final Endings endings;
    private final EndingConfig config;
    private final Clock clock;
    private final Rounds rounds;

    PurgeEndings(Pool pool, Endings endings, EndingConfig config, Clock clock, Vertx vertx) {
        if (config.keep().compareTo(SHORTEST) < 0) {
            throw new IllegalStateException(
                    "huifang.endings.keep must be at least 7 days, and longer than the scheduler's"
                            + " backups are kept; it is "
                            + config.keep());
        }
        this.pool = pool;
        this.endings = endings;
        this.config = config;
        this.clock = clock;
        this.rounds = new Rounds(vertx, "Forgetting ends that were told", EVERY, this::purge);
    }

    void start(@Observes StartupEvent event) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
    }

    /** Some of them; whether there may be more. */
    Uni<Boolean> purge() {
        return endings.purge(pool, clock.instant().minus(config.keep()), AT_ONCE)
                .map(gone -> gone >= AT_ONCE);
    }
}
