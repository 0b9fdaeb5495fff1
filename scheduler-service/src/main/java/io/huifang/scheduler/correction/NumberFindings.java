package io.huifang.scheduler.correction;

import io.huifang.contract.attempt.Disposition;
import io.huifang.scheduler.rows.ManyRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** The tasks whose attempts told whether a customer's number is his, closed ones as well. */
@ApplicationScoped
class NumberFindings {
    // All tasks of a customer are known by his events: those they opened, and what followed these
    // up.
    private static final String OF_CUSTOMERS =
            """
            WITH his AS MATERIALIZED (
                SELECT DISTINCT task_of(d) AS callback_id FROM decision d
                WHERE task_of(d) IS NOT NULL AND d.customer_id IN (
                    SELECT t.customer_id FROM callback_attempt a JOIN callback_task t
                        USING (callback_id)
                    WHERE a.attempt_id = ANY($1))),
            tasks AS (
                SELECT callback_id FROM his
                UNION
                SELECT t.callback_id FROM his JOIN callback_task t ON t.case_id = his.callback_id)
            SELECT DISTINCT callback_id FROM tasks JOIN callback_attempt a USING (callback_id)
            WHERE a.disposition = ANY($2)
            """;

    private static final String[] TELLING =
            Arrays.stream(Disposition.values())
                    .filter(it -> it.rightParty() || it.otherNumber())
                    .map(Disposition::name)
                    .toArray(String[]::new);

    /** Ids of those of the customers whose attempts these are. */
    Uni<Set<UUID>> of(SqlConnection tx, Collection<UUID> attemptIds) {
        return tx.preparedQuery(OF_CUSTOMERS)
                .execute(Tuple.of(attemptIds.toArray(UUID[]::new), TELLING))
                .map(rows -> ManyRows.set(rows, row -> row.getUUID(0)));
    }
}
