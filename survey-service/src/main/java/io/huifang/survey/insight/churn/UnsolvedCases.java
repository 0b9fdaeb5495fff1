package io.huifang.survey.insight.churn;

import static io.huifang.survey.attempt.AttemptRows.instant;

import static java.time.ZoneOffset.UTC;

import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.CallbackClosed;
import io.huifang.contract.callback.DecisionKind;
import io.huifang.contract.callback.DecisionMade;
import io.huifang.contract.callback.Outcome;
import io.huifang.survey.insight.rows.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Callbacks that ended without a solution. */
@ApplicationScoped
public class UnsolvedCases {
    private static final Set<Outcome> UNSOLVED = Set.of(Outcome.UNRESOLVED, Outcome.UNREACHABLE);

    private static final String ADD =
            """
            INSERT INTO unsolved_case (callback_id, customer_id, reason, outcome, attempts,
                closed_at, watched_from)
            VALUES ($1, $2, $3, $4, $5, $6, greatest($6, clock_timestamp()))
            ON CONFLICT DO NOTHING""";

    // In one order, because others settle and forget the same ones.
    private static final String HEAR =
            """
            WITH heard AS (
                SELECT c.callback_id FROM unsolved_case c
                WHERE c.state = 'WATCHED' AND c.customer_id = ANY($1) AND EXISTS (
                    SELECT FROM unnest($1::text[], $2::timestamptz[]) AS n (customer_id, at)
                    WHERE n.customer_id = c.customer_id AND n.at > c.closed_at)
                ORDER BY c.callback_id FOR UPDATE OF c)
            UPDATE unsolved_case c SET state = 'HEARD', settled_at = clock_timestamp()
            FROM heard h WHERE h.callback_id = c.callback_id AND c.state = 'WATCHED'""";

    // Other replicas take others. How a call ended is what its last correction says; words that
    // were spoken about this very callback were before its end.
    private static final String DUE =
            """
            SELECT c.callback_id, c.customer_id, c.reason, c.outcome, c.attempts, c.closed_at,
                EXISTS (SELECT FROM taken_up_callback t
                    WHERE t.callback_id = c.callback_id) AS taken_up,
                EXISTS (SELECT FROM conclusion e
                    WHERE e.customer_id = c.customer_id AND e.concluded_at > c.closed_at
                      AND e.callback_id <> c.callback_id AND $3::text[] @> ARRAY[coalesce(
                        (SELECT a.disposition FROM attempt_correction a
                         WHERE a.attempt_id = e.attempt_id ORDER BY a.revision DESC LIMIT 1),
                        e.disposition)])
                OR EXISTS (SELECT FROM response r
                    WHERE r.customer_id = c.customer_id AND r.answered_at > c.closed_at) AS heard
            FROM unsolved_case c WHERE c.state = 'WATCHED' AND c.watched_from <= $1
            ORDER BY c.watched_from, c.callback_id LIMIT $2 FOR UPDATE OF c SKIP LOCKED""";

    private static final String SETTLE =
            """
            UPDATE unsolved_case c SET state = n.state, settled_at = clock_timestamp()
            FROM unnest($1::uuid[], $2::text[]) AS n (callback_id, state)
            WHERE c.callback_id = n.callback_id""";

    private static final String FORGET =
            """
            DELETE FROM unsolved_case WHERE callback_id IN (
                SELECT callback_id FROM unsolved_case WHERE customer_id = ANY($1)
                ORDER BY callback_id FOR UPDATE)""";

    private static final String PURGE =
            """
            DELETE FROM unsolved_case WHERE callback_id IN (
                SELECT callback_id FROM unsolved_case
                WHERE closed_at < $1 AND state <> 'WATCHED'
                ORDER BY closed_at LIMIT $2 FOR UPDATE SKIP LOCKED)""";

    private static final String[] CONTACTED =
            Stream.of(Disposition.values())
                    .filter(Disposition::contacted)
                    .map(Disposition::name)
                    .toArray(String[]::new);

    /** Watches it when it was left unsolved; the same one again, and an erased customer's, not. */
    public Uni<Void> watch(SqlConnection tx, CallbackClosed closed) {
        if (!UNSOLVED.contains(closed.outcome())) return Uni.createFrom().voidItem();
        Tuple values = Tuple.of(closed.callbackId(), closed.customerId(), closed.reason());
        values.addString(closed.outcome().name()).addInteger(closed.attempts());
        values.addOffsetDateTime(closed.occurredAt().atOffset(UTC));
        return tx.preparedQuery(ADD).execute(values).replaceWithVoid();
    }

    /**
     * Something was heard of customers.
     *
     * @param decisions each with the time of its event
     */
    public Uni<Void> hear(SqlConnection tx, List<DecisionMade> decisions) {
        List<DecisionMade> heard =
                decisions.stream().filter(it -> it.decision() != DecisionKind.ERASED).toList();
        if (heard.isEmpty()) return Uni.createFrom().voidItem();
        return tx.preparedQuery(HEAR)
                .execute(
                        Columns.of(heard)
                                .text(DecisionMade::customerId)
                                .instant(DecisionMade::eventTime)
                                .tuple())
                .replaceWithVoid();
    }

    /** Those that were watched since before then, at most so many, locked. */
    Uni<List<UnsolvedCase>> due(SqlConnection tx, Instant before, int most) {
        Tuple values = Tuple.of(before.atOffset(UTC), most);
        values.addArrayOfString(CONTACTED);
        return tx.preparedQuery(DUE).execute(values).map(UnsolvedCases::cases);
    }

    /** Each comes to its end. */
    Uni<Void> settle(SqlConnection tx, List<UnsolvedCase> cases) {
        return tx.preparedQuery(SETTLE)
                .execute(
                        Columns.of(cases)
                                .uuid(UnsolvedCase::callbackId)
                                .text(UnsolvedCase::end)
                                .tuple())
                .replaceWithVoid();
    }

    /** Of erased customers nothing is left. */
    public Uni<Void> forget(SqlConnection tx, Collection<String> customerIds) {
        return tx.preparedQuery(FORGET)
                .execute(Tuple.tuple().addArrayOfString(customerIds.toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** Forgets at most so many that ended before then; tells how many. */
    public Uni<Integer> purge(SqlClient client, Instant end, int most) {
        return client.preparedQuery(PURGE)
                .execute(Tuple.of(end.atOffset(UTC), most))
                .map(RowSet::rowCount);
    }

    private static List<UnsolvedCase> cases(RowSet<Row> rows) {
        List<UnsolvedCase> cases = new ArrayList<>(rows.size());
        for (Row row : rows) {
            cases.add(
                    new UnsolvedCase(
                            row.getUUID("callback_id"),
                            row.getString("customer_id"),
                            row.getString("reason"),
                            Outcome.valueOf(row.getString("outcome")),
                            row.getInteger("attempts"),
                            instant(row, "closed_at"),
                            row.getBoolean("taken_up"),
                            row.getBoolean("heard")));
        }
        return cases;
    }
}
