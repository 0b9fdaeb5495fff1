package io.huifang.survey.desk;

import static io.huifang.survey.attempt.AttemptRows.instant;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.List;

/** The live leases, longest held first. All of them are few: as many as agents have hands. */
@ApplicationScoped
class HeldCalls {
    private static final String LIVE =
            """
            SELECT a.attempt_id, a.agent, q.reason, a.claimed_at, a.revealed_at,
                   a.lease_until, a.fencing_token, a.withdrawn
            FROM attempt a JOIN queue q USING (queue_id)
            WHERE a.state = 'CLAIMED' AND a.lease_until > clock_timestamp()
              AND ($1::text IS NULL OR a.agent = $1)
            ORDER BY a.claimed_at, a.attempt_id""";

    /**
     * @param agent the account name; null for everybody's
     */
    Uni<List<HeldCall>> of(SqlConnection connection, String agent) {
        return connection.preparedQuery(LIVE).execute(Tuple.of(agent)).map(HeldCalls::calls);
    }

    private static List<HeldCall> calls(RowSet<Row> rows) {
        List<HeldCall> calls = new ArrayList<>(rows.size());
        for (Row row : rows) {
            calls.add(
                    new HeldCall(
                            row.getUUID("attempt_id"),
                            row.getString("agent"),
                            row.getString("reason"),
                            instant(row, "claimed_at"),
                            instant(row, "revealed_at"),
                            instant(row, "lease_until"),
                            row.getLong("fencing_token"),
                            row.getBoolean("withdrawn")));
        }
        return calls;
    }
}
