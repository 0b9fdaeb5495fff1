package io.huifang.survey.calling;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;
import java.util.UUID;

/** Leases under which a number is being called. */
@ApplicationScoped
class LiveCalls {
    // All live leases are few; the customer's is found among them.
    private static final String OF_CUSTOMER =
            """
            SELECT a.attempt_id, a.fencing_token, p.display_name AS agent
            FROM attempt a JOIN attempt_brief b USING (attempt_id)
            LEFT JOIN agent p ON p.account = a.agent
            WHERE a.state = 'CLAIMED' AND a.lease_until > clock_timestamp()
              AND a.revealed_at IS NOT NULL AND b.customer_id = $1
            ORDER BY a.revealed_at DESC LIMIT 1""";

    /**
     * A call that may be going on.
     *
     * @param attemptId the attempt
     * @param token of its lease
     * @param agent the holder, as his profile says; null for one without: customers never learn
     *     accounts
     */
    record LiveCall(UUID attemptId, long token, String agent) {}

    /** Empty when nobody here has the customer's number before him. */
    Uni<Optional<LiveCall>> of(SqlClient client, String customerId) {
        return client.preparedQuery(OF_CUSTOMER)
                .execute(Tuple.of(customerId))
                .map(
                        rows -> {
                            RowIterator<Row> found = rows.iterator();
                            return found.hasNext()
                                    ? Optional.of(call(found.next()))
                                    : Optional.empty();
                        });
    }

    private static LiveCall call(Row row) {
        return new LiveCall(
                row.getUUID("attempt_id"), row.getLong("fencing_token"), row.getString("agent"));
    }
}
