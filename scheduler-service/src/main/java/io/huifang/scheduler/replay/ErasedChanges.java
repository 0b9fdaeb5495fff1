package io.huifang.scheduler.replay;

import io.huifang.scheduler.customer.ForgetsErased;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;

/**
 * Decisions about erased customers that candidates change. None stays: what is said of them names
 * instants and places, and replays leave the erased out. What was counted of them stays.
 */
@ApplicationScoped
class ErasedChanges implements ForgetsErased {
    private static final String SHARED =
            "SELECT pg_advisory_xact_lock_shared(hashtextextended('huifang.replay_change', 0))";

    private static final String ALONE =
            "SELECT pg_advisory_xact_lock(hashtextextended('huifang.replay_change', 0))";

    private static final String FORGET =
            """
            DELETE FROM replay_change c USING decision d
            WHERE d.event_key = c.event_key AND d.customer_id = ANY($1)
            """;

    /**
     * Lets nobody be erased between here and the end of the transaction, which keeps changes: it
     * would not be seen in it, nor its changes there. Who is erased in this moment is waited for.
     */
    Uni<Void> holdOff(SqlClient tx) {
        return tx.preparedQuery(SHARED).execute().replaceWithVoid();
    }

    @Override
    public Uni<Void> forget(SqlConnection tx, Collection<String> customerIds) {
        return tx.preparedQuery(ALONE)
                .execute()
                .chain(
                        () ->
                                tx.preparedQuery(FORGET)
                                        .execute(Tuple.of(customerIds.toArray(String[]::new))))
                .replaceWithVoid();
    }
}
