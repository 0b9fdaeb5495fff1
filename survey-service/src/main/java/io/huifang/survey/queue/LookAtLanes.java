package io.huifang.survey.queue;

import io.huifang.survey.timer.Rounds;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.time.Duration;

/**
 * Looks at the whole index for what announcements missed. Cheap, unless an old snapshot somewhere
 * keeps dead entries in it; then it is done the more rarely the longer it takes.
 */
@ApplicationScoped
class LookAtLanes {
    /** A look may cost this share of the time at most. */
    private static final int SHARE = 20;

    private final Pool pool;
    private final LaneIndex index;
    private final Lanes lanes;
    private final Rounds rounds;

    private volatile long notBefore = System.nanoTime();

    LookAtLanes(Pool pool, LaneIndex index, Lanes lanes, QueueConfig config, Vertx vertx) {
        this.pool = pool;
        this.index = index;
        this.lanes = lanes;
        this.rounds =
                new Rounds(
                        vertx,
                        "Looking for offers",
                        config.lookEvery(),
                        () -> look(pool).replaceWith(false));
    }

    void start(@Observes StartupEvent event) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
    }

    /** As a claim that found nothing wants it; unless the last look was costly and not long ago. */
    Uni<Void> lookIfCheap(SqlClient client) {
        return System.nanoTime() - notBefore < 0 && !lanes.isLookWanted()
                ? Uni.createFrom().voidItem()
                : look(client);
    }

    Uni<Void> look(SqlClient client) {
        long began = lanes.now();
        long started = System.nanoTime();
        return index.look(client)
                .invoke(
                        all -> {
                            long cost = System.nanoTime() - started;
                            notBefore =
                                    cost < Duration.ofMillis(20).toNanos()
                                            ? started
                                            : started + cost * SHARE;
                            lanes.found(all, began);
                        })
                .replaceWithVoid();
    }
}
