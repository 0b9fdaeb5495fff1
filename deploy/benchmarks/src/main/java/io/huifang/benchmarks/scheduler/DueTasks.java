package io.huifang.benchmarks.scheduler;

import io.huifang.backing.process.Signal;
import io.huifang.benchmarks.data.Daytime;
import io.huifang.benchmarks.data.Sql;
import io.huifang.benchmarks.data.Waiting;
import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.ProcessorTime;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.ServiceProcess;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** Tasks that are all due when the frozen scheduler wakes up; its timer has to dispatch them. */
final class DueTasks {
    private static final String INSERT =
            """
            INSERT INTO customer (customer_id, zones, zones_at)
            SELECT 'due-%1$d-' || n, '{%3$s}', now() FROM generate_series(1, %2$d) n;
            INSERT INTO decision (event_key, content_hash, callback_id, decided_at, event_time,
                policy_version, kind, customer_id, source, id, type, reason, rule, explanation, inputs, facts)
            SELECT md5('due-%1$d-' || n)::uuid, md5('content')::uuid, uuidv7(), now(), now(), 1, 'SCHEDULED',
                'due-%1$d-' || n, '/demo-wallet', 'due-%1$d-' || n, 'io.huifang.refund.delayed.v1',
                'refund-delayed', 'bench', 'Set up by the benchmark.', '{}', '{"refundId":"refund-4711"}'
            FROM generate_series(1, %2$d) n;
            INSERT INTO callback_task (callback_id, event_key, created_at, due_at, fresh_until, event_time,
                latest_event_time, policy_version, priority, status, customer_id, reason, cause, subject_ref)
            SELECT callback_id, event_key, now(), now(), now() + interval '2 days', event_time, event_time, 1,
                60, 'WAITING', customer_id, reason, 'refund-4711', 'refund-4711'
            FROM decision WHERE id LIKE 'due-%1$d-%%';
            ANALYZE customer, decision, callback_task
            """;

    private final LocalStack stack;
    private final int size;
    private int round;

    DueTasks(LocalStack stack, int size) {
        this.stack = stack;
        this.size = size;
    }

    Figure dispatch() throws SQLException {
        ServiceProcess scheduler = stack.service(Service.SCHEDULER);
        scheduler.signal(Signal.STOP);
        try (Connection connection = stack.database(Service.SCHEDULER).connect()) {
            Sql.execute(connection, INSERT.formatted(++round, size, Daytime.zone()));
        }
        ProcessorTime used =
                ProcessorTime.since(
                        Map.of(
                                "server", scheduler.pid(),
                                "broker", stack.kafka().pid(),
                                "database", stack.postgres().pid()));
        long begun = System.nanoTime();
        scheduler.signal(Signal.CONT);
        await(
                "SELECT NOT EXISTS (SELECT FROM callback_task WHERE status = 'WAITING' AND due_at <= now())");
        double seconds = (System.nanoTime() - begun) / 1e9;
        Figure figure = new Figure(size / seconds, used.microsPerEvent(size));
        await("SELECT NOT EXISTS (SELECT FROM outbox)");
        return figure;
    }

    private void await(String query) throws SQLException {
        Waiting.until(stack.database(Service.SCHEDULER), query, Duration.ofMinutes(3));
    }
}
