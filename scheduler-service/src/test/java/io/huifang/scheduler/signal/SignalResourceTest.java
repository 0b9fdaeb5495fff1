package io.huifang.scheduler.signal;

import static io.huifang.scheduler.fixture.Accounts.as;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.huifang.backing.Database;
import io.huifang.scheduler.fixture.Accounts;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.restassured.response.ValidatableResponse;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Rises that the survey side found. */
@SchedulerTest
@Tag("R70")
class SignalResourceTest {
    Database database;

    private final String cause = "RISE_" + UUID.randomUUID().toString().substring(0, 8);
    private final UUID signal = UUID.randomUUID();

    @Test
    void isOneIncidentHoweverOftenItIsTold() {
        Instant since = Instant.now().minus(Duration.ofHours(2));

        tell(signal, body(since)).statusCode(201).body("incidentId", equalTo(signal.toString()));
        tell(signal, body(since)).statusCode(200).body("incidentId", equalTo(signal.toString()));
        shown().statusCode(200)
                .body("open", equalTo(true))
                .body("values", contains(cause))
                .body("opened.by", equalTo("(survey)"))
                .body("opened.because", equalTo("90 within an hour"));

        close();
        tell(signal, body(since)).statusCode(200).body("incidentId", equalTo(signal.toString()));

        shown().body("open", equalTo(false));
        assertThat(incidents()).isEqualTo(1);
    }

    @Test
    void isOneIncidentWhenToldByManyAtOnce() {
        String body = body(Instant.now().minus(Duration.ofHours(1)));

        Stream.generate(() -> CompletableFuture.supplyAsync(() -> tell(signal, body)))
                .limit(6)
                .toList()
                .forEach(told -> assertThat(status(told.join())).isIn(200, 201));

        assertThat(incidents()).isEqualTo(1);
    }

    @Test
    void isTheIncidentThatWasOpenAlready() {
        String open =
                as("ops")
                        .contentType("application/json")
                        .body(body(Instant.now()))
                        .post("/v1/incidents")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("incidentId");

        tell(signal, body(Instant.now().minus(Duration.ofHours(1))))
                .statusCode(200)
                .body("incidentId", equalTo(open));
    }

    @Test
    void isTakenFromNobodyElse() {
        given().contentType("application/json")
                .body("{}")
                .put("/internal/incidents/" + signal)
                .then()
                .statusCode(401);
        as("ops")
                .contentType("application/json")
                .body(body(Instant.now()))
                .put("/internal/incidents/" + signal)
                .then()
                .statusCode(401);
        assertThat(incidents()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"facts\":{\"cause\":\"X\"},\"because\":\"b\"} | /rule",
                "{\"rule\":\"no-such\",\"facts\":{\"cause\":\"X\"},\"because\":\"b\"} | /rule",
                "{\"rule\":\"payment-outage\",\"because\":\"b\"} | /facts",
                "{\"rule\":\"payment-outage\",\"facts\":{\"cause\":\"X\"}} | /because",
                "{\"rule\":\"payment-outage\",\"facts\":{\"cause\":\"X\"},\"because\":\" \"}"
                        + " | /because",
                "{\"rule\":\"payment-outage\",\"facts\":{\"cause\":\"X\"},\"because\":\"b\","
                        + "\"since\":\"2020-01-01T00:00:00Z\"} | /since"
            })
    void refusesWhatNoRuleIsAbout(String body, String pointer) {
        tell(signal, body).statusCode(422).body("errors.pointer", contains(pointer));
    }

    private String body(Instant since) {
        return "{\"rule\":\"payment-outage\",\"facts\":{\"cause\":\"%s\"},\"since\":\"%s\",\"because\":\"90 within an hour\"}"
                .formatted(cause, since);
    }

    private ValidatableResponse tell(UUID id, String body) {
        return given().header("Authorization", "Bearer " + Accounts.SURVEY_KEY)
                .contentType("application/json")
                .body(body)
                .put("/internal/incidents/" + id)
                .then();
    }

    private static int status(ValidatableResponse response) {
        return response.extract().statusCode();
    }

    private ValidatableResponse shown() {
        return as("ops").get("/v1/incidents/" + signal).then();
    }

    private void close() {
        as("ops")
                .contentType("application/json")
                .body("{\"because\":\"over\"}")
                .post("/v1/incidents/" + signal + "/closure")
                .then()
                .statusCode(200);
    }

    private long incidents() {
        return new Tables(database)
                .values("SELECT incident_id FROM incident WHERE key_values = ?", cause)
                .size();
    }
}
