package io.huifang.scheduler.appointment;

import io.huifang.scheduler.fixture.Daytime;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Tables;

import java.util.List;
import java.util.UUID;

/** Calls that are planned for two hours from now, where it is one o'clock in the afternoon. */
public final class Planned {
    private static final String PLAN =
            """
            WITH people AS (
                INSERT INTO customer (customer_id, zones, zones_at)
                SELECT ? || n, ARRAY[?], now() FROM generate_series(1, ?) AS n
                RETURNING customer_id),
            events AS (
                INSERT INTO decision (event_key, content_hash, callback_id, decided_at, event_time,
                    policy_version, kind, customer_id, source, id, type, rule, explanation,
                    inputs, facts)
                SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), now(), now(), 1,
                    'SCHEDULED', customer_id, '/planned', customer_id,
                    'io.huifang.refund.delayed.v1', 'reason.schedule', 'planned', '{}',
                    '{"refundId":"r-4711"}'
                FROM people RETURNING event_key, callback_id, customer_id)
            INSERT INTO callback_task (callback_id, event_key, customer_id, reason, cause,
                subject_ref, event_time, earliest_event_time, latest_event_time, created_at,
                policy_version, status, due_at, fresh_until, priority)
            SELECT callback_id, event_key, customer_id, 'refund-delayed', 'refund:r-4711', 'r-4711',
                now(), now(), now(), now(), 1, 'WAITING', now() + interval '2 hours',
                now() + interval '14 days', 60
            FROM events
            """;

    private Planned() {}

    /** So many tasks, each of a customer of its own. */
    public static List<UUID> calls(Tables tables, int count) {
        String people = "planned-" + Event.newCustomer() + "-";
        tables.change(PLAN, people, Daytime.zone(), count);
        return tables
                .values(
                        "SELECT callback_id FROM callback_task WHERE customer_id LIKE ? || '%'",
                        people)
                .stream()
                .map(UUID.class::cast)
                .toList();
    }

    public static UUID call(Tables tables) {
        return calls(tables, 1).get(0);
    }
}
