package io.huifang.survey.handover;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.huifang.backing.Database;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Dispatch;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.Intake;
import io.huifang.survey.fixture.Profiles;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.restassured.response.Response;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.UUID;

@SurveyTest
@Tag("R61")
class HandoverTest {
    private static final Desk GIVER = Desk.agent(21);
    private static final Desk BYSTANDER = Desk.agent(22);

    Database database;
    Intake intake;
    private TaskTopic scheduler;
    private final String reason = "handover-" + UUID.randomUUID();

    @BeforeEach
    void open() {
        scheduler = new TaskTopic();
        Profiles.of(Desk.agent(83), "\"refunds\":3", "\"en\",\"fr\"");
    }

    @AfterEach
    void close() {
        scheduler.close();
    }

    private CallbackDispatched offered(Dispatch dispatch) {
        CallbackDispatched dispatched = scheduler.dispatch(dispatch.reason(reason));
        Eventually.isIn("OFFERED", dispatched.attemptId());
        return dispatched;
    }

    private static Response handOver(Desk.Held held, String to) {
        return held.request()
                .body("{" + to + ",\"because\":\"LANGUAGE\"}")
                .post(held.path("handover"));
    }

    private static Response reassign(UUID attempt, String to) {
        return Desk.supervisor()
                .request()
                .body("{" + to + ",\"because\":\"WORKLOAD\"}")
                .post("/v1/attempts/" + attempt + "/handover");
    }

    private static String to(Desk agent) {
        return "\"agent\":\"" + agent.account() + "\"";
    }

    @Test
    void goesToTheColleagueAlone() {
        Desk colleague = Desk.agent(78);
        Profiles.of(colleague, "", "\"en\"");
        UUID attempt = offered(aDispatch()).attemptId();
        Desk.Held held = GIVER.claimed(reason);

        handOver(held, to(colleague)).then().statusCode(204);

        held.heartbeat().then().statusCode(412);
        assertThat(GIVER.claim(reason).statusCode()).isEqualTo(204);
        assertThat(BYSTANDER.claim(reason).statusCode()).isEqualTo(204);
        assertThat(colleague.claimed(reason).attemptId()).isEqualTo(attempt);
        assertThat(audited(attempt))
                .containsExactly("agent-21|LANGUAGE to=agent:" + colleague.account());
    }

    private List<String> audited(UUID attempt) {
        return Tables.of(database)
                .strings(
                        "SELECT actor || '|' || because FROM audit_entry"
                                + " WHERE act = 'HAND_OVER' AND object = ?",
                        "attempt:" + attempt);
    }

    @Test
    void goesToWhoSpeaksTheLanguage() {
        Desk french = Desk.agent(79);
        Desk german = Desk.agent(80);
        Profiles.of(french, "", "\"fr\"");
        Profiles.of(german, "", "\"de\"");
        UUID attempt = offered(aDispatch().language("de")).attemptId();
        Desk.Held held = german.claimed(reason);

        handOver(held, "\"language\":\"fr\"").then().statusCode(204);

        assertThat(german.claim(reason).statusCode()).isEqualTo(204);
        assertThat(french.claimed(reason).attemptId()).isEqualTo(attempt);
    }

    @Test
    void repeatedUnderItsKeyChangesNothing() {
        UUID attempt = offered(aDispatch()).attemptId();
        Desk.Held held = GIVER.claimed(reason);
        String key = UUID.randomUUID().toString();

        for (int i = 0; i < 2; i++) {
            held.request()
                    .header("Idempotency-Key", key)
                    .body("{\"language\":\"en\",\"because\":\"LANGUAGE\"}")
                    .post(held.path("handover"))
                    .then()
                    .statusCode(204);
        }
        handOver(held, "\"language\":\"fr\"").then().statusCode(412);

        assertThat(audited(attempt)).containsExactly("agent-21|LANGUAGE to=language:en");
    }

    @Test
    void isForTheHolderAndForSupervisors() {
        UUID attempt = offered(aDispatch()).attemptId();
        Desk.Held held = GIVER.claimed(reason);

        handOver(held.by(BYSTANDER), "\"language\":\"en\"").then().statusCode(404);
        BYSTANDER
                .request()
                .body("{\"language\":\"en\",\"because\":\"LANGUAGE\"}")
                .post(held.path("handover"))
                .then()
                .statusCode(428);
        reassign(attempt, "\"language\":\"en\"").then().statusCode(204);

        held.heartbeat().then().statusCode(412);
        assertThat(audited(attempt)).containsExactly("supervisor|WORKLOAD to=language:en");
        assertThat(BYSTANDER.claimed(reason).attemptId()).isEqualTo(attempt);
    }

    @Test
    @Tag("P10")
    void endsWithTheReveal() {
        CallbackDispatched dispatched = offered(aDispatch());
        intake.knows(dispatched.customerId(), "+8613800000000", "Wang", "");
        Desk.Held held = GIVER.claimed(reason);
        held.reveal().then().statusCode(200);

        handOver(held, "\"language\":\"en\"")
                .then()
                .statusCode(409)
                .body("code", equalTo("call-begun"));
        reassign(dispatched.attemptId(), "\"language\":\"en\"")
                .then()
                .statusCode(409)
                .body("code", equalTo("call-begun"));
    }

    @Test
    void isRefusedForWhatHasEnded() {
        UUID attempt = offered(aDispatch()).attemptId();
        GIVER.claimed(reason).conclude("{\"disposition\":\"BUSY\"}").then().statusCode(200);

        reassign(attempt, "\"language\":\"en\"")
                .then()
                .statusCode(409)
                .body("code", equalTo("attempt-concluded"));
        reassign(UUID.randomUUID(), "\"language\":\"en\"").then().statusCode(404);
    }

    @Test
    void isRefusedToAnAccountThatIsNoAgents() {
        UUID attempt = offered(aDispatch()).attemptId();

        reassign(attempt, "\"agent\":\"nobody\"")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/agent"));
    }

    @ParameterizedTest
    @CsvSource({
        "skill, no-such-skill, 422",
        "skill, refunds:5, 422",
        "skill, refunds:3, 204",
        "language, tlh, 422",
        "language, fr-CA, 204"
    })
    void goesOnlyWhereSomebodyIs(String what, String code, int status) {
        UUID attempt = offered(aDispatch()).attemptId();

        Response answer = reassign(attempt, "\"%s\":\"%s\"".formatted(what, code));

        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 422) {
            assertThat(answer.<List<String>>path("errors.pointer")).containsExactly("/" + what);
            assertThat(audited(attempt)).isEmpty();
        } else {
            assertThat(audited(attempt))
                    .containsExactly("supervisor|WORKLOAD to=" + what + ":" + code);
        }
    }

    @Test
    void isNeverOfferedAgainToWhoHasAConflictOfInterest() {
        UUID attempt = offered(aDispatch()).attemptId();
        Desk.Held held = GIVER.claimed(reason);

        conflict(held, to(GIVER)).then().statusCode(422);
        conflict(held, "\"language\":\"en\"").then().statusCode(204);

        assertThat(GIVER.claim(reason).statusCode()).isEqualTo(204);
        Profiles.of(GIVER, "", "\"en\",\"zh-CN\"");
        reassign(attempt, to(GIVER))
                .then()
                .statusCode(422)
                .body("errors.code", hasItem("conflict-of-interest"));
        assertThatThrownBy(
                        () ->
                                Tables.of(database)
                                        .run(
                                                "UPDATE attempt SET state = 'CLAIMED', agent = ?,"
                                                        + " fencing_token = fencing_token + 1,"
                                                        + " claimed_at = now(), lease_until ="
                                                        + " least(callable_until, now() + interval"
                                                        + " '1 minute') WHERE attempt_id = ?",
                                                GIVER.account(),
                                                attempt))
                .hasStackTraceContaining("nobody_claims_in_conflict");
        assertThat(Desk.agent(86).claimed(reason).attemptId()).isEqualTo(attempt);
    }

    @Test
    void staysFromHimWhenTheOwnershipOfAnotherEnds() {
        Desk colleague = Desk.agent(84);
        Profiles.of(colleague, "", "\"en\"");
        UUID attempt = offered(aDispatch()).attemptId();
        Desk.Held held = GIVER.claimed(reason);
        conflict(held, to(colleague)).then().statusCode(204);

        Tables.of(database)
                .run("UPDATE attempt SET owned_until = now() WHERE attempt_id = ?", attempt);
        Eventually.eventually()
                .until(() -> Tables.of(database).attempt(attempt).contains("\"owned_until\":null"));

        assertThat(GIVER.claim(reason).statusCode()).isEqualTo(204);
        assertThat(Desk.agent(86).claimed(reason).attemptId()).isEqualTo(attempt);
    }

    private static Response conflict(Desk.Held held, String to) {
        return held.request()
                .body("{" + to + ",\"because\":\"CONFLICT_OF_INTEREST\"}")
                .post(held.path("handover"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"because\":\"LANGUAGE\"}",
                "{\"agent\":\"a\",\"skill\":\"b\",\"because\":\"SKILL\"}",
                "{\"skill\":\"b:9\",\"because\":\"SKILL\"}",
                "{\"skill\":\"b\",\"because\":\"he is a fool\"}",
                "{\"skill\":\"b\",\"because\":\"SKILL\",\"note\":\"x\"}"
            })
    void refusesWhatIsNoHandover(String body) {
        Desk.supervisor()
                .request()
                .body(body)
                .post("/v1/attempts/" + UUID.randomUUID() + "/handover")
                .then()
                .statusCode(422);
    }
}
