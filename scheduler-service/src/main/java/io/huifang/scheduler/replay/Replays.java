package io.huifang.scheduler.replay;

import io.huifang.scheduler.rows.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Replays that people ask for. */
@ApplicationScoped
class Replays {
    private static final String ADD =
            """
            INSERT INTO replay (replay_id, policy_version, period_from, period_to, asked_by, asked_at)
            SELECT $1, $2, $3, $4, $5, clock_timestamp()
            WHERE (SELECT count(*) FROM replay WHERE state IN ('WAITING', 'RUNNING')) < $6
            """;

    private static final String CANCEL =
            """
            UPDATE replay
            SET state = 'CANCELLED', ended_at = clock_timestamp(), owner = NULL,
                leased_until = NULL
            WHERE replay_id = $1 AND state IN ('WAITING', 'RUNNING')
            """;

    private static final String PURGE =
            "DELETE FROM replay"
                    + " WHERE ended_at < clock_timestamp() - make_interval(secs => $1)";

    /** Adds one that waits; false when so many are waiting already. */
    Uni<Boolean> add(SqlClient client, NewReplay replay, int mostOpen) {
        return client.preparedQuery(ADD)
                .execute(
                        Tuple.of(
                                replay.replayId(),
                                replay.policyVersion(),
                                Columns.utc(replay.from()),
                                Columns.utc(replay.to()),
                                replay.askedBy(),
                                mostOpen))
                .map(rows -> rows.rowCount() > 0);
    }

    /** Ends one that waits or runs; false when it is neither. */
    Uni<Boolean> cancel(SqlClient client, UUID replayId) {
        return client.preparedQuery(CANCEL)
                .execute(Tuple.of(replayId))
                .map(rows -> rows.rowCount() > 0);
    }

    /** Removes what ended longer ago than that, with its results. */
    Uni<Integer> purge(SqlClient client, Duration keep) {
        return client.preparedQuery(PURGE)
                .execute(Tuple.of(seconds(keep)))
                .map(rows -> rows.rowCount());
    }

    /**
     * One that somebody asks for.
     *
     * @param replayId its id
     * @param policyVersion the candidate
     * @param from begin of the period, UTC
     * @param to end of it, exclusive, UTC
     * @param askedBy account of who asks
     */
    record NewReplay(UUID replayId, int policyVersion, Instant from, Instant to, String askedBy) {}

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
