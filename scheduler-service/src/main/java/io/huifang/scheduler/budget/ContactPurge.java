package io.huifang.scheduler.budget;

import io.huifang.scheduler.round.Rounds;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
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
    private final Rounds rounds;

    ContactPurge(Pool pool, BudgetConfig config, Rounds rounds) {
        this.pool = pool;
        this.config = config;
        this.rounds = rounds;
    }

    void begin(@Observes StartupEvent started) {
        rounds.every(
                config.purgeEvery(),
                config.purgeEvery(),
                "Removing old contacts",
                () -> purge().invoke(purged -> LOG.debugf("Removed %d old contacts", purged)));
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
