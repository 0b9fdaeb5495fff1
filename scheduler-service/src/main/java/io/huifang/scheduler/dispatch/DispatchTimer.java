package io.huifang.scheduler.dispatch;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Sleeps until the next task is due, but never long: another replica may have made one due earlier.
 * All of it runs on one event loop, so nothing here is locked.
 */
@ApplicationScoped
public class DispatchTimer {
    private static final Logger LOG = Logger.getLogger(DispatchTimer.class);
    private static final Duration DRAIN = Duration.ofSeconds(20);

    /** When due tasks are all in other hands, they are looked at again only after this. */
    private static final Duration BREATH = Duration.ofMillis(5);

    private final DispatchRound dispatchRound;
    private final DueTasks dueTasks;
    private final Pool pool;
    private final DispatchConfig config;
    private final Clock clock;
    private final Context loop;

    private Instant wakeAt = Instant.MAX;
    private long timer = -1;
    private boolean running;

    /** More was due than one round takes. */
    private boolean behind;

    private volatile boolean stopping;
    private volatile CompletableFuture<Void> round = CompletableFuture.completedFuture(null);

    DispatchTimer(
            DispatchRound dispatchRound,
            DueTasks dueTasks,
            Pool pool,
            DispatchConfig config,
            Clock clock,
            Vertx vertx) {
        this.dispatchRound = dispatchRound;
        this.dueTasks = dueTasks;
        this.pool = pool;
        this.config = config;
        this.clock = clock;
        this.loop = vertx.getOrCreateContext();
    }

    void start(@Observes StartupEvent event) {
        wakeIn(Duration.ZERO);
    }

    /** The round under way ends before the pool closes. */
    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        round.completeOnTimeout(null, DRAIN.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    /**
     * Somebody made a task wait for so long, and committed. Not an instant: this process's clock
     * may differ from the one by which tasks are due.
     */
    public void wakeIn(Duration wait) {
        if (config.enabled()) loop.runOnContext(ignored -> hurry(clock.instant().plus(wait)));
    }

    private void hurry(Instant due) {
        if (stopping || !due.isBefore(wakeAt)) return;
        wakeAt = due;
        if (!running) sleep();
    }

    private void sleep() {
        if (timer >= 0) loop.owner().cancelTimer(timer);
        long millis = Duration.between(clock.instant(), wakeAt).toMillis() + 1;
        timer = loop.owner().setTimer(Math.max(1, millis), ignored -> run());
    }

    private void run() {
        timer = -1;
        if (stopping) return;
        running = true;
        wakeAt = Instant.MAX;
        CompletableFuture<Void> done = new CompletableFuture<>();
        round = done;
        dispatch()
                .chain(this::nextRound)
                .onFailure()
                .recoverWithItem(this::afterFailure)
                .subscribe()
                .with(
                        next ->
                                loop.runOnContext(
                                        ignored -> {
                                            ended(next);
                                            done.complete(null);
                                        }));
    }

    /**
     * One round; two side by side when there is work for both, so that this process works on one
     * while the database works on the other. They skip each other's customers, as replicas do.
     *
     * @return how many tasks the larger of them took
     */
    private Uni<Integer> dispatch() {
        Uni<Integer> one = dispatchRound.run(config.batch());
        Uni<Integer> taken =
                behind
                        ? Uni.combine()
                                .all()
                                .unis(one, dispatchRound.run(config.batch()))
                                .collectFailures()
                                .with(Math::max)
                        : one;
        return taken.onItemOrFailure()
                .invoke((most, failure) -> behind = failure == null && most == config.batch());
    }

    private void ended(Instant next) {
        running = false;
        // somebody may have asked for an earlier one meanwhile
        if (next.isBefore(wakeAt)) wakeAt = next;
        if (!stopping) sleep();
    }

    private Uni<Instant> nextRound(int dispatched) {
        if (dispatched == config.batch()) return Uni.createFrom().item(clock.instant());
        Duration longest = config.atLeastEvery();
        Duration shortest = dispatched == 0 ? BREATH : Duration.ZERO;
        return dueTasks.untilNextDue(pool)
                .map(wait -> wait == null || wait.compareTo(longest) > 0 ? longest : wait)
                .map(wait -> wait.compareTo(shortest) < 0 ? shortest : wait)
                .map(wait -> clock.instant().plus(wait));
    }

    private Instant afterFailure(Throwable failure) {
        LOG.warnf(
                "Dispatching failed and is tried again in %s: %s",
                config.pauseAfterFailure(), failure);
        return clock.instant().plus(config.pauseAfterFailure());
    }
}
