package io.huifang.scheduler.dispatch;

import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.scheduler.fixture.Daytime;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

@SchedulerTest
class DispatchTimerTest {
    /** As many as one round takes. */
    private static final int BATCH = 500;

    /**
     * Customers with a task each; every batch of them is due a little later than the one before.
     */
    private static final String DUE_SOON =
            """
            WITH people AS (
                INSERT INTO customer (customer_id, zones, zones_at)
                SELECT ? || n, ARRAY[?], now() FROM generate_series(0, ? - 1) AS n
                RETURNING customer_id, now() + interval '2 s' AS soon),
            events AS (
                INSERT INTO decision (event_key, content_hash, callback_id, decided_at, event_time,
                    policy_version, kind, customer_id, source, id, type, rule, explanation,
                    inputs, facts)
                SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), now(), now(), 1,
                    'SCHEDULED', customer_id, '/timer', customer_id,
                    'io.huifang.refund.delayed.v1', 'reason.schedule', 'timer', '{}', '{}'
                FROM people
                RETURNING event_key, callback_id, customer_id)
            INSERT INTO callback_task (callback_id, event_key, customer_id, reason, cause,
                event_time, earliest_event_time, latest_event_time, created_at, policy_version, status, due_at,
                fresh_until, priority)
            SELECT callback_id, event_key, customer_id, 'refund-delayed', customer_id, now(), now(), now(),
                now(), 1, 'WAITING',
                soon + split_part(customer_id, ':', 2)::int / ? * interval '1 ms',
                now() + interval '14 days', 60
            FROM events JOIN people USING (customer_id)
            """;

    Database database;

    @Test
    @Tag("P16")
    void worksOnASecondRoundWhileTheFirstIsHeldUp() throws SQLException {
        Tables tables = new Tables(database);
        String people = "timer-" + Event.newCustomer() + ":";
        tables.change(DUE_SOON, people, Daytime.zone(), 4 * BATCH, BATCH);
        String dispatched =
                "SELECT count(*) FROM callback_task WHERE status = 'DISPATCHED'"
                        + " AND customer_id LIKE ? || '%'";

        try (Connection other = database.connect()) {
            other.setAutoCommit(false);
            lock(other, people + BATCH);

            // one round alone, then two: the task that is locked holds up the earlier of these
            eventually(
                    () ->
                            assertThat(tables.count(dispatched, people))
                                    .isGreaterThanOrEqualTo(2 * BATCH));
            assertThat(tables.count(dispatched, people)).isLessThan(4 * BATCH);
            other.rollback();
        }

        eventually(() -> assertThat(tables.count(dispatched, people)).isEqualTo(4 * BATCH));
    }

    private static void lock(Connection connection, String customerId) throws SQLException {
        try (PreparedStatement task =
                connection.prepareStatement(
                        "SELECT FROM callback_task WHERE customer_id = ? FOR UPDATE")) {
            task.setString(1, customerId);
            assertThat(task.executeQuery().next()).isTrue();
        }
    }
}
