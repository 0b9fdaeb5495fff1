package io.huifang.scheduler.foresight;

import static io.huifang.scheduler.fixture.Accounts.as;
import static io.huifang.scheduler.fixture.Tables.eventually;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.huifang.backing.Database;
import io.huifang.contract.attempt.Disposition;
import io.huifang.scheduler.fixture.Accounts;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.huifang.scheduler.fixture.Word;
import io.restassured.response.Response;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@SchedulerTest
class ForeseeStepTest {
    Database database;
    Tables tables;

    @BeforeEach
    void look() {
        tables = new Tables(database);
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

    private Map<String, Object> attempt(String customer) {
        UUID callback = (UUID) tables.tasks(customer).get(0).get("callback_id");
        return tables.rows("SELECT * FROM callback_attempt WHERE callback_id = ?", callback).get(0);
    }

    private static Response foresee(Map<String, Object> attempt, String query) {
        return as("supervisor")
                .get(
                        "/v1/callbacks/%s/attempts/%s/next-step?%s"
                                .formatted(
                                        attempt.get("callback_id"),
                                        attempt.get("attempt_id"),
                                        query));
    }

    @ParameterizedTest
    @EnumSource(
            value = Disposition.class,
            names = {
                "REACHED_RESOLVED",
                "REACHED_UNRESOLVED",
                "NO_ANSWER",
                "BUSY",
                "REFUSED_SOFT",
                "REFUSED_HARD",
                "FRAUD_SUSPECTED",
                "ID_FAILED"
            })
    void saysWhatThenHappens(Disposition disposition) {
        String customer = dispatched();
        Map<String, Object> attempt = attempt(customer);
        Object callback = attempt.get("callback_id");

        Response foreseen = foresee(attempt, "disposition=" + disposition);
        foreseen.then().statusCode(200);
        Log.send(List.of(Word.concluded(customer, attempt, disposition)));

        eventually(
                () ->
                        assertThat(
                                        as("ops")
                                                .get("/v1/callbacks/" + callback)
                                                .<Object>path("attempts[0].disposition"))
                                .isEqualTo(disposition.name()));
        Response now = as("ops").get("/v1/callbacks/" + callback);
        assertThat(now.<String>path("status")).isEqualTo(foreseen.path("status"));
        assertThat(now.<String>path("outcome")).isEqualTo(foreseen.path("outcome"));
        assertSameMoment(now.path("dueAt"), foreseen.path("dueAt"));
    }

    private static void assertSameMoment(String one, String other) {
        if (one == null || other == null) {
            assertThat(one).isEqualTo(other);
        } else {
            assertThat(Instant.parse(one))
                    .isCloseTo(Instant.parse(other), within(5, ChronoUnit.MINUTES));
        }
    }

    @Test
    void changesNothingHoweverOftenItIsAsked() {
        String customer = dispatched();
        Map<String, Object> attempt = attempt(customer);
        Object before = as("ops").get("/v1/callbacks/" + attempt.get("callback_id")).asString();

        for (Disposition disposition : Disposition.values()) {
            if (disposition == Disposition.APPOINTMENT_MADE) continue;
            foresee(attempt, "disposition=" + disposition).then().statusCode(200);
        }

        assertThat(as("ops").get("/v1/callbacks/" + attempt.get("callback_id")).asString())
                .isEqualTo(before);
        assertThat(tables.tasks(customer)).hasSize(1);
        assertThat(attempt(customer)).isEqualTo(attempt);
    }

    @Test
    void keepsAnAppointmentThatIsSupposed() {
        Map<String, Object> attempt = attempt(dispatched());
        Instant chosen = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

        Response foreseen =
                foresee(attempt, "disposition=APPOINTMENT_MADE&appointmentAt=" + chosen);

        assertThat(foreseen.statusCode()).isEqualTo(200);
        assertThat(foreseen.<Boolean>path("appointment")).isTrue();
        assertThat(Instant.parse(foreseen.path("dueAt"))).isAfterOrEqualTo(chosen);
    }

    @Test
    void refusesWhatCannotBeSupposed() {
        String customer = dispatched();
        Map<String, Object> attempt = attempt(customer);

        foresee(attempt, "disposition=WHATEVER").then().statusCode(422);
        foresee(attempt, "disposition=APPOINTMENT_MADE").then().statusCode(422);
        foresee(attempt, "disposition=BUSY&appointmentAt=2030-01-01T00:00:00Z")
                .then()
                .statusCode(422);
        foresee(
                        Map.of(
                                "callback_id",
                                attempt.get("callback_id"),
                                "attempt_id",
                                UUID.randomUUID()),
                        "disposition=BUSY")
                .then()
                .statusCode(404);
        as("agent")
                .get(
                        "/v1/callbacks/%s/attempts/%s/next-step?disposition=BUSY"
                                .formatted(attempt.get("callback_id"), attempt.get("attempt_id")))
                .then()
                .statusCode(403);
        Log.send(List.of(Word.concluded(customer, attempt, Disposition.REACHED_RESOLVED)));
        eventually(() -> foresee(attempt, "disposition=BUSY").then().statusCode(409));
    }

    @Test
    @Tag("P9")
    void saysTheSameToTheSurveySideByItsKeyOnly() {
        Map<String, Object> attempt = attempt(dispatched());
        String path =
                "/internal/callbacks/%s/attempts/%s/next-step?disposition=NO_ANSWER"
                        .formatted(attempt.get("callback_id"), attempt.get("attempt_id"));

        Response said = given().header("Authorization", "Bearer " + Accounts.SURVEY_KEY).get(path);

        Response toStaff = foresee(attempt, "disposition=NO_ANSWER");
        assertThat(said.statusCode()).isEqualTo(200);
        assertThat(said.<String>path("status")).isEqualTo(toStaff.path("status"));
        assertThat(said.<List<String>>path("notices")).isEqualTo(toStaff.path("notices"));
        assertSameMoment(said.path("dueAt"), toStaff.path("dueAt"));
        given().get(path).then().statusCode(401);
        given().header("Authorization", "Bearer " + Accounts.SURVEY_KEY + "x")
                .get(path)
                .then()
                .statusCode(401);
        as("supervisor").get(path).then().statusCode(401);
    }
}
