package io.huifang.survey.handover;

import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.attempt.AttemptMoves;
import io.huifang.survey.attempt.AttemptRows;
import io.huifang.survey.attempt.Offer;
import io.huifang.survey.attempt.OwnershipConfig;
import io.huifang.survey.attempt.QueueName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Attempts changing queues. */
@ApplicationScoped
class Handovers {
    private static final String QUEUE_OF =
            """
            SELECT reason, skill, language, owner FROM attempt JOIN queue USING (queue_id)
            WHERE attempt_id = $1""";

    private static final String MOVE =
            """
            UPDATE attempt a SET queue_id = q.queue_id,
                owned_until = CASE WHEN q.owner <> '' THEN least(a.callable_until,
                    greatest(clock_timestamp(), a.callable_from) + make_interval(secs => $6)) END,
                state = CASE WHEN a.state = 'UPCOMING' THEN 'UPCOMING' ELSE 'OFFERED' END,
                lease_until = NULL, agent = NULL,
                kept_from = CASE WHEN $7::text IS NULL OR $7 = ANY(a.kept_from) THEN a.kept_from
                                 ELSE array_append(a.kept_from, $7) END,
                former_agents = CASE WHEN a.agent IS NULL OR a.agent = ANY(a.former_agents)
                                     THEN a.former_agents
                                     ELSE array_append(a.former_agents, a.agent) END
            FROM queue q
            WHERE a.attempt_id = $1 AND a.state IN ('UPCOMING', 'OFFERED', 'CLAIMED')
              AND a.first_revealed_at IS NULL
              AND q.reason = $2 AND q.skill = $3 AND q.language = $4 AND q.owner = $5
            RETURNING a.queue_id, a.priority::int, a.due_at, a.state = 'OFFERED' AS claimable""";

    // An owner's queue came with that of all, so none is left behind.
    private static final String END_OWNERSHIPS =
            """
            WITH picked AS MATERIALIZED (
                SELECT attempt_id FROM attempt
                WHERE state = 'OFFERED' AND owned_until IS NOT NULL
                  AND owned_until <= statement_timestamp()
                ORDER BY owned_until, attempt_id LIMIT $1 FOR UPDATE SKIP LOCKED)
            UPDATE attempt a SET queue_id = ofall.queue_id, owned_until = NULL
            FROM queue q JOIN queue ofall ON ofall.reason = q.reason AND ofall.skill = q.skill
                AND ofall.language = q.language AND ofall.owner = ''
            WHERE a.attempt_id IN (SELECT attempt_id FROM picked) AND q.queue_id = a.queue_id
            RETURNING a.queue_id, a.priority::int, a.due_at, a.state = 'OFFERED' AS claimable""";

    private static final String KEPT_FROM =
            "SELECT coalesce($2 = ANY(kept_from), false) FROM attempt WHERE attempt_id = $1";

    private final OwnershipConfig terms;

    Handovers(OwnershipConfig terms) {
        this.terms = terms;
    }

    /** Whether that agent must not call the attempt's customer; the attempt is there. */
    Uni<Boolean> isKeptFrom(SqlConnection tx, Attempt attempt, String agent) {
        return tx.preparedQuery(KEPT_FROM)
                .execute(Tuple.of(attempt.id(), agent))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** Where the attempt, which is there, is offered. */
    Uni<QueueName> queueOf(SqlConnection tx, Attempt attempt) {
        return tx.preparedQuery(QUEUE_OF)
                .execute(Tuple.of(attempt.id()))
                .map(
                        rows -> {
                            Row row = rows.iterator().next();
                            return new QueueName(
                                    row.getString(0),
                                    row.getString(1),
                                    row.getString(2),
                                    row.getString(3));
                        });
    }

    /**
     * Moves it to that queue, which is there; what may be claimed now.
     *
     * @param keptFrom who is never offered it again; null for nobody more
     */
    Uni<List<Offer>> move(SqlConnection tx, Attempt attempt, QueueName queue, String keptFrom) {
        Tuple values = Tuple.of(attempt.id(), queue.reason(), queue.skill(), queue.language());
        values.addString(queue.owner()).addDouble(seconds(terms.ownedFor()));
        values.addString(keptFrom);
        return tx.preparedQuery(MOVE).execute(values).map(Handovers::claimable);
    }

    /** Offers to all what its owners left waiting for too long; one batch. */
    Uni<List<Offer>> endOwnerships(SqlConnection tx) {
        return tx.preparedQuery(END_OWNERSHIPS)
                .execute(Tuple.of(AttemptMoves.AT_ONCE))
                .map(Handovers::claimable);
    }

    private static List<Offer> claimable(RowSet<Row> rows) {
        List<Offer> offers = new ArrayList<>();
        for (Row row : rows) {
            if (row.getBoolean("claimable")) {
                offers.add(
                        new Offer(
                                row.getInteger("queue_id"),
                                row.getInteger("priority"),
                                AttemptRows.instant(row, "due_at")));
            }
        }
        return offers;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
