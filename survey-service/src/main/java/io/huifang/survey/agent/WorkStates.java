package io.huifang.survey.agent;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;

/** The agents' working states. */
@ApplicationScoped
class WorkStates {
    private static final String SELECT =
            """
            SELECT account,
                CASE WHEN until <= statement_timestamp() THEN 'READY' ELSE state END AS state,
                CASE WHEN until <= statement_timestamp() THEN until ELSE since END AS since,
                CASE WHEN until > statement_timestamp() THEN until END AS until
            FROM agent_state""";

    // What is said again has no other beginning.
    private static final String SAY =
            """
            INSERT INTO agent_state AS s (account, state, since) VALUES ($1, $2, clock_timestamp())
            ON CONFLICT (account) DO UPDATE SET state = excluded.state, until = NULL,
                since = CASE WHEN s.state = excluded.state AND s.until IS NULL THEN s.since
                             ELSE excluded.since END""";

    // Who went on a break during the call stays on it.
    private static final String WRAP_UP =
            """
            INSERT INTO agent_state AS s (account, state, since, until)
            VALUES ($1, 'WRAP_UP', clock_timestamp(),
                clock_timestamp() + make_interval(secs => $2))
            ON CONFLICT (account) DO UPDATE SET state = excluded.state, until = excluded.until,
                since = excluded.since
            WHERE s.state = 'READY' OR s.until IS NOT NULL""";

    private static final String REMOVE = "DELETE FROM agent_state WHERE account = $1";

    Uni<Map<String, Working>> all(SqlClient client) {
        return client.preparedQuery(SELECT)
                .execute()
                .map(
                        rows -> {
                            Map<String, Working> states = new HashMap<>();
                            rows.forEach(row -> states.put(row.getString("account"), state(row)));
                            return states;
                        });
    }

    Uni<Working> of(SqlClient client, String account) {
        return client.preparedQuery(SELECT + " WHERE account = $1")
                .execute(Tuple.of(account))
                .map(rows -> rows.size() == 0 ? Working.UNSAID : state(rows.iterator().next()));
    }

    Uni<Void> say(SqlConnection tx, String account, WorkState state) {
        return tx.preparedQuery(SAY).execute(Tuple.of(account, state.name())).replaceWithVoid();
    }

    Uni<Void> wrapUp(SqlConnection tx, String account, Duration lasts) {
        return tx.preparedQuery(WRAP_UP)
                .execute(Tuple.of(account, lasts.toMillis() / 1000.0))
                .replaceWithVoid();
    }

    /** He has never said anything. What he was doing ends with it. */
    Uni<Void> remove(SqlConnection tx, String account) {
        return tx.preparedQuery(REMOVE).execute(Tuple.of(account)).replaceWithVoid();
    }

    private static Working state(Row row) {
        return new Working(
                WorkState.valueOf(row.getString("state")),
                instant(row, "since"),
                instant(row, "until"));
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime moment = row.getOffsetDateTime(column);
        return moment == null ? null : moment.toInstant();
    }
}
