package io.huifang.scheduler.incident.desk;

import static io.huifang.scheduler.fixture.Accounts.as;
import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.huifang.backing.Database;
import io.huifang.contract.Topic;
import io.huifang.scheduler.fixture.Accounts;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.restassured.response.Response;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Incidents that people open and close, and what becomes of customers meanwhile. */
@SchedulerTest
@Tag("D8")
@Tag("R35")
class IncidentResourceTest {
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    Database database;
    Tables tables;

    private final String cause = "OPS_" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void look() {
        tables = new Tables(database);
    }

    @Test
    void isOpenedOnceAndClosedOnceByTheFirstWhoSaysSo() {
        String id =
                open("ops", "maintenance", null)
                        .then()
                        .statusCode(201)
                        .body("open", equalTo(true))
                        .body("rule", equalTo("payment-outage"))
                        .body("values", contains(cause))
                        .body("opened.by", equalTo(Accounts.nameOf("ops")))
                        .body("opened.because", equalTo("maintenance"))
                        .body("closed", nullValue())
                        .extract()
                        .path("incidentId");

        open("supervisor", "again", null)
                .then()
                .statusCode(200)
                .body("incidentId", equalTo(id))
                .body("opened.because", equalTo("maintenance"));
        close("supervisor", id, "over")
                .then()
                .statusCode(200)
                .body("open", equalTo(false))
                .body("closed.by", equalTo(Accounts.nameOf("supervisor")));
        close("ops", id, "over again")
                .then()
                .statusCode(200)
                .body("closed.because", equalTo("over"));
        as("auditor").get("/v1/incidents").then().body("incidentId", hasItem(id));
        assertThat(open("ops", "another one", null).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"rule\":\"no-such\",\"facts\":{\"cause\":\"X\"},\"because\":\"b\"} | /rule",
                "{\"rule\":\"payment-outage\",\"because\":\"b\"} | /facts/cause",
                "{\"rule\":\"payment-outage\",\"facts\":{\"cause\":\" \"},\"because\":\"b\"}"
                        + " | /facts/cause",
                "{\"rule\":\"payment-outage\",\"facts\":{\"cause\":\"a\\nb\"},"
                        + "\"because\":\"b\"} | /facts/cause",
                "{\"rule\":\"payment-outage\",\"facts\":{\"cause\":\"X\",\"a\":\"b\"},"
                        + "\"because\":\"b\"} | /facts",
                "{\"rule\":\"payment-outage\",\"facts\":{\"cause\":\"X\"},\"because\":\"b\","
                        + "\"since\":\"2020-01-01T00:00:00Z\"} | /since"
            })
    void refusesWhatNoRuleIsAbout(String body, String pointer) {
        as("ops")
                .contentType("application/json")
                .body(body)
                .post("/v1/incidents")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains(pointer));
    }

    @Test
    void knowsNoOther() {
        as("ops").get("/v1/incidents/none").then().statusCode(404);
        close("ops", UUID.randomUUID().toString(), "over").then().statusCode(404);
    }

    @Test
    void letsCustomersWaitTellsThemOnceAndCallsTheHarmedAtItsEnd() {
        String id = open("ops", "outage", null).path("incidentId");
        Event harmed = failed();
        Event recovered = failed();
        Log.send(harmed, recovered, failed().customer(harmed.customerId()));
        eventually(
                () ->
                        assertThat(tables.decisions(harmed.customerId()))
                                .containsExactly("DEFERRED", "MERGED"));
        assertThat(dueAt(harmed)).isAfter(Instant.now().plus(Duration.ofDays(1)));
        assertThat(notices(harmed)).isEqualTo(1);
        assertThat(notices(recovered)).isEqualTo(1);

        Log.send(
                Event.paymentFailed()
                        .customer(recovered.customerId())
                        .type("io.huifang.payment.completed.v1"));
        eventually(() -> assertThat(tables.decisions(recovered.customerId())).hasSize(2));
        close("ops", id, "mended");

        eventually(() -> assertThat(state(recovered)).isEqualTo("SPARED"));
        assertThat(task(recovered)).containsEntry("outcome", "CANCELLED");
        eventually(() -> assertThat(state(harmed)).isEqualTo("RELEASED"));
        makeDue(harmed);
        eventually(() -> assertThat(task(harmed)).containsEntry("status", "DISPATCHED"));
        assertThat(notices(harmed)).isEqualTo(1);
    }

    @Test
    void makesEarlierTasksWaitToo() {
        Event earlier = failed();
        Event elsewhere = failed();
        Log.send(earlier, elsewhere, failed("LIMIT").customer(elsewhere.customerId()));
        eventually(() -> assertThat(tables.decisions(elsewhere.customerId())).hasSize(2));
        eventually(() -> assertThat(tables.decisions(earlier.customerId())).hasSize(1));

        open("ops", "outage", Instant.now().minus(TEN_MINUTES));

        eventually(() -> assertThat(state(earlier)).isEqualTo("HELD"));
        assertThat(dueAt(earlier)).isAfter(Instant.now().plus(Duration.ofDays(1)));
        eventually(() -> assertThat(notices(earlier)).isEqualTo(1));
        assertThat(
                        tables.values(
                                "SELECT because FROM callback_history WHERE callback_id = ? AND what"
                                        + " = 'put-off'",
                                task(earlier).get("callback_id")))
                .containsExactly("incident.collapsed by payment-outage (" + cause + ")");
        // he is called about something else, too
        assertThat(state(elsewhere)).isNull();
    }

    /** What cannot be gathered may well be let go, and the other way round. */
    @Test
    void letsATaskGoThatCouldNotBeGathered() {
        String id = open("ops", "outage", null).path("incidentId");
        Event event = failed();
        Log.send(event);
        eventually(() -> assertThat(state(event)).isEqualTo("HELD"));
        tables.change(
                "INSERT INTO set_aside SELECT work, callback_id, now() + interval '1 h', 'test'"
                        + " FROM callback_task, unnest(ARRAY['incident-gather', 'incident-task'])"
                        + " AS n(work) WHERE customer_id = ?",
                event.customerId());

        close("ops", id, "mended");

        eventually(() -> assertThat(state(event)).isNotEqualTo("HELD"));
    }

    /** Whatever nobody gathered is asked about when it is due. */
    @Test
    void holdsATaskThatIsDueWhileItLasts() {
        Event event = failed().ago(Duration.ofMinutes(5).minusMillis(2500));
        Log.send(event);
        eventually(() -> assertThat(tables.decisions(event.customerId())).hasSize(1));
        tables.change(
                "INSERT INTO incident (incident_id, rule, key_values, since, opened_at, opened_by,"
                        + " opened_because) VALUES (gen_random_uuid(), 'payment-outage', ?, ?, ?,"
                        + " 'test', 'test')",
                cause,
                Timestamp.from(Instant.now().minus(TEN_MINUTES)),
                Timestamp.from(Instant.now().minus(Duration.ofMinutes(3))));

        eventually(() -> assertThat(state(event)).isEqualTo("HELD"));
        assertThat(task(event)).containsEntry("status", "WAITING").containsEntry("attempts", 0);
        eventually(() -> assertThat(notices(event)).isEqualTo(1));
    }

    /** Most who pay in the end do so in the first hour after it. */
    @Test
    void callsNobodyWhoRecoversWhileHisCallWaits() {
        String id = open("ops", "outage", null).path("incidentId");
        Event event = failed();
        Log.send(event);
        eventually(() -> assertThat(state(event)).isEqualTo("HELD"));
        tables.change(
                "INSERT INTO incident_minute SELECT date_trunc('minute', now()) + n * interval"
                        + " '1 minute', 20 FROM generate_series(0, 5) AS n ON CONFLICT (minute) DO"
                        + " UPDATE SET calls = 20");
        close("ops", id, "mended");
        eventually(() -> assertThat(state(event)).isEqualTo("RELEASED"));
        assertThat(dueAt(event)).isAfter(Instant.now().plus(Duration.ofMinutes(4)));
        Log.send(
                Event.paymentFailed()
                        .customer(event.customerId())
                        .type("io.huifang.payment.completed.v1"));
        eventually(() -> assertThat(tables.decisions(event.customerId())).hasSize(2));

        makeDue(event);

        eventually(() -> assertThat(task(event)).containsEntry("outcome", "CANCELLED"));
        assertThat(task(event)).containsEntry("attempts", 0);
    }

    private Response open(String role, String because, Instant since) {
        return as(role).contentType("application/json")
                .body(
                        "{\"rule\":\"payment-outage\",\"facts\":{\"cause\":\""
                                + cause
                                + "\"},\"because\":\""
                                + because
                                + "\""
                                + (since == null ? "" : ",\"since\":\"" + since + "\"")
                                + "}")
                .post("/v1/incidents");
    }

    private static Response close(String role, String id, String because) {
        return as(role).contentType("application/json")
                .body("{\"because\":\"" + because + "\"}")
                .post("/v1/incidents/" + id + "/closure");
    }

    private Event failed() {
        return failed(cause);
    }

    private static Event failed(String cause) {
        return Event.paymentFailed().about("NETWORK", cause);
    }

    private Map<String, Object> task(Event event) {
        return tables.tasks(event.customerId()).get(0);
    }

    /** As if the minute of his call had come. */
    private void makeDue(Event event) {
        tables.change(
                "UPDATE callback_task SET due_at = now() WHERE customer_id = ?",
                event.customerId());
    }

    private Instant dueAt(Event event) {
        return ((Timestamp) task(event).get("due_at")).toInstant();
    }

    private Object state(Event event) {
        List<Object> states =
                tables.values(
                        "SELECT state FROM incident_task WHERE customer_id = ?",
                        event.customerId());
        return states.isEmpty() ? null : states.get(0);
    }

    private static long notices(Event event) {
        return Log.about(event.customerId(), Topic.CUSTOMER_NOTICES, 1).size();
    }
}
