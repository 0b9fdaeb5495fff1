package io.huifang.survey.timer;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Does one piece of work again and again: at once while it finds more to do, otherwise after a
 * pause. A failed round is told and the next one comes after the pause; so is one that ends neither
 * way, because the database fell silent under it.
 */
public final class Rounds {
    private static final Logger LOG = Logger.getLogger(Rounds.class);

    /** Longer than any statement may take, so that a database that lives answers first. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Vertx vertx;
    private final String name;
    private final Duration pause;
    private final Duration longest;
    private final Supplier<Uni<Boolean>> round;

    private volatile boolean stopped;
    private volatile boolean failing;

    /**
     * @param name what is done, for the log
     * @param round tells whether there is more to do at once
     */
    public Rounds(Vertx vertx, String name, Duration pause, Supplier<Uni<Boolean>> round) {
        this(vertx, name, pause, LONGEST, round);
    }

    /**
     * @param longest after it a round counts as failed
     */
    Rounds(
            Vertx vertx,
            String name,
            Duration pause,
            Duration longest,
            Supplier<Uni<Boolean>> round) {
        this.vertx = vertx;
        this.name = name;
        this.pause = pause;
        this.longest = longest;
        this.round = round;
    }

    public void start() {
        next(false);
    }

    /** No further round begins. One under way finishes or rolls back with its connection. */
    public void stop() {
        stopped = true;
    }

    private void next(boolean more) {
        if (stopped) {
            return;
        }
        long delay = more ? 1 : Math.max(1, pause.toMillis());
        vertx.setTimer(delay, timer -> go());
    }

    private void go() {
        if (!stopped) {
            Uni.createFrom()
                    .deferred(round::get) // what it throws is a failed round, too
                    .ifNoItem()
                    .after(longest)
                    .fail()
                    .subscribe()
                    .with(this::went, this::failed);
        }
    }

    private void went(boolean more) {
        failing = false;
        next(more);
    }

    private void failed(Throwable failure) {
        if (!failing && !stopped) {
            LOG.warnf("%s failed and is tried again every %s: %s", name, pause, failure);
        }
        failing = true;
        next(false);
    }
}
