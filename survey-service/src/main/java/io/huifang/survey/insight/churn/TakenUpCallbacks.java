package io.huifang.survey.insight.churn;

import static java.time.ZoneOffset.UTC;

import io.huifang.contract.callback.CallbackOpened;
import io.huifang.survey.insight.rows.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.List;

/** Callbacks that another one follows up. */
@ApplicationScoped
public class TakenUpCallbacks {
    // In one order: two replicas may hear of the same ones.
    private static final String ADD =
            """
            INSERT INTO taken_up_callback (callback_id, taken_up_at)
            SELECT * FROM unnest($1::uuid[], $2::timestamptz[]) AS n (callback_id, at)
            ORDER BY callback_id ON CONFLICT DO NOTHING""";

    private static final String PURGE =
            """
            DELETE FROM taken_up_callback WHERE callback_id IN (
                SELECT callback_id FROM taken_up_callback WHERE taken_up_at < $1
                ORDER BY taken_up_at LIMIT $2)""";

    /**
     * @param followUps callbacks that follow another one up; the same ones again change nothing
     */
    public Uni<Void> add(SqlConnection tx, List<CallbackOpened> followUps) {
        if (followUps.isEmpty()) return Uni.createFrom().voidItem();
        return tx.preparedQuery(ADD)
                .execute(
                        Columns.of(followUps)
                                .uuid(CallbackOpened::followUpOf)
                                .instant(CallbackOpened::occurredAt)
                                .tuple())
                .replaceWithVoid();
    }

    /** Forgets at most so many of those before then; tells how many. */
    public Uni<Integer> purge(SqlClient client, Instant end, int most) {
        return client.preparedQuery(PURGE)
                .execute(Tuple.of(end.atOffset(UTC), most))
                .map(RowSet::rowCount);
    }
}
