package io.huifang.survey.history;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

/** Who may read about whom at this moment. */
@ApplicationScoped
class Readers {
    // All live leases are few; the agent's are found among them.
    private static final String HOLDS_ONE_OF =
            """
            SELECT 1 FROM attempt a JOIN attempt_brief b USING (attempt_id)
            WHERE a.state = 'CLAIMED' AND a.lease_until > clock_timestamp() AND a.agent = $1
              AND b.customer_id = $2 LIMIT 1""";

    /** Agents read a customer's history while they hold a lease on an attempt to reach him. */
    Uni<Boolean> mayReadAbout(SqlConnection tx, Reader reader, String customerId) {
        return reader.seesAll()
                ? Uni.createFrom().item(true)
                : tx.preparedQuery(HOLDS_ONE_OF)
                        .execute(Tuple.of(reader.account(), customerId))
                        .map(rows -> rows.size() > 0);
    }
}
