package io.huifang.survey.queue;

import io.huifang.survey.attempt.LeaseConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Offers being claimed, many by one statement. */
@ApplicationScoped
class Claims {
    // Candidates are read without a lock and locked afterwards: a lane must not lock what another
    // lane's offers outrank. What others hold is skipped, so the statement never waits and its own
    // time is the time of the claim. Each candidate lane is one short walk along the claim's index.
    // A customer with whom somebody speaks is passed over (asked in a form that is never planned as
    // a join, which would read all that is in hand), as is one for whom somebody else is claiming:
    // only the unique index could tell, and would make the statement wait. The state is asked in a
    // form that leaves the primary key as the only way to the candidates. What an agent must not
    // call is passed over once it is locked, so that all other claims cost what they did.
    static final String TAKE =
            """
            WITH lane AS (
                SELECT * FROM unnest($1::int[], $2::int[], $3::timestamptz[])
                    AS lane (queue_id, priority, mark)
            ), candidate AS MATERIALIZED (
                SELECT c.attempt_id, c.due_at
                FROM lane CROSS JOIN LATERAL (
                    SELECT a.attempt_id, a.due_at FROM attempt a
                    WHERE a.state = 'OFFERED' AND a.queue_id = lane.queue_id
                      AND a.priority = lane.priority AND a.due_at >= lane.mark
                      AND a.callable_until > statement_timestamp()
                    ORDER BY a.due_at, a.attempt_id LIMIT $4) c
                ORDER BY c.due_at, c.attempt_id LIMIT $4
            ), locked AS MATERIALIZED (
                SELECT a.attempt_id, a.due_at, a.customer_key,
                    coalesce(a.kept_from && $5, false) AS kept FROM attempt a
                WHERE a.attempt_id = ANY(ARRAY(SELECT attempt_id FROM candidate))
                  AND CASE a.state WHEN 'OFFERED' THEN a.callable_until > statement_timestamp() END
                  AND (SELECT true FROM attempt live WHERE live.state = 'CLAIMED'
                       AND live.customer_key = a.customer_key LIMIT 1) IS NULL
                ORDER BY a.due_at, a.attempt_id LIMIT $7
                FOR UPDATE OF a SKIP LOCKED
            ), callable AS MATERIALIZED (
                SELECT attempt_id, due_at,
                    row_number() OVER (PARTITION BY customer_key ORDER BY due_at, attempt_id)
                        AS of_customer
                FROM locked WHERE NOT kept AND pg_try_advisory_xact_lock(customer_key)
            ), paired AS MATERIALIZED (
                SELECT attempt_id, row_number() OVER (ORDER BY due_at, attempt_id)::int AS place
                FROM callable WHERE of_customer = 1
                ORDER BY due_at, attempt_id LIMIT cardinality($5)
            ), claimed AS (
                UPDATE attempt a SET state = 'CLAIMED', agent = ($5::text[])[paired.place],
                    fencing_token = a.fencing_token + 1, claimed_at = statement_timestamp(),
                    lease_until = least(
                        statement_timestamp() + make_interval(secs => $6), a.callable_until)
                FROM paired JOIN attempt_brief b USING (attempt_id)
                WHERE a.attempt_id = paired.attempt_id
                RETURNING paired.place, a.attempt_id, a.fencing_token, a.queue_id, a.priority,
                    a.due_at, a.claimed_at, a.lease_until, a.callable_until, b.callback_id,
                    b.customer_id, b.number, b.subject_ref, b.purpose, b.script, b.questionnaire,
                    b.event_time, b.policy_version, b.trace_parent, b.context::text AS context,
                    b.number_as_of, b.identity
            )
            SELECT (SELECT count(*)::int FROM candidate) AS seen,
                EXISTS (SELECT 1 FROM locked WHERE kept) AS kept, claimed.*
            FROM (VALUES (1)) AS always_ LEFT JOIN claimed ON true ORDER BY place""";

    /** The index that keeps a customer from being called by two at once. */
    private static final String LIVE = "one_live_attempt_of_each_customer";

    private final LeaseConfig terms;

    Claims(LeaseConfig terms) {
        this.terms = terms;
    }

    /**
     * What one statement took.
     *
     * @param seen offers it saw; as many as it might look at means that there may be more
     * @param kept whether one was passed over that one of the agents must not call
     * @param claimed best first, for the agents in their order
     */
    record Taken(int seen, boolean kept, List<Claimed> claimed) {}

    /**
     * Claims the best offers of these lanes.
     *
     * @param lanes all of the same priority
     * @param agents one for each claim
     * @param reach how many offers are looked at, and how many locked
     */
    Uni<Taken> take(SqlConnection tx, List<Lane> lanes, List<String> agents, Reach reach) {
        Map<Integer, String> reasons = new HashMap<>();
        lanes.forEach(lane -> reasons.put(lane.key().queueId(), lane.reason()));
        return tx.preparedQuery(TAKE)
                .execute(columns(lanes, agents, reach))
                .map(
                        rows -> {
                            int seen = 0;
                            boolean kept = false;
                            List<Claimed> claimed = new ArrayList<>(agents.size());
                            for (Row row : rows) {
                                seen = row.getInteger("seen");
                                kept = row.getBoolean("kept");
                                if (row.getInteger("place") != null) {
                                    claimed.add(ClaimedRows.claimed(row, reasons));
                                }
                            }
                            return new Taken(seen, kept, claimed);
                        });
    }

    /** Whether it failed because another replica had just claimed for the same customer. */
    static boolean isOfALiveCustomer(Throwable failure) {
        return failure instanceof PgException refused && LIVE.equals(refused.getConstraint());
    }

    private Tuple columns(List<Lane> lanes, List<String> agents, Reach reach) {
        Tuple values = Tuple.tuple();
        values.addValue(lanes.stream().map(lane -> lane.key().queueId()).toArray(Integer[]::new));
        values.addValue(lanes.stream().map(lane -> lane.key().priority()).toArray(Integer[]::new));
        values.addValue(
                lanes.stream()
                        .map(lane -> lane.mark().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new));
        values.addInteger(reach.lookAt()).addValue(agents.toArray(String[]::new));
        values.addDouble(terms.duration().toMillis() / 1000.0);
        return values.addInteger(reach.lock());
    }
}
