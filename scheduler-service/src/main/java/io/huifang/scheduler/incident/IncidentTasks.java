package io.huifang.scheduler.incident;

import io.huifang.scheduler.customer.ClaimedCustomers;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Customers;
import io.huifang.scheduler.incident.IncidentTask.State;
import io.huifang.scheduler.round.SetAsideRows;
import io.huifang.scheduler.rows.Cells;
import io.huifang.scheduler.rows.Columns;
import io.huifang.scheduler.rows.ManyRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tasks that are, or were, part of incidents. Whoever changes one has locked its customer. */
@ApplicationScoped
public class IncidentTasks {
    /** Letting tasks go when their incident has ended; what is set aside is a task's. */
    public static final String RELEASE = "incident-release";

    private static final String OF =
            "SELECT callback_id, incident_id, customer_id, state FROM incident_task"
                    + " WHERE callback_id = ANY($1)";

    private static final String STORE =
            """
            INSERT INTO incident_task AS x (callback_id, incident_id, customer_id, state, joined_at,
                ended_at)
            SELECT callback_id, incident_id, customer_id, state, $5::timestamptz,
                CASE WHEN state = 'HELD' THEN NULL ELSE $5::timestamptz END
            FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[])
                AS n(callback_id, incident_id, customer_id, state)
            ON CONFLICT (callback_id) DO UPDATE
            SET incident_id = excluded.incident_id, state = excluded.state,
                ended_at = excluded.ended_at
            """;

    private static final String CLAIM_ENDED =
            """
            SELECT x.callback_id, %s
            FROM incident i JOIN incident_task x
                ON x.incident_id = i.incident_id AND x.state = 'HELD'
            JOIN customer c ON c.customer_id = x.customer_id
            WHERE i.closed_at IS NOT NULL AND %s
            ORDER BY x.callback_id LIMIT $1
            FOR NO KEY UPDATE OF c SKIP LOCKED
            """
                    .formatted(Customers.COLUMNS, SetAsideRows.without(RELEASE, "x.callback_id"));

    private static final String FORGET = "DELETE FROM incident_task WHERE customer_id = ANY($1)";

    private static final String COUNT =
            "SELECT state, count(*)::int FROM incident_task WHERE incident_id = $1 GROUP BY state";

    /** Those of the tasks that are, or were, part of one, by the task's id. */
    public Uni<Map<UUID, IncidentTask>> of(SqlClient client, Collection<UUID> callbackIds) {
        if (callbackIds.isEmpty()) return Uni.createFrom().item(Map.of());
        return client.preparedQuery(OF)
                .execute(Tuple.of(callbackIds.toArray(UUID[]::new)))
                .map(rows -> ManyRows.map(rows, row -> row.getUUID(0), IncidentTasks::task));
    }

    /** Writes what became of tasks. */
    public Uni<Void> store(SqlConnection tx, List<IncidentTask> tasks, Instant now) {
        return ManyRows.write(tx, STORE, tasks, rows -> columns(rows).addValue(Columns.utc(now)));
    }

    private static Tuple columns(List<IncidentTask> tasks) {
        return Columns.of(tasks)
                .uuid(IncidentTask::callbackId)
                .uuid(IncidentTask::incidentId)
                .text(IncidentTask::customerId)
                .text(IncidentTask::state)
                .tuple();
    }

    /**
     * Locks the customers of tasks that wait for an end that has come, the first harmed first. Read
     * the tasks afterwards and look again.
     */
    public Uni<Map<UUID, Customer>> claimEnded(SqlConnection tx, int limit) {
        return tx.preparedQuery(CLAIM_ENDED).execute(Tuple.of(limit)).map(ClaimedCustomers::of);
    }

    /** Forgets the tasks of customers who were erased. */
    Uni<Void> forget(SqlConnection tx, Collection<String> customerIds) {
        return tx.preparedQuery(FORGET)
                .execute(Tuple.of(customerIds.toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** How many tasks of the incident stand where. */
    public Uni<Map<State, Integer>> count(SqlClient client, UUID incidentId) {
        return client.preparedQuery(COUNT)
                .execute(Tuple.of(incidentId))
                .map(
                        rows -> {
                            Map<State, Integer> counts = new EnumMap<>(State.class);
                            rows.forEach(
                                    row ->
                                            counts.put(
                                                    State.valueOf(row.getString(0)),
                                                    row.getInteger(1)));
                            return counts;
                        });
    }

    private static IncidentTask task(Row row) {
        Cells cells = Cells.of(row);
        return new IncidentTask(
                cells.uuid(), cells.uuid(), cells.text(), cells.named(State::valueOf));
    }
}
