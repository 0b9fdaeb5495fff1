package io.huifang.benchmarks.scheduler;

import io.huifang.backing.Database;
import io.huifang.benchmarks.data.Daytime;
import io.huifang.benchmarks.data.Sql;

import java.sql.Connection;
import java.sql.SQLException;

/** Puts waiting tasks into the scheduler's tables, each of a customer of its own. */
final class WaitingTasks {
    private static final String INSERT =
            """
            INSERT INTO customer (customer_id, zones, zones_at)
            SELECT '%1$s' || n, '{%3$s}', now() FROM generate_series(1, %2$d) n;
            INSERT INTO decision (event_key, content_hash, callback_id, decided_at, event_time,
                policy_version, kind, customer_id, source, id, type, reason, rule, explanation, inputs, facts)
            SELECT md5('%1$s' || n)::uuid, md5('content')::uuid, uuidv7(), now(), now(), 1, 'SCHEDULED',
                '%1$s' || n, '/demo-wallet', '%1$s' || n, 'io.huifang.refund.delayed.v1',
                'refund-delayed', 'bench', 'Set up by the benchmark.', '{}', '{"refundId":"refund-4711"}'
            FROM generate_series(1, %2$d) n;
            INSERT INTO callback_task (callback_id, event_key, created_at, due_at, fresh_until, event_time,
                earliest_event_time, latest_event_time, policy_version, priority, status, customer_id,
                reason, cause, subject_ref)
            SELECT callback_id, event_key, now(), %4$s, now() + interval '2 days', event_time, event_time,
                event_time, 1, 60, 'WAITING', customer_id, reason, 'refund-4711', 'refund-4711'
            FROM decision WHERE id LIKE '%1$s%%';
            ANALYZE customer, decision, callback_task
            """;

    private WaitingTasks() {}

    /**
     * @param prefix of the customers' ids, which end with a number from 1
     * @param due SQL for the due time; {@code customer_id} is at hand
     */
    static void insert(Database database, String prefix, int count, String due)
            throws SQLException {
        try (Connection connection = database.connect()) {
            Sql.execute(connection, INSERT.formatted(prefix, count, Daytime.zone(), due));
        }
    }
}
