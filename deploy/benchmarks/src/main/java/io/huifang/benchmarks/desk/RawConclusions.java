package io.huifang.benchmarks.desk;

import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.ProcessorTime;
import io.huifang.local.stack.Service;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The peer: the same rows written without any service, one transaction of one prepared statement a
 * conclusion, from sixteen connections. What it puts into the outbox goes to a topic of its own,
 * which nobody reads.
 */
final class RawConclusions {
    private static final int CONNECTIONS = 16;
    private static final String TOPIC = "benchmark-conclusions";

    /** About as long as what the service tells. */
    private static final String FACT = "{\"said\":\"" + "x".repeat(480) + "\"}";

    private static final int HEADERS = 420;
    private static final int SEALED = 700;
    private static final String CONCLUDE =
            """
            WITH ended AS (
                UPDATE attempt SET state = 'CONCLUDED', lease_until = NULL
                WHERE attempt_id = ? AND agent = ? AND fencing_token = ? AND state = 'CLAIMED'
                RETURNING attempt_id, claimed_at, agent, fencing_token
            ), concluded AS (
                INSERT INTO conclusion (attempt_id, callback_id, concluded_at, claimed_at, number,
                    questionnaire_version, follow_up, customer_id, reason, agent, disposition,
                    questionnaire, answers)
                SELECT b.attempt_id, b.callback_id, clock_timestamp(), e.claimed_at, b.number, 1,
                    false, b.customer_id, 'refund-delayed', e.agent, 'REACHED_RESOLVED', 'default',
                    '{"csat":5,"resolved":true,"ces":6,"nps":9}'::jsonb
                FROM ended e JOIN attempt_brief b USING (attempt_id)
                RETURNING attempt_id, customer_id
            ), told AS (
                INSERT INTO told_ending (attempt_id, fact) SELECT attempt_id, ?::json FROM concluded
            ), kept AS (
                INSERT INTO idempotent_answer (digest, fingerprint, status, token, sealed, customer_id)
                SELECT sha256(uuid_send(attempt_id)), sha256(uuid_send(attempt_id)), 200, 1, ?,
                    customer_id
                FROM concluded
            ), appended AS (
                INSERT INTO outbox (topic, key, headers, payload)
                SELECT '%s', customer_id, ?, ? FROM concluded
                CROSS JOIN generate_series(1, 4)
                RETURNING sequence
            )
            SELECT count(*), pg_notify('huifang_outbox', '') FROM appended"""
                    .formatted(TOPIC);

    private final Floor floor;
    private final ProgramCalls calls;

    RawConclusions(Floor floor, ProgramCalls calls) throws Exception {
        this.floor = floor;
        this.calls = calls;
        try (Admin admin = floor.stack().kafka().admin()) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 12, (short) 1))).all().get();
        }
    }

    private record Own(String agent, Held held) {}

    /** Conclusions per second, of calls claimed before. */
    Figure measure(int count) throws Exception {
        Queue<Own> left = new ConcurrentLinkedQueue<>();
        for (Map.Entry<String, Deque<Held>> agent : calls.claimed(count).entrySet()) {
            agent.getValue().forEach(held -> left.add(new Own(agent.getKey(), held)));
        }
        List<Connection> connections = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                connections.add(floor.stack().database(Service.SURVEY).connect());
            }
            ProcessorTime used = floor.processorTime();
            long begun = System.nanoTime();
            run(connections, left);
            double seconds = (System.nanoTime() - begun) / 1e9;
            return new Figure(count / seconds, used.microsPerEvent(count));
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    private static void run(List<Connection> connections, Queue<Own> left)
            throws InterruptedException, ExecutionException {
        ExecutorService clients = Executors.newFixedThreadPool(connections.size());
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Connection connection : connections) {
                running.add(clients.submit(() -> conclude(connection, left)));
            }
            for (Future<?> client : running) {
                client.get();
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private static Void conclude(Connection connection, Queue<Own> left) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CONCLUDE)) {
            for (Own own = left.poll(); own != null; own = left.poll()) {
                statement.setObject(1, UUID.fromString(own.held().attemptId()));
                statement.setString(2, own.agent());
                statement.setLong(3, own.held().token());
                statement.setString(4, FACT);
                statement.setBytes(5, new byte[SEALED]);
                statement.setBytes(6, headers());
                statement.setBytes(7, FACT.getBytes(StandardCharsets.UTF_8));
                statement.execute();
            }
            return null;
        }
    }

    /** One header as the outbox packs it. */
    private static byte[] headers() {
        byte[] name = "padding".getBytes(StandardCharsets.UTF_8);
        byte[] value = new byte[HEADERS];
        return ByteBuffer.allocate(8 + name.length + value.length)
                .putInt(name.length)
                .put(name)
                .putInt(value.length)
                .put(value)
                .array();
    }
}
