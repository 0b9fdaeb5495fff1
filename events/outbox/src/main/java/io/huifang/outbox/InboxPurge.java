package io.huifang.outbox;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import java.time.Duration;

/** Takes old entries out of the inbox, some thousands at a time. Any number of replicas may. */
@Singleton
class InboxPurge {
    private static final Logger LOG = Logger.getLogger(InboxPurge.class);
    private static final int BATCH = 5_000;
    private static final String PURGE =
            """
            DELETE FROM inbox WHERE (consumer, event_id) IN (
                SELECT consumer, event_id FROM inbox
                WHERE heard_at < now() - $1 * interval '1 second'
                ORDER BY heard_at LIMIT $2 FOR UPDATE SKIP LOCKED)""";

    private final Pool pool;
    private final OutboxConfig.Inbox config;
    private final Vertx vertx;

    InboxPurge(Pool pool, OutboxConfig config, Vertx vertx) {
        this.pool = pool;
        this.config = config.inbox();
        this.vertx = vertx;
    }

    void begin(@Observes StartupEvent started) {
        vertx.setPeriodic(
                config.purgeEvery().toMillis(),
                timer ->
                        purge(config.keep())
                                .subscribe()
                                .with(
                                        purged -> LOG.debugf("Purged %d old entries", purged),
                                        away -> LOG.debug("The next purge will do it", away)));
    }

    /** Removes what is older, batch by batch; each is a transaction. Returns how many went. */
    Uni<Integer> purge(Duration keep) {
        Tuple olderThan = Tuple.of((double) keep.toSeconds(), BATCH);
        return pool.preparedQuery(PURGE)
                .execute(olderThan)
                .chain(
                        rows ->
                                rows.rowCount() < BATCH
                                        ? Uni.createFrom().item(rows.rowCount())
                                        : purge(keep).map(more -> more + rows.rowCount()));
    }
}
