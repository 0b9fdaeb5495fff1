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
import java.util.Map;
import java.util.TreeMap;

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

    // Both have an index by their time. A lease that lapsed was over before that was noticed, but
    // none begins and lapses between two looks.
    private static final String LET_GO =
            """
            SELECT agent, max(ended_at)::text FROM (
                SELECT agent, ended_at FROM ended_lease
                WHERE ended_at > statement_timestamp() - interval '20 s'
                UNION ALL SELECT agent, concluded_at FROM conclusion
                WHERE concluded_at > statement_timestamp() - interval '20 s') AS ended
            GROUP BY agent""";

    /** When agents let a call go, by account, as a text; of the last seconds alone. */
    Uni<Map<String, String>> letGo(SqlConnection connection) {
        return connection
                .preparedQuery(LET_GO)
                .execute()
                .map(
                        rows -> {
                            Map<String, String> ends = new TreeMap<>();
                            rows.forEach(row -> ends.put(row.getString(0), row.getString(1)));
                            return ends;
                        });
    }

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
