package io.huifang.survey.queue;

import io.huifang.survey.attempt.Offer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Hears from the database what became claimable, on a connection of its own. */
@ApplicationScoped
class HearOffers {
    private static final Logger LOG = Logger.getLogger(HearOffers.class);
    private static final long RETRY_MS = TimeUnit.SECONDS.toMillis(1);

    /**
     * Where nothing is offered nothing is heard, and a connection that is silent for long is ended.
     */
    private static final Duration ASK_EVERY = Duration.ofSeconds(10);

    private final Pool pool;
    private final Lanes lanes;
    private final Vertx vertx;
    private final Duration askEvery;

    private volatile SqlConnection connection;
    private volatile boolean stopped;

    @Inject
    HearOffers(Pool pool, Lanes lanes, Vertx vertx) {
        this(pool, lanes, vertx, ASK_EVERY);
    }

    HearOffers(Pool pool, Lanes lanes, Vertx vertx, Duration askEvery) {
        this.pool = pool;
        this.lanes = lanes;
        this.vertx = vertx;
        this.askEvery = askEvery;
    }

    void start(@Observes StartupEvent event) {
        listen();
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        if (connection != null) {
            close(connection);
        }
    }

    private void listen() {
        if (!stopped) {
            pool.getConnection()
                    .chain(this::listenOn)
                    .subscribe()
                    .with(listening -> {}, failure -> again());
        }
    }

    // A connection that breaks under LISTEN says so twice; one on which LISTEN fails stays open.
    // Whatever is told first closes it and begins again, once.
    private Uni<Void> listenOn(SqlConnection opened) {
        AtomicBoolean over = new AtomicBoolean();
        long asking = vertx.setPeriodic(askEvery.toMillis(), timer -> ask(opened));
        Runnable beginAgain =
                () -> {
                    if (over.compareAndSet(false, true)) {
                        vertx.cancelTimer(asking);
                        close(opened);
                        again();
                    }
                };
        connection = opened;
        PgConnection postgres = PgConnection.cast(opened.getDelegate());
        postgres.notificationHandler(notice -> hear(notice.getPayload()));
        postgres.closeHandler(closed -> beginAgain.run());
        return opened.query("LISTEN " + Offer.CHANNEL)
                .execute()
                .invoke(listening -> lanes.startAnew())
                .replaceWithVoid()
                .onFailure()
                .recoverWithItem(
                        failure -> {
                            beginAgain.run();
                            return null;
                        });
    }

    private static void ask(SqlConnection opened) {
        opened.query("SELECT 1")
                .execute()
                .subscribe()
                .with(
                        heard -> LOG.trace("Hearing offers"),
                        failure -> LOG.debug("Not heard whether offers are heard", failure));
    }

    private static void close(SqlConnection opened) {
        opened.close().subscribe().with(closed -> {}, broken -> {});
    }

    // Whatever was announced meanwhile was not heard.
    private void again() {
        if (!stopped) {
            LOG.debug("Not hearing offers; listening again in a second");
            lanes.lookWanted();
            vertx.setTimer(RETRY_MS, timer -> listen());
        }
    }

    private void hear(String notice) {
        Offer.read(notice).ifPresentOrElse(lanes::offered, lanes::lookWanted);
    }
}
