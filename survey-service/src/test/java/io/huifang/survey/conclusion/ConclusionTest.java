package io.huifang.survey.conclusion;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.contract.Topic;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Dispatch;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.huifang.survey.fixture.Topics;
import io.restassured.response.Response;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

@SurveyTest
class ConclusionTest {
    private static final Desk AGENT = Desk.agent(8);

    Database database;
    private TaskTopic scheduler;
    private Tables tables;

    @BeforeEach
    void open() {
        scheduler = new TaskTopic();
        tables = Tables.of(database);
    }

    @AfterEach
    void close() {
        scheduler.close();
    }

    private Desk.Held claimed(Dispatch dispatch) {
        CallbackDispatched dispatched = scheduler.dispatch(dispatch);
        Eventually.isIn("OFFERED", dispatched.attemptId());
        return AGENT.claimed(dispatched.reason());
    }

    @Test
    @Tag("R74")
    @Tag("R79")
    void returnsTheConcludedAttempt() {
        Desk.Held held = claimed(aDispatch());
        String dueAt = Instant.now().plus(Duration.ofDays(3)).toString();

        Response concluded =
                held.conclude(
                        """
                        {"disposition":"REACHED_UNRESOLVED","note":"wants a letter","followUp":true,
                         "rootCause":"bank-delay","answers":{"csat":2,"resolved":false},
                         "promise":{"keptBy":"io.huifang.refund.settled.v1","subjectRef":"r-1",
                                    "dueAt":"%s"}}"""
                                .formatted(dueAt));

        concluded.then().statusCode(200).header("ETag", held.etag());
        Map<String, Object> conclusion = concluded.path("conclusion");
        assertThat(conclusion)
                .containsEntry("disposition", "REACHED_UNRESOLVED")
                .containsEntry("note", "wants a letter")
                .containsEntry("followUp", true)
                .containsEntry("rootCause", "bank-delay")
                .containsEntry("answers", Map.of("csat", 2, "resolved", false));
        assertThat(concluded.<String>path("state")).isEqualTo("CONCLUDED");
        assertThat(concluded.<String>path("conclusion.promise.keptBy"))
                .isEqualTo("io.huifang.refund.settled.v1");
        assertThat(AGENT.attempt(held.attemptId()).<Object>path("conclusion"))
                .isEqualTo(conclusion);
    }

    @Test
    @Tag("P17")
    void isOnTheLogExactlyOnce() {
        Desk.Held held = claimed(aDispatch());
        String attempt = held.attemptId().toString();
        held.conclude("{\"disposition\":\"BUSY\"}").then().statusCode(200);

        Topics.saying(Topic.ANALYTICS_ATTEMPTS, attempt, 1);

        assertThat(Topics.sayingNow(Topic.CALLBACK_ATTEMPTS, attempt)).hasSize(1);
        assertThat(Topics.sayingNow(Topic.ANALYTICS_ATTEMPTS, attempt)).hasSize(1);
        assertThat(Topics.sayingNow(Topic.SURVEY_RESPONSES, attempt)).isEmpty();
        assertThat(Topics.sayingNow(Topic.ANALYTICS_RESPONSES, attempt)).isEmpty();
    }

    @Test
    @Tag("P17")
    void leavesNothingBehindWhenItCannotBeTold() {
        Desk.Held held = claimed(aDispatch());
        String customer = held.claim().path("customerId");
        held.draft("{\"csat\":4}").then().statusCode(200);
        String before = tables.attempt(held.attemptId());
        refuseOutboxRowsOf(customer);

        Response failed = held.conclude("{\"disposition\":\"REACHED_RESOLVED\"}");
        String after = tables.attempt(held.attemptId());
        long conclusions = count("conclusion", held);
        long drafts = count("answer_draft", held);
        acceptOutboxRowsOf(customer);

        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(after).isEqualTo(before);
        assertThat(conclusions).isZero();
        assertThat(drafts).isOne();
        held.conclude("{\"disposition\":\"REACHED_RESOLVED\"}").then().statusCode(200);
        Topics.saying(Topic.ANALYTICS_RESPONSES, held.attemptId().toString(), 1);
    }

    private void refuseOutboxRowsOf(String customer) {
        String name = "refuse_" + customer.replace("-", "_");
        tables.run(
                "CREATE FUNCTION "
                        + name
                        + "() RETURNS trigger LANGUAGE plpgsql AS"
                        + " 'BEGIN RAISE EXCEPTION ''refused by the test''; END'");
        tables.run(
                "CREATE TRIGGER "
                        + name
                        + " BEFORE INSERT ON outbox FOR EACH ROW WHEN (NEW.key = '"
                        + customer
                        + "') EXECUTE FUNCTION "
                        + name
                        + "()");
    }

    private void acceptOutboxRowsOf(String customer) {
        tables.run("DROP FUNCTION refuse_" + customer.replace("-", "_") + " CASCADE");
    }

    private long count(String table, Desk.Held held) {
        return tables.count(
                "SELECT count(*) FROM " + table + " WHERE attempt_id = ?", held.attemptId());
    }

    @Test
    void takesTheDraftWhenItIsSilentAboutAnswers() {
        Desk.Held held = claimed(aDispatch());
        held.draft("{\"csat\":1}").then().statusCode(200);
        held.draft("{\"csat\":3,\"comment\":\"so so\"}").then().statusCode(200);

        Response concluded = held.conclude("{\"disposition\":\"REACHED_RESOLVED\"}");

        assertThat(concluded.<Map<String, Object>>path("conclusion.answers"))
                .isEqualTo(Map.of("csat", 3, "comment", "so so"));
        assertThat(count("answer_draft", held)).isZero();
    }

    @Test
    void keepsOneHoldersDraftFromTheNext() {
        Desk.Held first = claimed(aDispatch());
        String reason = first.claim().path("reason");
        first.draft("{\"csat\":1}").then().statusCode(200);
        first.release().then().statusCode(204);
        assertThat(count("answer_draft", first)).as("goes with its lease").isZero();
        Desk.Held second = Desk.agent(9).claimed(reason);

        Response concluded = second.conclude("{\"disposition\":\"REACHED_RESOLVED\"}");

        assertThat(concluded.<Object>path("conclusion.answers")).isNull();
    }

    @Test
    void refusesASecondConclusionOfTheSameHolder() {
        Desk.Held held = claimed(aDispatch());
        held.conclude("{\"disposition\":\"BUSY\"}").then().statusCode(200);

        Response again = held.conclude("{\"disposition\":\"BUSY\"}");

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.<String>path("code")).isEqualTo("attempt-concluded");
        assertThat(count("conclusion", held)).isOne();
    }

    @Test
    @Tag("R51")
    void saysEverythingThatIsWrongWithIt() {
        Desk.Held held = claimed(aDispatch());
        String before = tables.attempt(held.attemptId());

        Response refused =
                held.conclude(
                        """
                        {"disposition":"REACHED_PARTIAL","appointmentAt":"2020-01-01T00:00:00Z",
                         "answers":{"csat":6,"nps":"9","resolved":1,"ces":3.5,"colour":"red"}}""");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.<List<String>>path("errors.pointer"))
                .containsExactlyInAnyOrder(
                        "/note",
                        "/appointmentAt",
                        "/answers/csat",
                        "/answers/nps",
                        "/answers/resolved",
                        "/answers/ces",
                        "/answers");
        assertThat(refused.asString()).doesNotContain("colour", "red");
        assertThat(tables.attempt(held.attemptId())).isEqualTo(before);
        held.release().then().statusCode(204);
    }

    @Test
    void refusesMembersItDoesNotKnow() {
        Desk.Held held = claimed(aDispatch());

        Response refused =
                held.conclude("{\"disposition\":\"BUSY\",\"agent\":\"agent-9\",\"state\":\"x\"}");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.<List<String>>path("errors.code"))
                .containsExactly("unknown-member", "unknown-member");
        held.release().then().statusCode(204);
    }

    @Test
    void takesNoAnswersWhereNothingIsAsked() {
        Desk.Held held = claimed(aDispatch().questionnaire(null));

        Response refused =
                held.conclude("{\"disposition\":\"REACHED_RESOLVED\",\"answers\":{\"csat\":5}}");

        assertThat(held.claim().<Object>path("questionnaire")).isNull();
        assertThat(refused.statusCode()).isEqualTo(422);
        held.conclude("{\"disposition\":\"REACHED_RESOLVED\"}").then().statusCode(200);
    }

    @Test
    @Tag("R79")
    void takesARootCauseFromTheListOnly() {
        Desk.Held held = claimed(aDispatch());
        List<String> listed = AGENT.request().get("/v1/root-causes").path("code");

        Response refused =
                held.conclude("{\"disposition\":\"BUSY\",\"rootCause\":\"the-weather\"}");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.<List<String>>path("errors.pointer")).containsExactly("/rootCause");
        assertThat(listed).contains("bank-delay", "other").doesNotHaveDuplicates();
        held.conclude("{\"disposition\":\"BUSY\",\"rootCause\":\"other\"}").then().statusCode(200);
    }

    @Test
    @Tag("R98")
    void keepsNoCardAndNoIdentityNumberAndSaysSo() {
        Desk.Held held = claimed(aDispatch());

        Response concluded =
                held.conclude(
                        """
                        {"disposition":"REACHED_RESOLVED","note":"card 4111 1111 1111 1111",
                         "answers":{"comment":"mine is 11010519491231002X"}}""");

        concluded.then().statusCode(200);
        assertThat(concluded.<String>path("conclusion.note"))
                .isEqualTo("card [card number removed]");
        assertThat(concluded.<List<String>>path("conclusion.removed"))
                .containsExactly("payment-card", "identity-number");
        assertThat(concluded.<String>path("conclusion.answers.comment"))
                .isEqualTo("mine is [identity number removed]");
    }

    @Test
    void takesAnAppointmentInTheFuture() {
        Desk.Held held = claimed(aDispatch());
        Instant chosen = Instant.now().plus(Duration.ofDays(1));

        held.conclude("{\"disposition\":\"APPOINTMENT_MADE\",\"appointmentAt\":\"" + chosen + "\"}")
                .then()
                .statusCode(200);

        String told =
                Topics.saying(Topic.CALLBACK_ATTEMPTS, held.attemptId().toString(), 1)
                        .get(0)
                        .text();
        assertThat(told).contains("appointmentAt");
    }
}
