package io.huifang.scheduler.callback;

import static io.huifang.scheduler.fixture.Accounts.as;
import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.huifang.backing.Database;
import io.huifang.contract.Topic;
import io.huifang.contract.attempt.Disposition;
import io.huifang.scheduler.fixture.Accounts;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.huifang.scheduler.fixture.Word;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;

@SchedulerTest
class CallbackResourceTest {
    Database database;
    Tables tables;

    @BeforeEach
    void look() {
        tables = new Tables(database);
    }

    @Test
    void showsATaskWithItsAttemptsAndItsHistory() {
        String customer = dispatched();
        UUID callback = callback(customer);
        var attempt =
                tables.rows("SELECT * FROM callback_attempt WHERE callback_id = ?", callback)
                        .get(0);

        as("auditor")
                .get("/v1/callbacks/" + callback)
                .then()
                .statusCode(200)
                .body("customerId", equalTo(customer))
                .body("reason", equalTo("refund-delayed"))
                .body("subjectRef", equalTo("r-1"))
                .body("status", equalTo("DISPATCHED"))
                .body("callableUntil", notNullValue())
                .body("attempts", hasSize(1))
                .body("attempts[0].number", equalTo(1))
                .body("attempts[0].disposition", nullValue())
                .body("history.what", contains("scheduled", "dispatched"));
        Log.send(List.of(Word.concluded(customer, attempt, Disposition.REACHED_RESOLVED)));

        eventually(
                () ->
                        as("ops")
                                .get("/v1/callbacks/" + callback)
                                .then()
                                .body("status", equalTo("CLOSED"))
                                .body("outcome", equalTo("RESOLVED"))
                                .body("dueAt", nullValue())
                                .body("attempts[0].disposition", equalTo("REACHED_RESOLVED"))
                                .body("history.what", hasItem("closed")));
    }

    @Test
    @Tag("P15")
    void cancelsOnceAndWithdrawsTheAttemptUnderWay() {
        String customer = dispatched();
        String cancellation = "/v1/callbacks/" + callback(customer) + "/cancellation";

        for (int time = 1; time <= 2; time++) {
            as("supervisor")
                    .contentType("application/json")
                    .body("{\"because\":\"settled in the branch\"}")
                    .post(cancellation)
                    .then()
                    .statusCode(200)
                    .body("outcome", equalTo("CANCELLED"))
                    .body("history.who", hasItem(Accounts.nameOf("supervisor")));
        }

        assertThat(Log.about(customer, Topic.CALLBACK_TASKS, 3))
                .extracting(record -> record.headers().get("ce_type"))
                .containsExactly(
                        "io.huifang.callback.dispatched.v1",
                        "io.huifang.callback.withdrawn.v1",
                        "io.huifang.callback.closed.v1");
    }

    @Test
    void cannotCancelWhatEndedOtherwise() {
        String customer = dispatched();
        tables.change(
                "UPDATE callback_task SET status = 'CLOSED', outcome = 'RESOLVED', due_at = NULL,"
                        + " closed_at = now() WHERE customer_id = ?",
                customer);

        as("ops")
                .contentType("application/json")
                .body("{\"because\":\"too late\"}")
                .post("/v1/callbacks/" + callback(customer) + "/cancellation")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("already-closed"));
    }

    @Test
    void refusesACancellationThatSaysNothing() {
        String cancellation = "/v1/callbacks/" + UUID.randomUUID() + "/cancellation";

        as("ops")
                .contentType("application/json")
                .body("{\"because\":\" \"}")
                .post(cancellation)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("/because"));
        as("ops")
                .contentType("application/json")
                .body("{\"because\":\"x\",\"outcome\":\"RESOLVED\"}")
                .post(cancellation)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/outcome"));
        as("ops")
                .contentType("application/json")
                .body("{\"because\":")
                .post(cancellation)
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed"));
        as("ops").contentType("application/json").post(cancellation).then().statusCode(422);
        as("ops")
                .contentType("application/json")
                .body("{\"because\":\"x\"}")
                .post(cancellation)
                .then()
                .statusCode(404);
    }

    @Test
    void knowsNoTaskOfAnotherName() {
        as("ops").get("/v1/callbacks/" + UUID.randomUUID()).then().statusCode(404);
        as("ops")
                .get("/v1/callbacks/no-id")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    @Tag("P15")
    void theDatabaseItselfKeepsAClosedTaskClosed() {
        String customer = dispatched();
        tables.change(
                "UPDATE callback_task SET status = 'CLOSED', outcome = 'RESOLVED', due_at = NULL,"
                        + " closed_at = now() WHERE customer_id = ?",
                customer);

        assertThatThrownBy(
                        () ->
                                tables.change(
                                        "UPDATE callback_task SET status = 'WAITING', outcome ="
                                                + " NULL, due_at = now(), closed_at = NULL WHERE"
                                                + " customer_id = ?",
                                        customer))
                .rootCause()
                .hasMessageContaining("stays closed");
    }

    @Test
    @Tag("P15")
    void theDatabaseItselfHoldsOneAttemptAtATimeAndDecisionsUnchanged() {
        String customer = dispatched();
        String again =
                "INSERT INTO callback_attempt (callback_id, number, attempt_id, due_at,"
                        + " dispatched_at, callable_from, callable_until, silent_at) SELECT"
                        + " callback_id, number + 1, %s, a.due_at, dispatched_at, callable_from,"
                        + " callable_until, silent_at FROM callback_attempt a JOIN callback_task"
                        + " USING (callback_id) WHERE customer_id = ?";

        refuses("callback_attempt_one_under_way", again.formatted("gen_random_uuid()"), customer);
        refuses("attempt_id", again.formatted("attempt_id"), customer);
        refuses(
                "never changes",
                "UPDATE decision SET rule = 'other' WHERE customer_id = ?",
                customer);
        refuses(
                "wanted_has_task",
                "INSERT INTO decision SELECT gen_random_uuid(), content_hash, NULL, decided_at,"
                        + " event_time, policy_version, kind, customer_id, source, id, type, reason,"
                        + " rule, explanation, inputs, facts, traceparent FROM decision WHERE"
                        + " customer_id = ?",
                customer);
    }

    private void refuses(String because, String statement, String customer) {
        assertThatThrownBy(() -> tables.change(statement, customer))
                .rootCause()
                .hasMessageContaining(because);
    }

    private String dispatched() {
        Event event = Event.refundDelayed();
        Log.send(event);
        eventually(
                () ->
                        assertThat(tables.tasks(event.customerId()))
                                .extracting(task -> task.get("status"))
                                .containsExactly("DISPATCHED"));
        return event.customerId();
    }

    private UUID callback(String customer) {
        return (UUID) tables.tasks(customer).get(0).get("callback_id");
    }
}
