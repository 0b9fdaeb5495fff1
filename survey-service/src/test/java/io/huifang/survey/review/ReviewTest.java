package io.huifang.survey.review;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

@SurveyTest
@Tag("R62")
class ReviewTest {
    private static final Desk AGENT = Desk.agent(44);
    private static final Desk OTHER = Desk.agent(45);

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

    private CallbackDispatched concluded(String answers) {
        CallbackDispatched dispatched = scheduler.dispatch(aDispatch());
        Eventually.isIn("OFFERED", dispatched.attemptId());
        AGENT.claimed(dispatched.reason())
                .conclude(
                        "{\"disposition\":\"REACHED_RESOLVED\",\"note\":\"said so\",\"answers\":"
                                + answers
                                + "}")
                .then()
                .statusCode(200);
        return dispatched;
    }

    private static Response review(UUID attemptId, Integer replaces, String remarks) {
        return Desk.supervisor()
                .request()
                .body(body(attemptId, replaces, remarks))
                .post("/v1/reviews");
    }

    private static String body(UUID attemptId, Integer replaces, String remarks) {
        return """
        {"attemptId":"%s",%s"listening":4,"empathy":5,"correctness":3,"procedure":2,
         "remarks":"%s"}"""
                .formatted(
                        attemptId,
                        replaces == null ? "" : "\"replaces\":" + replaces + ",",
                        remarks);
    }

    private long versions(UUID attemptId) {
        return Tables.of(database)
                .count("SELECT count(*) FROM review WHERE attempt_id = ?", attemptId);
    }

    @Test
    void isVersionedAndReadByTheAgentHimself() {
        UUID call = concluded("{}").attemptId();
        review(call, null, "remark-one").then().statusCode(201);
        Response second = review(call, 1, "remark-two");

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.<Integer>path("version")).isEqualTo(2);
        assertThat(second.<String>path("reviewer")).isEqualTo("supervisor");
        assertThat(AGENT.request().get("/v1/reviews").asString())
                .contains("remark-two")
                .doesNotContain("remark-one");
        assertThat(OTHER.request().get("/v1/reviews?agent=agent-44").asString())
                .doesNotContain("remark-two");
        assertThat(versions(call)).isEqualTo(2);
        assertThat(Tables.of(database).readableIn("remark-two")).isEmpty();
    }

    @Test
    @Tag("R98")
    void keepsNoCardsNumber() {
        UUID call = concluded("{}").attemptId();

        Response written = review(call, null, "read 13800138000 4111111111111111 aloud");

        assertThat(written.<String>path("remarks"))
                .isEqualTo("read 13800138000 [card number removed] aloud");
    }

    @Test
    @Tag("P2")
    void writesOneOfTwoAtOnceAndOneOfTheSame() {
        UUID call = concluded("{}").attemptId();
        List<Integer> statuses =
                Stream.of("a", "b", "c", "d", "e", "f")
                        .parallel()
                        .map(it -> review(call, null, it).statusCode())
                        .toList();
        assertThat(statuses).containsOnlyOnce(201).contains(409);
        assertThat(versions(call)).isEqualTo(1);

        String key = "review-" + call;
        for (int i = 0; i < 2; i++) {
            Desk.supervisor()
                    .request()
                    .header("Idempotency-Key", key)
                    .body(body(call, 1, "again"))
                    .post("/v1/reviews")
                    .then()
                    .statusCode(201);
        }
        assertThat(versions(call)).isEqualTo(2);
    }

    @Test
    void isOfConcludedCallsOnlyAndBySupervisorsOnly() {
        CallbackDispatched open = scheduler.dispatch(aDispatch());
        Eventually.isIn("OFFERED", open.attemptId());

        assertThat(review(open.attemptId(), null, "x").statusCode()).isEqualTo(404);
        AGENT.request()
                .body(body(open.attemptId(), null, "x"))
                .post("/v1/reviews")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({
        "0, /listening",
        "6, /listening",
        "2.5, /listening",
        "'\"3\"', /listening",
    })
    void takesOnlyScores(String score, String pointer) {
        String body =
                "{\"attemptId\":\"%s\",\"listening\":%s,\"empathy\":1,\"correctness\":1,\"procedure\":1}"
                        .formatted(UUID.randomUUID(), score);
        Response response = Desk.supervisor().request().body(body).post("/v1/reviews");

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.<String>path("errors[0].pointer")).isEqualTo(pointer);
    }

    @Test
    void rulesAreInTheTable() {
        UUID call = concluded("{}").attemptId();
        review(call, null, "stays").then().statusCode(201);
        Tables tables = Tables.of(database);

        assertThatThrownBy(
                        () ->
                                tables.run(
                                        "UPDATE review SET empathy = 1 WHERE attempt_id = ?", call))
                .hasMessageContaining("written once");
        assertThatThrownBy(() -> tables.run("DELETE FROM review WHERE attempt_id = ?", call))
                .hasMessageContaining("written once");
        assertThatThrownBy(() -> tables.run("TRUNCATE review"))
                .hasMessageContaining("written once");
        assertThat(versions(call)).isEqualTo(1);
        assertThatThrownBy(
                        () ->
                                tables.run(
                                        "INSERT INTO review SELECT attempt_id, 9, reviewed_at,"
                                                + " listening, empathy, correctness, procedure, agent,"
                                                + " agent, customer_id FROM review"
                                                + " WHERE attempt_id = ?",
                                        call))
                .hasMessageContaining("nobody_reviews_himself");
    }

    @Test
    void drawsWhatNobodyHasReviewedByChance() {
        CallbackDispatched bad = concluded("{\"csat\":1}");
        CallbackDispatched good = concluded("{\"csat\":5}");

        assertThat(drawn("reason=" + bad.reason())).contains(bad.attemptId().toString());
        assertThat(drawn("lowScore=yes&reason=" + bad.reason()))
                .contains(bad.attemptId().toString());
        assertThat(drawn("lowScore=yes&reason=" + good.reason()))
                .doesNotContain(good.attemptId().toString());
        assertThat(drawn("disposition=BUSY&reason=" + good.reason()))
                .doesNotContain(good.attemptId().toString());
        review(bad.attemptId(), null, "done").then().statusCode(201);
        assertThat(drawn("reason=" + bad.reason()))
                .doesNotContain("/reviews/calls/" + bad.attemptId() + "\"><bdi>");
    }

    @Test
    @Tag("D11")
    void drawsByTheLatestWordOnHowACallEnded() {
        CallbackDispatched call = concluded("{}");
        Desk.supervisor()
                .correct(call.attemptId(), "REFUSED_SOFT", "heard the tape")
                .then()
                .statusCode(200);
        String of = "reason=" + call.reason() + "&disposition=";

        assertThat(drawn(of + "REFUSED_SOFT")).contains(call.attemptId().toString());
        assertThat(drawn(of + "REACHED_RESOLVED")).doesNotContain(call.attemptId().toString());
        assertThat(page(Desk.supervisor(), "/reviews/calls/" + call.attemptId()).asString())
                .contains("Corrected", "heard the tape");
    }

    private static String drawn(String filter) {
        Response page =
                Desk.supervisor()
                        .request()
                        .header("Accept-Language", "en")
                        .get("/reviews?draw=yes&" + filter);
        assertThat(page.statusCode()).isEqualTo(200);
        return page.asString();
    }

    @Test
    void isWrittenAndReadOnItsPage() {
        UUID call = concluded("{\"csat\":2}").attemptId();
        String path = "/reviews/calls/" + call;
        Response form = page(Desk.supervisor(), path);
        assertThat(form.asString()).contains("said so", "name=\"empathy\"");

        send(path, "5").then().statusCode(303);
        assertThat(send(path, "").statusCode()).isEqualTo(422);

        assertThat(page(AGENT, path).asString())
                .contains("kind and clear")
                .doesNotContain("name=\"empathy\"");
        assertThat(page(OTHER, path).statusCode()).isEqualTo(404);
        assertThat(versions(call)).isEqualTo(1);
    }

    private static Response page(Desk desk, String path) {
        return desk.request().header("Accept-Language", "en").get(path);
    }

    private static Response send(String path, String empathy) {
        return Desk.supervisor()
                .request()
                .redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded")
                .formParam("replaces", "0")
                .formParam("listening", "4")
                .formParam("empathy", empathy)
                .formParam("correctness", "4")
                .formParam("procedure", "4")
                .formParam("remarks", "kind and clear")
                .post(path);
    }

    @Test
    @Tag("R99")
    void forgetsItsWordsWithTheCustomer() {
        CallbackDispatched dispatched = concluded("{}");
        UUID call = dispatched.attemptId();
        review(call, null, "wept on the phone").then().statusCode(201);

        scheduler.erase(dispatched.customerId());

        Eventually.eventually()
                .until(
                        () ->
                                Tables.of(database)
                                                .count(
                                                        "SELECT count(*) FROM review WHERE attempt_id"
                                                                + " = ? AND sealed IS NULL",
                                                        call)
                                        == 1);
        review(call, 1, "wept indeed").then().statusCode(201);
        assertThat(
                        Tables.of(database)
                                .count(
                                        "SELECT count(*) FROM review WHERE attempt_id = ? AND"
                                                + " sealed IS NULL",
                                        call))
                .isEqualTo(2);
    }
}
