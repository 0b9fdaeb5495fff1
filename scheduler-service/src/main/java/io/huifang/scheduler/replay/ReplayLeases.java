package io.huifang.scheduler.replay;

import io.huifang.scheduler.rows.Cells;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Who works on which replay, and how far it is. The database's clock decides. */
@ApplicationScoped
class ReplayLeases {
    /** Runs that take a replay over and do not bring it forward before it is given up. */
    private static final int MOST_CLAIMS = 5;

    private static final String GIVE_UP =
            """
            UPDATE replay
            SET state = 'FAILED', fault = 'no run brings it forward', owner = NULL,
                leased_until = NULL, ended_at = clock_timestamp()
            WHERE state = 'RUNNING' AND leased_until < clock_timestamp() AND claims >= $1
            """;

    // What came to be given up since the statement before waits for the next look.
    private static final String CLAIM =
            """
            UPDATE replay
            SET state = 'RUNNING', owner = $1, leased_until = clock_timestamp() + make_interval(secs => $2),
                began_at = coalesce(began_at, clock_timestamp()), claims = claims + 1
            WHERE replay_id = (
                SELECT replay_id FROM replay
                WHERE state = 'WAITING'
                    OR state = 'RUNNING' AND leased_until < clock_timestamp() AND claims < $3
                ORDER BY asked_at LIMIT 1
                FOR UPDATE SKIP LOCKED)
            RETURNING replay_id, policy_version, period_from, period_to, done_to,
                expected IS NOT NULL, changes_kept
            """;

    private static final String EXPECT =
            "UPDATE replay SET expected = $3 WHERE replay_id = $1 AND owner = $2";

    private static final String COME_FORWARD =
            """
            UPDATE replay
            SET done_to = $3, events = events + $4, changed = changed + $5,
                not_reproduced = not_reproduced + $6, changes_kept = changes_kept + $7,
                leased_until = clock_timestamp() + make_interval(secs => $8), claims = 0
            WHERE replay_id = $1 AND owner = $2 AND leased_until > clock_timestamp()
            """;

    private static final String STAY =
            """
            UPDATE replay SET leased_until = clock_timestamp() + make_interval(secs => $3)
            WHERE replay_id = $1 AND owner = $2 AND leased_until > clock_timestamp()
            """;

    private static final String END =
            """
            UPDATE replay
            SET state = $3, fault = $4, ended_at = clock_timestamp(), owner = NULL,
                leased_until = NULL
            WHERE replay_id = $1 AND owner = $2
            """;

    /** Takes the one that waits the longest, or whose process was silent for too long. */
    Uni<Optional<Replay>> claim(SqlClient client, UUID owner, Duration lease) {
        return client.preparedQuery(GIVE_UP)
                .execute(Tuple.of(MOST_CLAIMS))
                .chain(
                        () ->
                                client.preparedQuery(CLAIM)
                                        .execute(Tuple.of(owner, seconds(lease), MOST_CLAIMS)))
                .map(rows -> claimed(rows, owner));
    }

    /** How many events there are. */
    Uni<Void> expect(SqlClient client, Replay replay, long events) {
        return client.preparedQuery(EXPECT)
                .execute(Tuple.of(replay.replayId(), replay.owner(), events))
                .replaceWithVoid();
    }

    /**
     * Some more customers are done.
     *
     * @return false when the replay is not this run's any more
     */
    Uni<Boolean> comeForward(SqlClient tx, Replay replay, Step step, Duration lease) {
        return tx.preparedQuery(COME_FORWARD)
                .execute(
                        Tuple.from(
                                new Object[] {
                                    replay.replayId(),
                                    replay.owner(),
                                    step.upTo(),
                                    (long) step.events(),
                                    (long) step.changed(),
                                    (long) step.notReproduced(),
                                    (long) step.changesKept(),
                                    seconds(lease)
                                }))
                .map(rows -> rows.rowCount() > 0);
    }

    /**
     * The run goes on.
     *
     * @return false when the replay is not this run's any more
     */
    Uni<Boolean> stay(SqlClient client, Replay replay, Duration lease) {
        return client.preparedQuery(STAY)
                .execute(Tuple.of(replay.replayId(), replay.owner(), seconds(lease)))
                .map(rows -> rows.rowCount() > 0);
    }

    /**
     * It is over.
     *
     * @param fault why it failed; null when it is done
     */
    Uni<Void> end(SqlClient client, Replay replay, String fault) {
        return client.preparedQuery(END)
                .execute(
                        Tuple.of(
                                replay.replayId(),
                                replay.owner(),
                                fault == null ? "DONE" : "FAILED",
                                fault))
                .replaceWithVoid();
    }

    /**
     * How far a replay came with one page.
     *
     * @param upTo id of its last customer
     * @param events decided twice
     * @param changed of them
     * @param notReproduced of them
     * @param changesKept one by one
     */
    record Step(String upTo, int events, int changed, int notReproduced, int changesKept) {}

    private static Optional<Replay> claimed(RowSet<Row> rows, UUID owner) {
        if (rows.size() == 0) return Optional.empty();
        Cells cells = Cells.of(rows.iterator().next());
        return Optional.of(
                new Replay(
                        cells.uuid(),
                        owner,
                        cells.integer(),
                        cells.instant(),
                        cells.instant(),
                        cells.text(),
                        cells.bool(),
                        cells.large()));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
