package io.huifang.scheduler.dispatch;

import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.scheduler.fixture.Daytime;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;

/** Who gets the three calls of a day when more tasks are due than a batch takes. */
@SchedulerTest
@Tag("R25")
@Tag("R37")
@Tag("D3")
class MostImportantFirstTest {
    /** Ten tasks of one customer. The more important one is, the later it came. */
    private static final String DUE =
            """
            WITH person AS (
                INSERT INTO customer (customer_id, zones, zones_at) VALUES (?, ARRAY[?], now())
                RETURNING customer_id),
            events AS (
                INSERT INTO decision (event_key, content_hash, callback_id, decided_at, event_time,
                    policy_version, kind, customer_id, source, id, type, rule, explanation,
                    inputs, facts)
                SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), now(), now(), 1,
                    'SCHEDULED', customer_id, '/batch', n::text, 'io.huifang.refund.delayed.v1',
                    'reason.schedule', 'batch', '{}', '{}'
                FROM person, generate_series(1, 10) AS n
                RETURNING event_key, callback_id, customer_id, id)
            INSERT INTO callback_task (callback_id, event_key, customer_id, reason, cause,
                event_time, earliest_event_time, latest_event_time, created_at, policy_version,
                status, due_at, fresh_until, priority)
            SELECT callback_id, event_key, customer_id, 'refund-delayed', id, now(), now(),
                now(), now(), 1, 'WAITING', now() + ? * interval '1 second' + id::int * interval '1 ms',
                now() + interval '14 days', 10 * id::int - 1
            FROM events
            """;

    private static final String DISPATCHED =
            "SELECT priority FROM callback_task WHERE customer_id = ? AND status = 'DISPATCHED'"
                    + " ORDER BY 1";

    @Inject DispatchDueCallbacks dispatchDueCallbacks;

    Database database;
    Tables tables;

    private final String customer = Event.newCustomer();

    @BeforeEach
    void look() {
        tables = new Tables(database);
    }

    @Test
    void asksAboutAllThatIsDueOfACustomerWhereverTheBatchEnds() {
        // long ago, so that they are the first of all; one transaction, before the timer sees them
        tables.change(DUE, customer, Daytime.zone(), -100_000);

        dispatchDueCallbacks.dispatch(2).await().atMost(Duration.ofSeconds(10));

        eventually(
                () -> assertThat(tables.values(DISPATCHED, customer)).containsExactly(79, 89, 99));
    }
}
