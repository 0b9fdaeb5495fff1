package io.huifang.scheduler.decision;

import static io.huifang.scheduler.fixture.Accounts.as;
import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Calls that are kept apart, as far as the database remembers them. */
@Tag("R25")
@SchedulerTest
class EarlierCallsTest {
    Database database;
    Tables tables;

    @BeforeEach
    void look() {
        tables = new Tables(database);
    }

    @Test
    void areRememberedWhenTheyAreOver() {
        Event first = difficulty();
        Log.send(first);
        eventually(() -> assertThat(tables.tasks(first.customerId())).hasSize(1));
        as("ops")
                .contentType("application/json")
                .body(Map.of("because", "he found it out himself"))
                .post(
                        "/v1/callbacks/{id}/cancellation",
                        tables.tasks(first.customerId()).get(0).get("callback_id"))
                .then()
                .statusCode(200);

        Log.send(first.id(UUID.randomUUID().toString()));
        Log.send(difficulty());

        eventually(
                () ->
                        assertThat(rules(first))
                                .containsExactly("reason.schedule", "cadence.too-soon"));
        assertThat(tables.tasks(first.customerId())).hasSize(1);
    }

    /** What an entry suppressed by mistake was decided again; its decision stays as it was. */
    @Test
    void areRememberedWhenTheyWereDecidedAgain() {
        Event again = difficulty();
        Event onlySuppressed = difficulty();
        suppressed(again);
        suppressed(onlySuppressed);
        tables.change(
                "INSERT INTO callback_task (callback_id, event_key, customer_id, reason, cause,"
                        + " event_time, earliest_event_time, latest_event_time, created_at,"
                        + " policy_version, status, outcome, closed_at, fresh_until, priority)"
                        + " SELECT task_of(d), event_key, customer_id, 'how-to', '', event_time,"
                        + " event_time, event_time, now(), 1, 'CLOSED', 'CANCELLED', now(), now(),"
                        + " 20 FROM decision d WHERE customer_id = ?",
                again.customerId());

        Log.send(again, onlySuppressed);

        eventually(() -> assertThat(rules(again)).contains("cadence.too-soon"));
        eventually(() -> assertThat(rules(onlySuppressed)).contains("reason.schedule"));
    }

    private void suppressed(Event event) {
        tables.change(
                "INSERT INTO decision (event_key, content_hash, decided_at, event_time,"
                        + " policy_version, kind, customer_id, source, id, type, reason, rule,"
                        + " explanation, inputs, facts) VALUES (gen_random_uuid(),"
                        + " gen_random_uuid(), now(), now() - interval '1 hour', 1, 'SUPPRESSED',"
                        + " ?, '/before', 'before-' || ?,"
                        + " 'io.huifang.feature.difficulty_reported.v1', 'how-to',"
                        + " 'customer.suppressed', 'any', '{}', '{}')",
                event.customerId(),
                event.customerId());
    }

    private List<Object> rules(Event event) {
        return tables.values(
                "SELECT rule FROM decision WHERE customer_id = ? ORDER BY decided_at, event_time",
                event.customerId());
    }

    private static Event difficulty() {
        return Event.paymentFailed()
                .type("io.huifang.feature.difficulty_reported.v1")
                .saying("\"feature\":\"transfer\"");
    }
}
