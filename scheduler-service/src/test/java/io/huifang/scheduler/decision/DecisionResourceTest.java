package io.huifang.scheduler.decision;

import static io.huifang.scheduler.fixture.Accounts.as;
import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.huifang.backing.Database;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.restassured.path.json.JsonPath;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

@SchedulerTest
class DecisionResourceTest {
    Database database;
    Tables tables;

    @BeforeEach
    void look() {
        tables = new Tables(database);
    }

    @Test
    @Tag("R23")
    @Tag("D1")
    void explainsTheDecisionOfAnEvent() {
        Event event = Event.refundDelayed();
        as("ops")
                .get("/v1/decisions?source=/test-wallet&id=" + event.id())
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("not-found"));

        Log.send(event);

        eventually(() -> assertThat(tables.decisions(event.customerId())).hasSize(1));
        as("auditor")
                .get("/v1/decisions?source=/test-wallet&id=" + event.id())
                .then()
                .statusCode(200)
                .body("source", equalTo("/test-wallet"))
                .body("id", equalTo(event.id()))
                .body("type", equalTo("io.huifang.refund.delayed.v1"))
                .body("customerId", equalTo(event.customerId()))
                .body("decision", equalTo("SCHEDULED"))
                .body("reason", equalTo("refund-delayed"))
                .body("rule", equalTo("reason.schedule"))
                .body("explanation", notNullValue())
                .body("inputs.dueAt", notNullValue())
                .body("callbackId", notNullValue());
    }

    @Test
    void turnsThePagesOfACustomersDecisionsUntilTheLast() {
        String customer = Event.newCustomer();
        for (int i = 0; i < 5; i++) Log.send(Event.paymentFailed().customer(customer));
        eventually(() -> assertThat(tables.decisions(customer)).hasSize(5));

        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page =
                    as("supervisor")
                            .get("/v1/decisions?limit=2&customerId=" + customer + cursor)
                            .jsonPath();
            seen.addAll(page.getList("decisions.id"));
            String next = page.get("next");
            cursor = next == null ? null : "&cursor=" + next;
        }

        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void listsThePeriodsDecisionsOfOneKind() {
        Event stale = Event.paymentFailed().ago(Duration.ofDays(3));
        Log.send(stale);
        eventually(() -> assertThat(tables.decisions(stale.customerId())).hasSize(1));

        List<String> expired =
                as("ops")
                        .get("/v1/decisions?decision=EXPIRED&limit=500")
                        .jsonPath()
                        .getList("decisions.id");

        assertThat(expired).contains(stale.id());
    }

    @Test
    @Tag("P4")
    void listsConflictsBesideTheDecisionThatStands() {
        Event first = Event.paymentFailed();
        Log.send(first, first.about("100.50", "7.00"));
        eventually(
                () ->
                        assertThat(
                                        as("ops")
                                                .get(
                                                        "/v1/decisions?customerId="
                                                                + first.customerId())
                                                .jsonPath()
                                                .<String>getList("decisions.decision"))
                                .containsExactlyInAnyOrder("SCHEDULED", "CONFLICT"));
    }

    @Test
    void takesNoCursorOfAnotherQueryAndNoneThatWasChanged() {
        String customer = Event.newCustomer();
        for (int i = 0; i < 3; i++) Log.send(Event.paymentFailed().customer(customer));
        eventually(() -> assertThat(tables.decisions(customer)).hasSize(3));
        String cursor =
                as("ops")
                        .get("/v1/decisions?limit=1&customerId=" + customer)
                        .jsonPath()
                        .getString("next");

        as("ops")
                .get("/v1/decisions?customerId=someone-else&cursor=" + cursor)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("cursor"));
        as("ops")
                .get("/v1/decisions?customerId=" + customer + "&cursor=B" + cursor.substring(1))
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({
        "source=x, id",
        "id=x, source",
        "customerId=%20, customerId",
        "decision=MAYBE, decision",
        "from=yesterday, from",
        "to=2026-13-01T00:00:00Z, to",
        "limit=0, limit",
        "limit=501, limit",
        "limit=many, limit",
        "cursor=!!, cursor"
    })
    void refusesWhatItCannotRead(String query, String pointer) {
        as("ops")
                .urlEncodingEnabled(false)
                .get("/v1/decisions?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("malformed"))
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].value", nullValue());
    }
}
