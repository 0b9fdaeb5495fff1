package io.huifang.scheduler.budget;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

/**
 * Removes contacts that are older than the longest window a policy can have, some thousands at a
 * time. Any number of replicas may.
 */
@Singleton
class ContactPurge {
    private static final Logger LOG = Logger.getLogger(ContactPurge.class);
    private static final int BATCH = 5_000;

    /** A policy's windows are 31 days long at most; a contact told late is still found. */
    private static final int KEEP_DAYS = 40;

    private static final String PURGE =
            """
            DELETE FROM contact_entry WHERE ctid = ANY(ARRAY(
                SELECT ctid FROM contact_entry WHERE at < now() - make_interval(days => $1)
                LIMIT $2 FOR UPDATE SKIP LOCKED))
            """;

    private final Pool pool;
    private final BudgetConfig config;
    private final Vertx vertx;

    ContactPurge(Pool pool, BudgetConfig config, Vertx vertx) {
        this.pool = pool;
        this.config = config;
        this.vertx = vertx;
    }

    void begin(@Observes StartupEvent started) {
        vertx.setPeriodic(
                config.purgeEvery().toMillis(),
                timer ->
                        purge().subscribe()
                                .with(
                                        purged -> LOG.debugf("Removed %d old contacts", purged),
                                        failure ->
                                                LOG.warn(
                                                        "Old contacts are kept for now; the next"
                                                                + " purge tries again",
                                                        failure)));
    }

    /** Batch by batch, each a transaction. Returns how many went. */
    Uni<Integer> purge() {
        return pool.preparedQuery(PURGE)
                .execute(Tuple.of(KEEP_DAYS, BATCH))
                .chain(
                        rows ->
                                rows.rowCount() < BATCH
                                        ? Uni.createFrom().item(rows.rowCount())
                                        : purge().map(more -> more + rows.rowCount()));
    }
}
