package io.huifang.scheduler.word;

import static io.huifang.scheduler.fixture.Accounts.as;
import static io.huifang.scheduler.fixture.Tables.eventually;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.huifang.backing.Database;
import io.huifang.scheduler.fixture.Accounts;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.quarkus.runtime.StartupEvent;
import io.restassured.response.ValidatableResponse;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;

@SchedulerTest
@Tag("D4")
@Tag("P14")
class WordResourceTest {
    @Inject BeanManager beans;

    Database database;
    Tables tables;

    private String customer;
    private UUID attempt;

    @BeforeEach
    void dispatch() {
        tables = new Tables(database);
        Event event = Event.refundDelayed();
        customer = event.customerId();
        Log.send(event);
        eventually(() -> assertThat(attempts()).hasSize(1));
        attempt = (UUID) attempts().get(0);
    }

    private List<Object> attempts() {
        return tables.values(
                "SELECT attempt_id FROM callback_attempt JOIN callback_task USING (callback_id)"
                        + " WHERE customer_id = ?",
                customer);
    }

    private static String path(UUID attempt) {
        return "/internal/attempts/" + attempt + "/word";
    }

    private ValidatableResponse word() {
        return given().header("Authorization", "Bearer " + Accounts.SURVEY_KEY)
                .get(path(attempt))
                .then();
    }

    private void gone(String because) {
        word().statusCode(200).body("stands", equalTo(false)).body("because", equalTo(because));
    }

    @Test
    void looksAtTheProofAtTheStart() {
        assertThat(beans.resolveObserverMethods(new StartupEvent()))
                .extracting(ObserverMethod::getBeanClass)
                .contains(SurveySide.class);
    }

    @Test
    void standsWhileNothingHasHappened() {
        word().statusCode(200)
                .body("stands", equalTo(true))
                .body("because", nullValue())
                .body("numberAsOf", nullValue());
    }

    @Test
    @Tag("R102")
    void tellsWhetherOffersMayBeMentionedAsOfNow() {
        word().body("mayOffer", equalTo(false));

        Log.send(Event.marketingConsent(customer));
        eventually(() -> word().body("mayOffer", equalTo(true)));
    }

    @Test
    void isForTheSurveySideOnly() {
        given().get(path(attempt)).then().statusCode(401);
        given().header("Authorization", "Bearer " + Accounts.SURVEY_KEY + "x")
                .get(path(attempt))
                .then()
                .statusCode(401)
                .body("code", equalTo("unauthenticated"));
        Accounts.ROLES.forEach(role -> as(role).get(path(attempt)).then().statusCode(401));
    }

    @Test
    void isAWordAlsoOnWhatWasNeverDispatched() {
        given().header("Authorization", "Bearer " + Accounts.SURVEY_KEY)
                .get(path(UUID.randomUUID()))
                .then()
                .statusCode(200)
                .body("stands", equalTo(false))
                .body("because", equalTo("attempt.unknown"));
    }

    @Test
    void endsWithTheAttempt() {
        as("supervisor")
                .contentType("application/json")
                .body("{\"because\":\"a test\"}")
                .post(
                        "/v1/callbacks/"
                                + tables.tasks(customer).get(0).get("callback_id")
                                + "/cancellation")
                .then()
                .statusCode(200);

        gone("attempt.ended");
    }

    @Test
    void endsWithTheWindow() {
        tables.change(
                "UPDATE callback_attempt SET callable_from = now() - interval '2 hours',"
                        + " callable_until = now() WHERE attempt_id = ?",
                attempt);

        gone("window.over");
    }

    @Test
    void endsWithASuppression() {
        tables.change(
                "UPDATE customer SET suppressed_at = now(), suppressed_because = 'test',"
                        + " suppressed_by = 'test' WHERE customer_id = ?",
                customer);

        gone("customer.suppressed");
    }

    @Test
    void endsWithTheErasure() {
        tables.change("UPDATE customer SET erased_at = now() WHERE customer_id = ?", customer);

        gone("customer.erased");
    }

    /** The attempt's own place does not stand in its way: three calls a day are allowed. */
    @Test
    void endsWithTheBudgetThatOthersUsedUp() {
        contact();
        contact();
        word().statusCode(200).body("stands", equalTo(true));

        contact();

        word().statusCode(200).body("stands", equalTo(false));
    }

    private void contact() {
        tables.change(
                "INSERT INTO contact_entry (customer_id, entry_id, kind, state, protects,"
                        + " entered_at, at, callback_id)"
                        + " VALUES (?, ?, 'CALL', 'SPENT', true, now(), now(), ?)",
                customer,
                UUID.randomUUID(),
                UUID.randomUUID());
    }

    @Test
    void changesNothing() {
        String before =
                tables.rows("SELECT * FROM callback_attempt WHERE attempt_id = ?", attempt)
                        .toString();

        word().statusCode(200);
        word().statusCode(200);

        assertThat(
                        tables.rows("SELECT * FROM callback_attempt WHERE attempt_id = ?", attempt)
                                .toString())
                .isEqualTo(before);
    }
}
