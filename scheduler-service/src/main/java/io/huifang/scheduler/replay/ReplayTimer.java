package io.huifang.scheduler.replay;

import io.huifang.scheduler.round.Rounds;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.time.Duration;

/** Runs replays one at a time, and removes old results. */
@ApplicationScoped
class ReplayTimer {
    private static final Duration PURGE_EVERY = Duration.ofHours(1);

    private final RunReplay runReplay;
    private final Replays replays;
    private final Pool pool;
    private final ReplayConfig config;
    private final Rounds rounds;

    ReplayTimer(
            RunReplay runReplay, Replays replays, Pool pool, ReplayConfig config, Rounds rounds) {
        this.runReplay = runReplay;
        this.replays = replays;
        this.pool = pool;
        this.config = config;
        this.rounds = rounds;
    }

    /** A replay under way at the end stays leased a while; another process goes on with it then. */
    void start(@Observes StartupEvent event) {
        if (!config.enabled()) return;
        rounds.every(config.lookEvery(), "A replay, which goes on later,", runReplay::runNext);
        rounds.every(PURGE_EVERY, "Removing old replays", () -> replays.purge(pool, config.keep()));
    }
}
