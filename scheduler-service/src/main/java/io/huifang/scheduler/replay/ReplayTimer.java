package io.huifang.scheduler.replay;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.function.Supplier;

/** Runs replays one at a time, and removes old results. */
@ApplicationScoped
class ReplayTimer {
    private static final Logger LOG = Logger.getLogger(ReplayTimer.class);
    private static final Duration PURGE_EVERY = Duration.ofHours(1);

    private final RunReplay runReplay;
    private final Replays replays;
    private final Pool pool;
    private final ReplayConfig config;
    private Cancellable running;
    private Cancellable purging;

    ReplayTimer(RunReplay runReplay, Replays replays, Pool pool, ReplayConfig config) {
        this.runReplay = runReplay;
        this.replays = replays;
        this.pool = pool;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        if (!config.enabled()) return;
        running = every(config.lookEvery(), runReplay::runNext);
        purging = every(PURGE_EVERY, () -> replays.purge(pool, config.keep()));
    }

    /** A replay under way stays leased a while; another process goes on with it then. */
    void stop(@Observes ShutdownEvent event) {
        if (running != null) running.cancel();
        if (purging != null) purging.cancel();
    }

    private static Cancellable every(Duration pause, Supplier<? extends Uni<?>> what) {
        return Multi.createFrom()
                .ticks()
                .every(pause)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(
                        tick ->
                                what.get()
                                        .replaceWithVoid()
                                        .onFailure()
                                        .recoverWithUni(ReplayTimer::later))
                .subscribe()
                .with(done -> {});
    }

    /** What the database does not allow now goes on when the lease is over. */
    private static Uni<Void> later(Throwable failure) {
        LOG.warnf("A replay stopped and goes on later: %s", failure);
        return Uni.createFrom().voidItem();
    }
}
