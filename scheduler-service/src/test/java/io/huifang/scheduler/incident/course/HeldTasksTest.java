package io.huifang.scheduler.incident.course;

import static io.huifang.scheduler.fixture.Accounts.as;
import static io.huifang.scheduler.fixture.Tables.eventually;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.huifang.backing.Database;
import io.huifang.scheduler.fixture.Daytime;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.huifang.scheduler.link.Links;
import io.restassured.http.ContentType;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Customers whose calls wait for the end of a trouble. */
@SchedulerTest
@Tag("D8")
@Tag("R35")
class HeldTasksTest {
    @Inject Links links;

    Database database;
    Tables tables;

    private final String cause = "HELD_" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void look() {
        tables = new Tables(database);
    }

    /** It might be over before they wake, and the notice would be false in the morning. */
    @Test
    @Tag("R30")
    void areWrittenToByDayOnlyAndNotWhenItIsOver() {
        String incident = open();
        Event asleep = failed().zone(Daytime.nightZone());
        Event awake = failed();
        Log.send(asleep, awake);
        eventually(() -> assertThat(notice(awake)).isEqualTo("requested"));
        eventually(() -> assertThat(notice(asleep)).isEqualTo("put off"));
        askAgain(asleep);
        eventually(() -> assertThat(notice(asleep)).isEqualTo("put off"));

        close(incident);
        askAgain(asleep);

        eventually(() -> assertThat(notice(asleep)).isEqualTo("not requested"));
        assertThat(requested(asleep)).isZero();
        assertThat(requested(awake)).isEqualTo(1);
    }

    @Test
    @Tag("R32")
    void chooseATimeOnTheirPageAndAreCalledThen() {
        String incident = open();
        Event event = failed();
        Log.send(event);
        eventually(() -> assertThat(tables.decisions(event.customerId())).hasSize(1));
        String page = page(event);
        given().accept("text/html")
                .header("Accept-Language", "en")
                .get(page)
                .then()
                .statusCode(200)
                .body(containsString("Many customers have the same trouble"))
                .body(not(containsString("We plan to call you")))
                .body(not(containsString("This time suits me")));
        given().accept(ContentType.JSON)
                .get(page)
                .then()
                .body("waits", equalTo(true))
                .body("plannedAt", nullValue());
        Instant slot =
                Instant.parse(given().accept(ContentType.JSON).get(page).path("slots[0].start"));

        given().accept(ContentType.JSON)
                .contentType(ContentType.JSON)
                .body(Map.of("choice", "MOVE", "slot", slot.toString()))
                .post(page)
                .then()
                .statusCode(200);

        given().accept(ContentType.JSON)
                .get(page)
                .then()
                .body("waits", equalTo(false))
                .body("chosen", equalTo(true));
        close(incident);
        eventually(() -> assertThat(state(event)).isEqualTo("RELEASED"));
        assertThat(((Timestamp) task(event).get("due_at")).toInstant()).isEqualTo(slot);
    }

    @Test
    @Tag("R32")
    void areCalledAtTheTimeTheyChoseWhileItLasts() {
        open();
        Event event = failed();
        Log.send(event);
        eventually(() -> assertThat(state(event)).isEqualTo("HELD"));

        // as if they had chosen it on their page, and the minute had come
        tables.change(
                "UPDATE callback_task SET due_at = date_trunc('second', now()), appointed_at ="
                        + " date_trunc('second', now()), appointed_on = now() - interval '1 minute'"
                        + " WHERE customer_id = ?",
                event.customerId());

        eventually(() -> assertThat(task(event)).containsEntry("status", "DISPATCHED"));
    }

    private String open() {
        return as("ops")
                .contentType("application/json")
                .body(
                        Map.of(
                                "rule",
                                "payment-outage",
                                "facts",
                                Map.of("cause", cause),
                                "because",
                                "test"))
                .post("/v1/incidents")
                .then()
                .statusCode(201)
                .extract()
                .path("incidentId");
    }

    private static void close(String incident) {
        as("ops")
                .contentType("application/json")
                .body(Map.of("because", "over"))
                .post("/v1/incidents/" + incident + "/closure")
                .then()
                .statusCode(200);
    }

    private Event failed() {
        return Event.paymentFailed().about("NETWORK", cause);
    }

    /** As if the morning had come. */
    private void askAgain(Event event) {
        tables.change(
                "UPDATE incident_notice SET not_before = wished_at WHERE customer_id = ?",
                event.customerId());
    }

    private Object notice(Event event) {
        return tables
                .values(
                        "SELECT CASE WHEN requested THEN 'requested' WHEN settled_at IS NOT NULL"
                                + " THEN 'not requested' WHEN not_before > now() THEN 'put off'"
                                + " ELSE 'wished' END FROM incident_notice WHERE customer_id = ?",
                        event.customerId())
                .stream()
                .findAny()
                .orElse(null);
    }

    private long requested(Event event) {
        return tables.count(
                "SELECT count(*) FROM customer_notice n JOIN callback_task t USING (callback_id)"
                        + " WHERE t.customer_id = ?",
                event.customerId());
    }

    private Map<String, Object> task(Event event) {
        return tables.tasks(event.customerId()).get(0);
    }

    private Object state(Event event) {
        return tables
                .values("SELECT state FROM incident_task WHERE customer_id = ?", event.customerId())
                .stream()
                .findAny()
                .orElse(null);
    }

    private String page(Event event) {
        UUID callback = (UUID) task(event).get("callback_id");
        return links.toAppointment(callback, Instant.now().plus(Duration.ofDays(1))).getPath();
    }
}
