package io.huifang.survey.attempt;

import io.huifang.survey.agent.WrapUps;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;

/**
 * The attempts, one at a time. Every write names agent and token and tests them together with the
 * lease in the statement that writes, by the database's clock: there is no moment in between.
 */
@ApplicationScoped
public class Attempts {
    private static final String SELECT =
            """
            SELECT a.attempt_id, a.state, a.fencing_token, a.priority, a.due_at, a.callable_until,
                   a.offered_at, a.claimed_at, a.lease_until, a.revealed_at, a.first_revealed_at,
                   a.withdrawn, a.agent, a.former_agents, clock_timestamp() AS read_at,
                   b.callback_id, b.customer_id, b.number, q.reason, b.subject_ref, b.purpose,
                   b.script, b.questionnaire, b.event_time, b.policy_version, b.trace_parent,
                   b.context::text AS context, b.number_as_of, b.identity
            FROM attempt a JOIN attempt_brief b USING (attempt_id) JOIN queue q USING (queue_id)
            WHERE a.attempt_id = $1""";

    /** The holder's right: $1 attempt, $2 agent, $3 token. */
    static final String HELD =
            """
            a.attempt_id = $1 AND a.agent = $2 AND a.fencing_token = $3
            AND a.state = 'CLAIMED' AND a.lease_until > clock_timestamp()""";

    private static final String EXTEND =
            """
            UPDATE attempt a SET lease_until = greatest(a.lease_until, least(
                clock_timestamp() + make_interval(secs => $4),
                a.callable_until + CASE WHEN a.revealed_at IS NULL THEN interval '0'
                                        ELSE make_interval(secs => $5) END))
            WHERE %s RETURNING a.lease_until, a.withdrawn"""
                    .formatted(HELD);

    // The reveal begins the call, so it also renews the lease; inside the window by its own test,
    // and least() only because the clock moves on between two readings.
    private static final String REVEAL =
            """
            UPDATE attempt a SET
                revealed_at = coalesce(a.revealed_at,
                    least(clock_timestamp(), a.callable_until - interval '1 microsecond')),
                first_revealed_at = coalesce(a.first_revealed_at, clock_timestamp()),
                lease_until = greatest(a.lease_until, least(
                    clock_timestamp() + make_interval(secs => $4),
                    a.callable_until + make_interval(secs => $5)))
            WHERE %s AND NOT a.withdrawn AND a.callable_until > clock_timestamp()
            RETURNING a.lease_until, a.withdrawn"""
                    .formatted(HELD);

    private static final String CONCLUDE =
            """
            UPDATE attempt a SET state = 'CONCLUDED', lease_until = NULL
            WHERE %s RETURNING clock_timestamp() AS concluded_at"""
                    .formatted(HELD);

    private final LeaseConfig terms;
    private final WrapUps wrapUps;

    Attempts(LeaseConfig terms, WrapUps wrapUps) {
        this.terms = terms;
        this.wrapUps = wrapUps;
    }

    public Uni<Optional<Attempt>> find(SqlConnection tx, UUID attemptId) {
        return read(tx, SELECT, attemptId);
    }

    /** Also locks it until the transaction ends. */
    public Uni<Optional<Attempt>> lock(SqlConnection tx, UUID attemptId) {
        return read(tx, SELECT + " FOR UPDATE OF a", attemptId);
    }

    /** Makes the lease last from now; empty when the holder's right is over. */
    Uni<Optional<Lease>> extend(SqlConnection tx, Holder holder) {
        return lease(tx, EXTEND, holder);
    }

    /** Notes that the number is shown now; empty when it must not be. */
    public Uni<Optional<Lease>> reveal(SqlConnection tx, Holder holder) {
        return lease(tx, REVEAL, holder);
    }

    /** Ends it with a conclusion; the instant of it, or empty when the holder's right is over. */
    public Uni<Optional<Instant>> conclude(SqlConnection tx, Holder holder) {
        return tx.preparedQuery(CONCLUDE)
                .execute(right(holder))
                .map(rows -> first(rows).map(row -> AttemptRows.instant(row, "concluded_at")))
                .call(
                        at ->
                                at.isPresent()
                                        ? wrapUps.begin(tx, holder.agent())
                                        : Uni.createFrom().voidItem());
    }

    /** Why the holder's write changed nothing. */
    Uni<Refusal> refusalOfWrite(SqlConnection tx, Holder holder) {
        return find(tx, holder.attemptId())
                .map(found -> Refusal.ofWrite(found, holder).orElse(Refusal.STALE_LEASE));
    }

    private Uni<Optional<Lease>> lease(SqlConnection tx, String sql, Holder holder) {
        Tuple values = right(holder).addDouble(seconds(terms.duration()));
        return tx.preparedQuery(sql)
                .execute(values.addDouble(seconds(terms.wrapUp())))
                .map(
                        rows ->
                                first(rows)
                                        .map(
                                                row ->
                                                        new Lease(
                                                                AttemptRows.instant(
                                                                        row, "lease_until"),
                                                                row.getBoolean("withdrawn"))));
    }

    private static Uni<Optional<Attempt>> read(SqlConnection tx, String sql, UUID attemptId) {
        return tx.preparedQuery(sql)
                .execute(Tuple.of(attemptId))
                .map(rows -> first(rows).map(AttemptRows::attempt));
    }

    static Tuple right(Holder holder) {
        return Tuple.of(holder.attemptId(), holder.agent(), holder.tokenOrNone());
    }

    static Optional<Row> first(RowSet<Row> rows) {
        Iterator<Row> iterator = rows.iterator();
        return iterator.hasNext() ? Optional.of(iterator.next()) : Optional.empty();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
