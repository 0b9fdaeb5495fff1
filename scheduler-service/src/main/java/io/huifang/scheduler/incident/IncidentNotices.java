package io.huifang.scheduler.incident;

import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Customers;
import io.huifang.scheduler.round.SetAsideRows;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The notices to incidents' customers, one for each of them and incident, for ever. */
@ApplicationScoped
public class IncidentNotices {
    /** What is set aside is a task's. */
    public static final String WORK = "incident-notice";

    private static final String WISH =
            """
            INSERT INTO incident_notice (incident_id, customer_id, callback_id, wished_at,
                not_before)
            SELECT incident_id, customer_id, callback_id, $4::timestamptz, $4::timestamptz
            FROM unnest($1::uuid[], $2::text[], $3::uuid[])
                AS n(incident_id, customer_id, callback_id)
            ON CONFLICT DO NOTHING
            """;

    // A customer locked by anyone else comes in the next round.
    private static final String CLAIM =
            """
            SELECT %s
            FROM incident_notice n JOIN customer c ON c.customer_id = n.customer_id
            WHERE n.settled_at IS NULL AND n.not_before <= now() AND %s
            ORDER BY n.not_before LIMIT $1
            FOR NO KEY UPDATE OF c SKIP LOCKED
            """
                    .formatted(Customers.COLUMNS, SetAsideRows.without(WORK, "n.callback_id"));

    private static final String WISHED =
            "SELECT incident_id, customer_id, callback_id FROM incident_notice"
                    + " WHERE settled_at IS NULL AND not_before <= now() AND customer_id = ANY($1) AND "
                    + SetAsideRows.without(WORK, "callback_id");

    private static final String PUT_OFF =
            """
            UPDATE incident_notice i SET not_before = n.not_before
            FROM unnest($1::uuid[], $2::text[], $3::timestamptz[])
                AS n(incident_id, customer_id, not_before)
            WHERE i.incident_id = n.incident_id AND i.customer_id = n.customer_id
            """;

    private static final String SETTLE =
            """
            UPDATE incident_notice i SET settled_at = $4, requested = n.requested
            FROM unnest($1::uuid[], $2::text[], $3::boolean[])
                AS n(incident_id, customer_id, requested)
            WHERE i.incident_id = n.incident_id AND i.customer_id = n.customer_id
            """;

    private static final String FORGET = "DELETE FROM incident_notice WHERE customer_id = ANY($1)";

    private static final String REQUESTED =
            "SELECT count(*)::int FROM incident_notice WHERE incident_id = $1 AND requested";

    /**
     * A notice that somebody is to get.
     *
     * @param incidentId of which incident
     * @param customerId who
     * @param callbackId about which task
     */
    public record Wish(UUID incidentId, String customerId, UUID callbackId) {}

    /** Wishes for notices; whoever was wished one before gets no other. */
    Uni<Void> wish(SqlConnection tx, List<IncidentTask> tasks, Instant now) {
        return ManyRows.write(tx, WISH, tasks, rows -> wishes(rows).addValue(Columns.utc(now)));
    }

    /** Locks the customers of notices that can be settled now. Read {@link #wished} afterwards. */
    public Uni<Map<String, Customer>> claim(SqlConnection tx, int limit) {
        return tx.preparedQuery(CLAIM)
                .execute(Tuple.of(limit))
                .map(
                        rows ->
                                ManyRows.map(
                                        rows,
                                        row -> row.getString(0),
                                        row -> Customers.customer(row, 0)));
    }

    /** What can be settled now of these customers, who are locked. */
    public Uni<List<Wish>> wished(SqlConnection tx, Collection<String> customerIds) {
        return tx.preparedQuery(WISHED)
                .execute(Tuple.of(customerIds.toArray(String[]::new)))
                .map(rows -> ManyRows.list(rows, IncidentNotices::read));
    }

    private static Wish read(Row row) {
        return new Wish(row.getUUID(0), row.getString(1), row.getUUID(2));
    }

    /** Notes of each wish before when nobody need ask again. */
    public Uni<Void> putOff(SqlConnection tx, Map<Wish, Instant> until) {
        return ManyRows.write(
                tx,
                PUT_OFF,
                List.copyOf(until.entrySet()),
                rows -> keys(rows).instant(Map.Entry::getValue).tuple());
    }

    /** Notes of each wish whether the notice was requested. */
    public Uni<Void> settle(SqlConnection tx, Map<Wish, Boolean> settled, Instant now) {
        return ManyRows.write(
                tx,
                SETTLE,
                List.copyOf(settled.entrySet()),
                rows -> keys(rows).bool(Map.Entry::getValue).tuple().addValue(Columns.utc(now)));
    }

    private static Tuple wishes(List<IncidentTask> tasks) {
        return Columns.of(tasks)
                .uuid(IncidentTask::incidentId)
                .text(IncidentTask::customerId)
                .uuid(IncidentTask::callbackId)
                .tuple();
    }

    private static <V> Columns<Map.Entry<Wish, V>> keys(List<Map.Entry<Wish, V>> wishes) {
        return Columns.of(wishes)
                .uuid(it -> it.getKey().incidentId())
                .text(it -> it.getKey().customerId());
    }

    /** Forgets the notices to customers who were erased: nobody writes to them again. */
    Uni<Void> forget(SqlConnection tx, Collection<String> customerIds) {
        return tx.preparedQuery(FORGET)
                .execute(Tuple.of(customerIds.toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** How many customers of the incident were sent one. */
    public Uni<Integer> requested(SqlClient client, UUID incidentId) {
        return client.preparedQuery(REQUESTED)
                .execute(Tuple.of(incidentId))
                .map(rows -> rows.iterator().next().getInteger(0));
    }
}
