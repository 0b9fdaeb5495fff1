package io.huifang.scheduler.incident;

import io.huifang.scheduler.customer.ClaimedCustomers;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Customers;
import io.huifang.scheduler.policy.IncidentRule;
import io.huifang.scheduler.round.SetAsideRows;
import io.huifang.scheduler.rows.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Tasks that were opened by an event of an incident before anybody knew of it. */
@ApplicationScoped
public class EarlierTasks {
    /** Finding tasks that are part of an incident; what is set aside is a task's. */
    public static final String GATHER = "incident-gather";

    /** An event may be a little ahead of our clock when it is decided. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    /** A transaction that began before the incident was open has ended by then. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(2);

    // What tells whether an event is part of the incident, of decision x.
    private static final String IS_PART =
            """
            x.type = ANY($1) AND x.event_time >= $2 AND NOT EXISTS (
                SELECT FROM unnest($3::text[], $4::text[]) AS k(fact, value)
                WHERE (x.facts ->> k.fact) IS DISTINCT FROM k.value)
            """;

    // The same of any incident n, of which there may be many.
    private static final String IS_PART_OF_ANY =
            """
            n.types ? x.type AND x.event_time >= n.since AND NOT EXISTS (
                SELECT FROM jsonb_each_text(n.facts) AS k(fact, value)
                WHERE (x.facts ->> k.fact) IS DISTINCT FROM k.value)
            """;

    // Tasks that wait for their first call, opened by an event of the incident, which no other
    // event has joined; a time that the customer chose is kept. The decision about an event that
    // was decided again names no task.
    private static final String COULD_JOIN =
            """
            FROM %s decision d
            JOIN callback_task t ON t.customer_id = d.customer_id AND t.event_key = d.event_key
            JOIN customer c ON c.customer_id = t.customer_id
            WHERE %s AND t.status = 'WAITING' AND t.status <> 'CLOSED' AND t.attempts = 0
                AND t.appointed_at IS NULL
                AND t.parent_id IS NULL
                AND NOT EXISTS (SELECT FROM incident_task i WHERE i.callback_id = t.callback_id)
                AND NOT EXISTS (
                    SELECT FROM decision x
                    WHERE x.customer_id = t.customer_id AND x.callback_id = t.callback_id
                        AND NOT (%s))
            """;

    private static final String CLAIM_EARLIER =
            "SELECT t.callback_id, "
                    + Customers.COLUMNS
                    + couldJoin("", IS_PART)
                    + """
                     AND d.decided_at BETWEEN $5 AND $6 AND %s
                    LIMIT $7 FOR NO KEY UPDATE OF c SKIP LOCKED
                    """
                            .formatted(SetAsideRows.without(GATHER, "t.callback_id"));

    // Few enough decisions for one statement, at any rate.
    private static final String END =
            """
            SELECT decided_at FROM decision WHERE decided_at > $1
            ORDER BY decided_at OFFSET 20000 LIMIT 1
            """;

    private static final String AMONG =
            "SELECT n.id, t.callback_id "
                    + couldJoin(
                            "jsonb_to_recordset($1::jsonb)"
                                    + " AS n(id uuid, types jsonb, since timestamptz, facts jsonb)"
                                    + " CROSS JOIN",
                            IS_PART_OF_ANY)
                    + " AND t.callback_id = ANY($2)";

    /** Until when decisions are to be looked through at once, UTC; null for all there are. */
    public Uni<Instant> end(SqlConnection tx, Instant from) {
        return tx.preparedQuery(END)
                .execute(Tuple.of(Columns.utc(from)))
                .map(
                        rows ->
                                rows.rowCount() == 0
                                        ? null
                                        : Columns.instant(
                                                rows.iterator().next().getOffsetDateTime(0)));
    }

    /**
     * Locks the customers of tasks that were opened before the incident was known. Ask {@link
     * #among} afterwards: they may have changed between the look and the lock.
     *
     * @param from decisions from this instant on are looked through, UTC
     * @param to and none after this one
     */
    public Uni<Map<UUID, Customer>> claimEarlier(
            SqlConnection tx,
            Incident incident,
            IncidentRule rule,
            Instant from,
            Instant to,
            int limit) {
        Tuple arguments =
                part(incident, rule)
                        .addValue(Columns.utc(from))
                        .addValue(Columns.utc(to))
                        .addValue(limit);
        return tx.preparedQuery(CLAIM_EARLIER).execute(arguments).map(ClaimedCustomers::of);
    }

    /** Before this instant nobody decided about an event of the incident, UTC. */
    public static Instant gatheredFrom(Incident incident) {
        return incident.since().minus(CLOCKS_DIFFER);
    }

    /** After this instant nobody decides any more who does not know of the incident, UTC. */
    public static Instant gatheredUntil(Incident incident) {
        return incident.opened().at().plus(LONGEST_TRANSACTION);
    }

    /**
     * Those of the tasks, whose customers are locked, that can join each of the incidents.
     *
     * @param incidents each with its rule
     * @return ids of tasks by the incident's; one task may be able to join several
     */
    public Uni<Map<UUID, Set<UUID>>> among(
            SqlConnection tx, Map<Incident, IncidentRule> incidents, Collection<UUID> callbackIds) {
        JsonArray parts = new JsonArray();
        incidents.forEach((incident, rule) -> parts.add(partOf(incident, rule)));
        return tx.preparedQuery(AMONG)
                .execute(Tuple.of(parts, callbackIds.toArray(UUID[]::new)))
                .map(
                        rows -> {
                            Map<UUID, Set<UUID>> found = new HashMap<>();
                            rows.forEach(
                                    row ->
                                            found.computeIfAbsent(
                                                            row.getUUID(0), id -> new HashSet<>())
                                                    .add(row.getUUID(1)));
                            return found;
                        });
    }

    private static JsonObject partOf(Incident incident, IncidentRule rule) {
        JsonObject facts = new JsonObject();
        List<String> values = incident.key().values();
        for (int i = 0; i < rule.by().size(); i++) {
            facts.put(rule.by().get(i), i < values.size() ? values.get(i) : null);
        }
        return new JsonObject()
                .put("id", incident.incidentId().toString())
                .put("types", new JsonArray(List.copyOf(rule.types())))
                .put("since", incident.since().toString())
                .put("facts", facts);
    }

    /**
     * @param of what stands before the decisions
     * @param isPart what tells whether an event is part of the incident, of decision x
     */
    private static String couldJoin(String of, String isPart) {
        return COULD_JOIN.formatted(of, isPart.replace("x.", "d."), isPart);
    }

    private static Tuple part(Incident incident, IncidentRule rule) {
        return Tuple.tuple()
                .addValue(rule.types().toArray(String[]::new))
                .addValue(Columns.utc(incident.since()))
                .addValue(rule.by().toArray(String[]::new))
                .addValue(incident.key().values().toArray(String[]::new));
    }
}
