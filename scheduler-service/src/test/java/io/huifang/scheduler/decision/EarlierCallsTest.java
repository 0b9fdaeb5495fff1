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
