package io.huifang.survey.conclusion;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.huifang.backing.Database;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.restassured.response.Response;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a conclusion says of the key steps of its script. */
@SurveyTest
@Tag("R50")
@Tag("R51")
class ScriptCoverageTest {
    private static final Desk AGENT = Desk.agent(62);

    Database database;
    private TaskTopic scheduler;

    @BeforeEach
    void open() {
        scheduler = new TaskTopic();
    }

    @AfterEach
    void close() {
        scheduler.close();
    }

    private Desk.Held claimed() {
        return claimed(scheduler.dispatch(aDispatch()));
    }

    private static Desk.Held claimed(CallbackDispatched dispatched) {
        Eventually.isIn("OFFERED", dispatched.attemptId());
        return AGENT.claimed(dispatched.reason());
    }

    private static Response reached(Desk.Held held, String rest) {
        return held.conclude("{\"disposition\":\"REACHED_RESOLVED\"" + rest + "}");
    }

    @Test
    void isKeptAsItWasTicked() {
        Desk.Held held = claimed();

        Response ended =
                reached(
                        held,
                        ",\"covered\":{\"not-arrived\":\"missing\",\"same-way-back\":\"no\"}");

        ended.then().statusCode(200);
        assertThat(ended.<Map<String, Object>>path("conclusion.script.covered"))
                .containsOnly(
                        Map.entry("not-arrived", "missing"), Map.entry("same-way-back", "no"));
        assertThat(ended.<List<String>>path("conclusion.script.left")).isEmpty();
        Response later = AGENT.attempt(held.attemptId());
        assertThat(later.<Object>path("conclusion.script"))
                .isEqualTo(ended.path("conclusion.script"));
    }

    @Test
    void needsAReasonWhereKeyStepsWereLeft() {
        Desk.Held held = claimed();
        String begun = ",\"covered\":{\"not-arrived\":\"missing\"}";

        reached(held, begun)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/leftBecause"))
                .body("errors[0].code", equalTo("missing"));
        Response ended = reached(held, begun + ",\"leftBecause\":\"planted-9b3e in a hurry\"");

        ended.then().statusCode(200);
        assertThat(ended.<List<String>>path("conclusion.script.left"))
                .containsExactly("same-way-back");
        assertThat(ended.<String>path("conclusion.script.leftBecause")).contains("planted-9b3e");
        assertThat(Tables.of(database).readableIn("planted-9b3e")).isEmpty();
    }

    @Test
    @Tag("R99")
    void losesItsReasonWithTheCustomersErasure() {
        CallbackDispatched dispatched = scheduler.dispatch(aDispatch());
        Desk.Held held = claimed(dispatched);
        reached(held, ",\"leftBecause\":\"in a hurry\"").then().statusCode(200);

        scheduler.erase(dispatched.customerId());

        Eventually.eventually()
                .until(
                        () ->
                                AGENT.attempt(held.attemptId())
                                                .path("conclusion.script.leftBecause")
                                        == null);
        AGENT.attempt(held.attemptId())
                .then()
                .body("conclusion.script.left[0]", equalTo("not-arrived"));
    }

    @Test
    void isNotAskedOfACallThatDidNotReachHim() {
        Desk.Held held = claimed();

        held.conclude("{\"disposition\":\"BUSY\",\"covered\":{}}").then().statusCode(200);
    }

    @Test
    void isNotAskedOfWhoSaysNothingOfTheScript() {
        Desk.Held held = claimed();

        reached(held, "").then().statusCode(200).body("conclusion.script", nullValue());
    }

    @Test
    void refusesTicksThatTheScriptDoesNotKnow() {
        Desk.Held held = claimed();

        reached(held, ",\"covered\":{\"nothing-like-it\":true},\"leftBecause\":\"x\"")
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("unknown-step"));
        reached(held, ",\"covered\":{\"not-arrived\":true},\"leftBecause\":\"x\"")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/covered/not-arrived"));
        reached(held, ",\"covered\":{\"not-arrived\":\"arrived\",\"same-way-back\":\"yes\"}")
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("not-asked"));
        held.conclude("{\"disposition\":\"BUSY\"}").then().statusCode(200);
    }

    @Test
    @Tag("P2")
    void isWrittenOnceHoweverOftenItIsSent() {
        Desk.Held held = claimed();
        String key = UUID.randomUUID().toString();
        String body =
                "{\"disposition\":\"REACHED_RESOLVED\",\"covered\":{\"not-arrived\":\"arrived\"}}";

        for (int i = 0; i < 3; i++) {
            held.request()
                    .header("Idempotency-Key", key)
                    .body(body)
                    .post(held.path("conclusion"))
                    .then()
                    .statusCode(200)
                    .body("conclusion.script.covered.not-arrived", equalTo("arrived"));
        }
    }
}
