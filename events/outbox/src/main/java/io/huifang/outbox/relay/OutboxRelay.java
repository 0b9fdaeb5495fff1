package io.huifang.outbox.relay;

import io.huifang.outbox.OutboxConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Carries committed outbox rows to Kafka and deletes them once the broker has acknowledged them.
 *
 * <p>Every replica runs one; a transaction-scoped advisory lock lets one at a time work. It reads
 * the rows in sequence, sends all of them, awaits every acknowledgement, deletes the acknowledged
 * ones and commits. It wakes with the commit that appended ({@code NOTIFY}); a standby relay only
 * tries the lock now and then, and takes over when it finds rows.
 *
 * <p>Delivery is at least once. A relay that dies between the acknowledgement and the commit, or
 * that was frozen, lost its lock to the database's timeout and wakes up again, leaves records on
 * the log twice. Order per key still holds for a consumer with an inbox: what such a relay had sent
 * or still sends is always a contiguous beginning of what its successor sends as a whole, so the
 * <em>first</em> occurrences stand in the order of the commits, and the inbox drops the others.
 */
@Singleton
public class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    private final OutboxConfig.Relay config;
    private final RelayMeters meters;
    private final KafkaSender sender;
    private final RelaySession session;
    private final ParkedTopics parked;
    private final RelayRole role;
    private final Uptime uptime = new Uptime();

    /** The only thread that sends, and the only one to touch the state below. */
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(OutboxRelay::daemon);

    private ScheduledFuture<?> nextTurn;
    private boolean turning;
    private boolean wokenMeanwhile;
    private int failures;

    /** Completed when no turn is under way any more; null while the relay runs. */
    private CompletableFuture<Void> stopped;

    public OutboxRelay(
            Pool pool,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            OutboxConfig config,
            MeterRegistry registry,
            Clock clock) {
        this.config = config.relay();
        this.meters = new RelayMeters(registry, clock);
        this.sender = new KafkaSender(kafka, this.config, thread);
        this.session = new RelaySession(pool, this.config, sender, meters, this::wake);
        this.parked = new ParkedTopics(this.config.firstPause(), this.config.longestPause());
        this.role = new RelayRole(this.config);
    }

    void begin(@Observes StartupEvent started) {
        if (config.enabled()) {
            start();
        }
    }

    void end(@Observes ShutdownEvent stopping) {
        stop();
    }

    /** Relays from now on, as soon as it gets the lock. */
    public void start() {
        thread.execute(() -> turnAfter(Duration.ZERO));
    }

    /** Finishes the batch under way and stops; the rows left wait for another relay. */
    public void stop() {
        CompletableFuture<Void> quiet = new CompletableFuture<>();
        thread.execute(() -> stopWhenQuiet(quiet));
        long patience = config.ackDeadline().plusSeconds(2).toMillis();
        quiet.completeOnTimeout(null, patience, TimeUnit.MILLISECONDS).join();
        thread.shutdownNow();
    }

    private void stopWhenQuiet(CompletableFuture<Void> quiet) {
        stopped = quiet;
        meters.active(false);
        if (!turning) {
            close();
        }
    }

    private void close() {
        sender.close();
        session.leave();
        stopped.complete(null);
    }

    /** A transaction that appended has committed. Called on the connection's event loop. */
    private void wake() {
        if (!thread.isShutdown()) {
            thread.execute(
                    () -> {
                        wokenMeanwhile = true;
                        role.woken();
                        if (role.isActive() && !turning) {
                            turnAfter(Duration.ZERO);
                        }
                    });
        }
    }

    private void turnAfter(Duration pause) {
        if (nextTurn != null) {
            nextTurn.cancel(false);
        }
        nextTurn = thread.schedule(this::turn, pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void turn() {
        if (turning || stopped != null) {
            return;
        }
        turning = true;
        wokenMeanwhile = false;
        String[] leftAlone = parked.at(uptime.now());
        session.turn(leftAlone, role.expectsRows())
                .emitOn(thread)
                .subscribe()
                .with(turn -> ended(turn, leftAlone), this::failed);
    }

    private void ended(Turn turn, String[] leftAlone) {
        failures = 0;
        Duration pause;
        if (turn instanceof Turn.Relayed relayed) {
            note(relayed, leftAlone);
            pause = role.afterRelaying(relayed, wokenMeanwhile);
        } else if (turn instanceof Turn.Refused) {
            pause = role.afterRefusal();
        } else {
            pause = role.afterNothing(wokenMeanwhile);
        }
        meters.active(role.isActive());
        goOn(pause);
    }

    private void note(Turn.Relayed relayed, String[] leftAlone) {
        relayed.failures()
                .forEach(
                        (topic, failure) -> {
                            meters.refused(topic);
                            parked.park(topic, uptime.now());
                            LOG.warnf("Not sent, will try again: topic=%s (%s)", topic, failure);
                        });
        if (relayed.failures().isEmpty() && leftAlone.length == 0) {
            parked.clear();
        }
    }

    private void failed(Throwable failure) {
        failures++;
        Duration pause = parked.pause(failures);
        LOG.warnf("The relay pauses for %s, then tries again: %s", pause, failure);
        meters.active(false);
        goOn(pause);
    }

    private void goOn(Duration pause) {
        turning = false;
        if (stopped != null) {
            close();
        } else {
            turnAfter(pause);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "outbox-relay");
        thread.setDaemon(true);
        return thread;
    }
}
