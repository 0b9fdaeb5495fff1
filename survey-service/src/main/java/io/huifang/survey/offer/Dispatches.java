package io.huifang.survey.offer;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.contract.callback.CallbackEscalated;
import io.huifang.survey.attempt.Offer;
import io.huifang.survey.attempt.OwnershipConfig;
import io.huifang.survey.attempt.QueueName;
import io.huifang.survey.offer.Told.Dispatched;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Dispatched attempts entering the tables, many at a time. */
@ApplicationScoped
class Dispatches {
    // The attempt's row is the inbox: a second delivery meets its key and changes nothing.
    private static final String ADD =
            """
            WITH told AS (
                SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[],
                    $4::timestamptz[], $5::text[], $6::text[], $7::text[], $8::int[], $9::uuid[],
                    $10::timestamptz[], $11::timestamptz[], $12::timestamptz[], $13::int[],
                    $14::int[], $15::text[], $16::text[], $17::text[], $18::text[], $19::text[],
                    $20::text[], $21::text[], $22::timestamptz[], $23::text[],
                    $24::timestamptz[], $25::boolean[], $26::text[], $27::text[],
                    $28::text[], $29::timestamptz[], $30::timestamptz[], $31::boolean[])
                AS told (attempt_id, due_at, callable_from, callable_until, reason, skill, language,
                    priority, callback_id, fresh_until, event_time, dispatched_at, number,
                    policy_version, customer_id, subject_ref, purpose, script, questionnaire,
                    trace_parent, context, number_as_of, owner, owned_until,
                    protects, identity, region, customer_language, target_at, appointment_at,
                    budget_broken)
            ), added AS (
                INSERT INTO attempt (attempt_id, due_at, callable_from, callable_until, queue_id,
                                     priority, state, offered_at, owned_until, customer_key)
                SELECT attempt_id, due_at, callable_from, callable_until, queue_id, priority,
                       CASE WHEN begun THEN 'OFFERED' ELSE 'UPCOMING' END,
                       CASE WHEN begun THEN statement_timestamp() END,
                       CASE WHEN owner <> '' THEN coalesce(owned_until, least(callable_until,
                           greatest(statement_timestamp(), callable_from)
                           + make_interval(secs => $32))) END,
                       hashtextextended(customer_id, 0)
                FROM told JOIN queue USING (reason, skill, language, owner),
                    LATERAL (SELECT callable_from <= statement_timestamp() AS begun) window_
                ON CONFLICT (attempt_id) DO NOTHING
                RETURNING attempt_id, queue_id, priority, due_at, state
            ), briefed AS (
                INSERT INTO attempt_brief (attempt_id, callback_id, fresh_until, event_time,
                    dispatched_at, number, policy_version, customer_id, subject_ref, purpose, script,
                    questionnaire, trace_parent, context, number_as_of, protects, identity, region,
                    customer_language, target_at, appointment_at, budget_broken)
                SELECT attempt_id, callback_id, fresh_until, event_time, dispatched_at, number,
                    policy_version, customer_id, subject_ref, purpose, script, questionnaire,
                    trace_parent, context::json, number_as_of, protects, identity, region,
                    customer_language, target_at, appointment_at, budget_broken
                FROM told JOIN added USING (attempt_id)
            )
            SELECT queue_id, added.priority, min(added.due_at) AS due_at, count(*)::int AS added,
                   state = 'OFFERED' AS offered
            FROM added GROUP BY queue_id, added.priority, state\
            """;

    // Never less urgent: an old word that comes again changes nothing. In the order of their ids,
    // as all that lock several attempts.
    private static final String HURRY =
            """
            WITH told AS (
                SELECT callback_id, max(priority) AS priority
                FROM unnest($1::uuid[], $2::int[]) AS escalated (callback_id, priority)
                GROUP BY callback_id
            ), locked AS MATERIALIZED (
                SELECT a.attempt_id, told.priority
                FROM told JOIN attempt_brief USING (callback_id) JOIN attempt a USING (attempt_id)
                WHERE a.state IN ('UPCOMING', 'OFFERED', 'CLAIMED') AND a.priority < told.priority
                ORDER BY a.attempt_id FOR NO KEY UPDATE OF a
            )
            UPDATE attempt a SET priority = locked.priority
            FROM locked WHERE a.attempt_id = locked.attempt_id
            RETURNING a.queue_id, a.priority::int, a.due_at, a.state = 'OFFERED' AS claimable\
            """;

    private final Queues queues;
    private final OwnershipConfig terms;
    private final ObjectMapper mapper;

    Dispatches(Queues queues, OwnershipConfig terms, ObjectMapper mapper) {
        this.queues = queues;
        this.terms = terms;
        this.mapper = mapper;
    }

    /**
     * What was stored.
     *
     * @param offers what became claimable at once, by queue and priority
     * @param offered how many attempts those are
     * @param repeated whether any of the dispatched had been there before
     */
    record Added(List<Offer> offers, int offered, boolean repeated) {}

    /** Stores those that are new. */
    Uni<Added> add(SqlConnection tx, List<Dispatched> dispatched) {
        if (dispatched.isEmpty()) {
            return Uni.createFrom().item(new Added(List.of(), 0, false));
        }
        Set<QueueName> names =
                dispatched.stream()
                        .map(one -> DispatchColumns.queueOf(one.fact()))
                        .collect(Collectors.toSet());
        DispatchColumns columns = new DispatchColumns(dispatched);
        return queues.add(tx, names)
                .chain(() -> tx.preparedQuery(ADD).execute(values(columns)))
                .map(rows -> added(rows, columns.count()));
    }

    private Tuple values(DispatchColumns columns) {
        return columns.tuple(mapper).addDouble(terms.ownedFor().toMillis() / 1000.0);
    }

    private static Added added(RowSet<Row> rows, int dispatched) {
        List<Offer> offers = new ArrayList<>();
        int offered = 0;
        int stored = 0;
        for (Row row : rows) {
            stored += row.getInteger(3);
            if (row.getBoolean(4)) {
                offered += row.getInteger(3);
                offers.add(offer(row));
            }
        }
        return new Added(offers, offered, stored < dispatched);
    }

    /**
     * Makes open attempts as urgent as their tasks; those that may be claimed are in other lanes.
     */
    Uni<List<Offer>> hurry(SqlConnection tx, List<CallbackEscalated> escalated) {
        if (escalated.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Tuple values = Tuple.tuple();
        values.addArrayOfUUID(
                escalated.stream().map(CallbackEscalated::callbackId).toArray(UUID[]::new));
        values.addArrayOfInteger(
                escalated.stream().map(CallbackEscalated::priority).toArray(Integer[]::new));
        return tx.preparedQuery(HURRY).execute(values).map(Dispatches::claimable);
    }

    private static Offer offer(Row row) {
        return new Offer(
                row.getInteger(0), row.getInteger(1), row.getOffsetDateTime(2).toInstant());
    }

    private static List<Offer> claimable(RowSet<Row> rows) {
        List<Offer> offers = new ArrayList<>();
        for (Row row : rows) {
            if (row.getBoolean(3)) offers.add(offer(row));
        }
        return offers;
    }
}
