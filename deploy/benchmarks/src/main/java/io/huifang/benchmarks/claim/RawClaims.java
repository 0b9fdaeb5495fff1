package io.huifang.benchmarks.claim;

import io.huifang.backing.Database;
import io.huifang.benchmarks.Plan;
import io.huifang.benchmarks.data.Sql;
import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.ProcessorTime;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

/**
 * The peer: the same rows claimed without any service, one transaction of one prepared statement a
 * claim, from sixteen connections.
 */
final class RawClaims {
    private static final int CONNECTIONS = 16;
    private static final String CLAIM =
            """
            WITH best AS (
                SELECT attempt_id FROM attempt
                WHERE state = 'OFFERED' AND queue_id = (SELECT queue_id FROM queue WHERE reason = 'refund-delayed')
                  AND callable_until > now()
                ORDER BY priority DESC, due_at, attempt_id LIMIT 1 FOR UPDATE SKIP LOCKED
            )
            UPDATE attempt a SET state = 'CLAIMED', agent = ?, fencing_token = a.fencing_token + 1,
                claimed_at = now(), lease_until = least(now() + interval '1 hour', a.callable_until)
            FROM best JOIN attempt_brief b USING (attempt_id)
            WHERE a.attempt_id = best.attempt_id
            RETURNING a.attempt_id, a.fencing_token, a.priority, a.due_at, a.lease_until, a.callable_until,
                b.callback_id, b.customer_id, b.number, b.subject_ref, b.purpose, b.script,
                b.questionnaire, b.event_time, b.policy_version, b.trace_parent, b.context::text
            """;

    private final Plan plan;
    private final Database database;
    private final long postmaster;

    RawClaims(Plan plan, Database database, long postmaster) {
        this.plan = plan;
        this.database = database;
        this.postmaster = postmaster;
    }

    Figure measure() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS);
        List<Connection> connections = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                connections.add(connect());
            }
            run(clients, connections, plan.warmUp().toNanos());
            ProcessorTime used =
                    ProcessorTime.since(
                            Map.of(
                                    "client",
                                    ProcessHandle.current().pid(),
                                    "database",
                                    postmaster));
            long begun = System.nanoTime();
            long claims = run(clients, connections, plan.measured().toNanos());
            double seconds = (System.nanoTime() - begun) / 1e9;
            return new Figure(claims / seconds, used.microsPerEvent(claims));
        } finally {
            clients.shutdownNow();
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    // the same planner settings as the service's connections have
    private Connection connect() throws SQLException {
        Connection connection = database.connect();
        Sql.execute(
                connection,
                "SET enable_seqscan = off",
                "SET enable_bitmapscan = off",
                "SET jit = off");
        return connection;
    }

    private static long run(ExecutorService clients, List<Connection> connections, long nanos)
            throws Exception {
        long end = System.nanoTime() + nanos;
        LongAdder claims = new LongAdder();
        List<Future<?>> running = new ArrayList<>();
        for (Connection connection : connections) {
            running.add(clients.submit(() -> claim(connection, end, claims)));
        }
        for (Future<?> client : running) {
            client.get();
        }
        return claims.sum();
    }

    private static Void claim(Connection connection, long end, LongAdder claims)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
            while (System.nanoTime() < end) {
                statement.setString(1, "agent-1");
                try (ResultSet row = statement.executeQuery()) {
                    if (!row.next()) {
                        throw new IllegalStateException("no offers left");
                    }
                }
                claims.increment();
            }
            return null;
        }
    }
}
