package io.huifang.survey.attempt;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Attempts changing hands: leases given back or over, windows beginning and ending, withdrawals.
 * Batches skip what others hold, so that replicas share the work and nobody waits in a circle.
 */
@ApplicationScoped
public class AttemptMoves {
    /** Most attempts moved in one transaction. */
    public static final int AT_ONCE = 500;

    private static final String FROM_AND_RETURNING =
            """
            FROM attempt_brief b WHERE b.attempt_id = a.attempt_id AND %s
            RETURNING a.attempt_id, a.state, a.withdrawn, a.queue_id, a.priority, a.due_at,
                      a.first_revealed_at, b.callback_id, b.customer_id, b.number,
                      b.trace_parent""";

    // Without a lease: the holder becomes a former one, and what he was shown no longer counts.
    private static final String NOBODYS =
            """
            lease_until = NULL, revealed_at = NULL, agent = NULL,
            former_agents = CASE WHEN a.agent IS NULL OR a.agent = ANY(a.former_agents)
                                 THEN a.former_agents
                                 ELSE array_append(a.former_agents, a.agent) END""";

    // One whose number was shown comes back to the scheduler: it may have been dialled, and one
    // attempt
    // is one call. The scheduler may dispatch another.
    private static final String GIVE_BACK =
            "UPDATE attempt a SET "
                    + NOBODYS
                    + """
                    , state = CASE WHEN a.withdrawn OR a.first_revealed_at IS NOT NULL
                                        OR a.callable_until <= clock_timestamp()
                                   THEN 'RETURNED' ELSE 'OFFERED' END
                    """
                    + FROM_AND_RETURNING;

    private static final String RELEASE = GIVE_BACK.formatted(Attempts.HELD);

    // By the statement's time, with which the index ends what is read: the clock's is another one
    // at
    // each entry, and would be asked of all that are open.
    static final String LAPSE =
            picked("state = 'CLAIMED' AND lease_until <= statement_timestamp()", "lease_until")
                    + GIVE_BACK.formatted("a.attempt_id IN (SELECT attempt_id FROM picked)");

    static final String END_WINDOWS =
            picked(
                            "state = 'OFFERED' AND callable_until <= statement_timestamp()",
                            "callable_until")
                    + "UPDATE attempt a SET state = 'RETURNED' "
                    + FROM_AND_RETURNING.formatted(
                            "a.attempt_id IN (SELECT attempt_id FROM picked)");

    static final String BEGIN_WINDOWS =
            picked("state = 'UPCOMING' AND callable_from <= statement_timestamp()", "callable_from")
                    + "UPDATE attempt a SET state = 'OFFERED', offered_at = clock_timestamp() "
                    + FROM_AND_RETURNING.formatted(
                            "a.attempt_id IN (SELECT attempt_id FROM picked)");

    // First of all, in an order of their own: a reveal or a conclusion at work commits before it is
    // judged, and none begins between the two statements that judge.
    private static final String LOCK_OPEN =
            """
            SELECT a.attempt_id FROM attempt a
            WHERE %s AND a.state IN ('UPCOMING', 'OFFERED', 'CLAIMED')
            ORDER BY a.attempt_id FOR UPDATE""";

    // The number was shown under a live lease: the call has begun and its conclusion is welcome.
    private static final String FLAG_CALLS =
            """
            UPDATE attempt a SET withdrawn = true
            WHERE %s AND a.state = 'CLAIMED' AND a.revealed_at IS NOT NULL
              AND a.lease_until > clock_timestamp()""";

    private static final String WITHDRAW =
            "UPDATE attempt a SET "
                    + NOBODYS
                    + ", state = 'RETURNED', withdrawn = true "
                    + FROM_AND_RETURNING.formatted(
                            "%s AND a.state IN ('UPCOMING', 'OFFERED', 'CLAIMED')"
                                    + " AND NOT (a.state = 'CLAIMED' AND a.withdrawn)");

    private static final String END_LEASES_OF_CUSTOMERS =
            "UPDATE attempt a SET "
                    + NOBODYS
                    + ", state = 'RETURNED', withdrawn = true "
                    + FROM_AND_RETURNING.formatted(
                            "b.customer_id = ANY($1) AND a.state = 'CLAIMED'");

    private static final String BY_ATTEMPT = "a.attempt_id = ANY($1)";
    private static final String BY_CALLBACK =
            "a.attempt_id IN (SELECT attempt_id FROM attempt_brief WHERE callback_id = ANY($1))";

    /** The holder gives it back; empty when his right is over. */
    Uni<List<Move>> release(SqlConnection tx, Holder holder) {
        return moves(tx, RELEASE, Attempts.right(holder));
    }

    /** Takes back leases that are over. */
    Uni<List<Move>> lapse(SqlConnection tx) {
        return moves(tx, LAPSE, Tuple.of(AT_ONCE));
    }

    /** Returns offers whose window is over. */
    public Uni<List<Move>> endWindows(SqlConnection tx) {
        return moves(tx, END_WINDOWS, Tuple.of(AT_ONCE));
    }

    /** Offers what was waiting for its window. */
    public Uni<List<Move>> beginWindows(SqlConnection tx) {
        return moves(tx, BEGIN_WINDOWS, Tuple.of(AT_ONCE));
    }

    /** Takes back those of the attempts that are open; calls under way are only flagged. */
    public Uni<List<Move>> withdraw(SqlConnection tx, Collection<UUID> attempts) {
        return withdraw(tx, BY_ATTEMPT, attempts);
    }

    /** The same for all open attempts of these tasks. */
    public Uni<List<Move>> withdrawAllOf(SqlConnection tx, Collection<UUID> callbacks) {
        return withdraw(tx, BY_CALLBACK, callbacks);
    }

    /** Ends every lease on attempts of these customers, calls under way as well. */
    public Uni<List<Move>> endLeasesOf(SqlConnection tx, Collection<String> customerIds) {
        Tuple values = Tuple.tuple().addArrayOfString(customerIds.toArray(String[]::new));
        return moves(tx, END_LEASES_OF_CUSTOMERS, values);
    }

    private static Uni<List<Move>> withdraw(SqlConnection tx, String which, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Tuple values = Tuple.tuple().addArrayOfUUID(ids.toArray(UUID[]::new));
        return tx.preparedQuery(LOCK_OPEN.formatted(which))
                .execute(values)
                .chain(() -> tx.preparedQuery(FLAG_CALLS.formatted(which)).execute(values))
                .chain(() -> moves(tx, WITHDRAW.formatted(which), values));
    }

    private static String picked(String which, String order) {
        return """
               WITH picked AS MATERIALIZED (
                   SELECT attempt_id FROM attempt WHERE %s ORDER BY %s
                   LIMIT $1 FOR UPDATE SKIP LOCKED)
               """
                .formatted(which, order);
    }

    private static Uni<List<Move>> moves(SqlConnection tx, String sql, Tuple values) {
        return tx.preparedQuery(sql)
                .execute(values)
                .map(
                        rows -> {
                            List<Move> moves = new ArrayList<>(rows.size());
                            rows.forEach(row -> moves.add(AttemptRows.move(row)));
                            return moves;
                        });
    }
}
