package io.huifang.scheduler.sla;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.CallbackTasks;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.rows.Columns;
import io.huifang.scheduler.rows.ManyRows;
import io.huifang.scheduler.sla.CaseFacts.Signal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The clocks of cases, with what happened from the tables of those who made it happen. */
@ApplicationScoped
class SlaClocks {
    private static final String TASKS =
            """
            SELECT callback_id FROM callback_task WHERE callback_id = ANY($1)
            UNION ALL
            SELECT callback_id FROM callback_task WHERE case_id = ANY($1)
            """;

    private static final String SETTLED =
            """
            SELECT t.callback_id, max(s.settled_at)
            FROM callback_task t
            JOIN settled_matter s ON s.customer_id = t.customer_id AND NOT s.declined
                AND s.reason IN ('', t.reason) AND s.subject IN ('', t.cause)
                AND s.settled_at >= t.latest_event_time
            WHERE t.callback_id = ANY($1)
            GROUP BY t.callback_id
            """;

    private final SlaCases cases;
    private final CallbackTasks tasks;
    private final Signals signals;

    SlaClocks(SlaCases cases, CallbackTasks tasks, Signals signals) {
        this.cases = cases;
        this.tasks = tasks;
        this.signals = signals;
    }

    /**
     * @param caseIds the tasks the cases began with
     * @return the clocks of those that have one, in the order of their ids
     */
    Uni<List<SlaClock>> of(SqlClient client, Policy policy, Collection<UUID> caseIds) {
        return cases.of(client, caseIds)
                .chain(
                        promised ->
                                facts(client, policy, caseIds)
                                        .map(facts -> clocks(promised, facts, policy)));
    }

    private static List<SlaClock> clocks(
            List<SlaCase> promised, Map<UUID, CaseFacts> facts, Policy policy) {
        return promised.stream()
                .map(it -> new SlaClock(it, facts.get(it.caseId()), policy))
                .toList();
    }

    private Uni<Map<UUID, CaseFacts>> facts(
            SqlClient client, Policy policy, Collection<UUID> caseIds) {
        UUID[] ids = caseIds.toArray(UUID[]::new);
        return tasks(client, ids)
                .chain(
                        known ->
                                settled(client, ids)
                                        .chain(
                                                settled ->
                                                        signals.of(client, policy, ids)
                                                                .map(
                                                                        signals ->
                                                                                facts(
                                                                                        known,
                                                                                        settled,
                                                                                        signals))));
    }

    private Uni<Map<UUID, List<CallbackTask>>> tasks(SqlClient client, UUID[] caseIds) {
        return client.preparedQuery(TASKS)
                .execute(Tuple.of(caseIds))
                .map(rows -> ManyRows.list(rows, row -> row.getUUID(0)))
                .chain(all -> tasks.withAttempts(client, all))
                .map(
                        them -> {
                            Map<UUID, List<CallbackTask>> byCase = new HashMap<>();
                            them.values().forEach(task -> of(byCase, caseOf(task)).add(task));
                            return byCase;
                        });
    }

    private static Uni<Map<UUID, Instant>> settled(SqlClient client, UUID[] caseIds) {
        return client.preparedQuery(SETTLED)
                .execute(Tuple.of(caseIds))
                .map(
                        rows ->
                                ManyRows.map(
                                        rows,
                                        row -> row.getUUID(0),
                                        row -> Columns.instant(row.getOffsetDateTime(1))));
    }

    private static Map<UUID, CaseFacts> facts(
            Map<UUID, List<CallbackTask>> tasks,
            Map<UUID, Instant> settled,
            Map<UUID, List<Signal>> signals) {
        Map<UUID, CaseFacts> facts = new HashMap<>();
        tasks.forEach(
                (id, them) ->
                        facts.put(
                                id,
                                new CaseFacts(
                                        them,
                                        settled.get(id),
                                        signals.getOrDefault(id, List.of()))));
        return facts;
    }

    private static <T> List<T> of(Map<UUID, List<T>> lists, UUID id) {
        return lists.computeIfAbsent(id, any -> new ArrayList<>());
    }

    private static UUID caseOf(CallbackTask task) {
        return task.matter().caseId();
    }
}
