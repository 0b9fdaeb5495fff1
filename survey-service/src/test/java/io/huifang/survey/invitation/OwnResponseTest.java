package io.huifang.survey.invitation;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.backing.KafkaRecord;
import io.huifang.contract.Topic;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.contract.callback.Outcome;
import io.huifang.survey.fixture.CustomersPhone;
import io.huifang.survey.fixture.Desk;
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

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

@SurveyTest
@Tag("R41")
@Tag("R42")
class OwnResponseTest {
    private static final Map<String, String> ANSWERS =
            Map.of("csat", "2", "resolved", "false", "comment", "please write to me");

    Database database;
    private TaskTopic topics;

    @BeforeEach
    void open() {
        topics = new TaskTopic();
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void isAskedOfWhoCouldNotBeReached() {
        CallbackDispatched call = ended(Outcome.UNREACHABLE);

        String survey = survey(call);

        assertThat(CustomersPhone.page(survey).asString())
                .contains("how satisfied are you", "name=\"nps\" value=\"10\"")
                .contains("<textarea id=\"comment\"");
        assertThat(count("response", call)).isZero();
    }

    @Test
    void isSavedOnceAndTold() {
        CallbackDispatched call = ended(Outcome.UNREACHABLE);
        String survey = survey(call);

        Response saved = CustomersPhone.form(survey, ANSWERS);
        Response again = CustomersPhone.form(survey, Map.of("csat", "5"));

        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.asString()).contains("You have answered already");
        assertThat(CustomersPhone.page(survey + "?done=saved").asString()).contains("Thank you");
        String attempt = call.attemptId().toString();
        assertThat(answers(Topics.saying(Topic.SURVEY_RESPONSES, attempt, 2)))
                .singleElement()
                .asString()
                .contains("\"csat\":2")
                .doesNotContain("please");
        assertThat(Topics.saying(Topic.ANALYTICS_RESPONSES, attempt, 1).get(0).text())
                .contains("\"commented\":true")
                .doesNotContain("please", call.customerId());
        assertThat(answers(Topics.sayingNow(Topic.SURVEY_RESPONSES, attempt))).hasSize(1);
        assertThat(Tables.of(database).readableIn("please write to me")).isEmpty();
        assertThat(surveys(call)).isEmpty();
    }

    @Test
    @Tag("R47")
    @Tag("R75")
    @Tag("R87")
    void isReadByThoseWhoMayReadHisContacts() {
        CallbackDispatched call = ended(Outcome.UNREACHABLE);
        CustomersPhone.form(
                        survey(call),
                        Map.of("csat", "2", "comment", "card 4111 1111 1111 1111 was charged"))
                .then()
                .statusCode(303);

        Response timeline =
                Desk.supervisor().request().get("/v1/customers/" + call.customerId() + "/timeline");

        assertThat(timeline.<List<Map<String, Object>>>path("responses"))
                .singleElement()
                .satisfies(
                        it ->
                                assertThat(it)
                                        .containsEntry("attemptId", call.attemptId().toString())
                                        .containsEntry("reason", call.reason()));
        assertThat(timeline.<Map<String, Object>>path("responses[0].answers"))
                .containsEntry("csat", 2)
                .containsEntry("comment", "card [card number removed] was charged");
    }

    @Test
    void isSavedOnceOfManyAtTheSameMoment() {
        CallbackDispatched call = ended(Outcome.UNREACHABLE);
        String survey = survey(call);

        List<Integer> statuses =
                IntStream.range(0, 8)
                        .mapToObj(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () ->
                                                        CustomersPhone.form(survey, ANSWERS)
                                                                .statusCode()))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(statuses).containsOnlyOnce(303).containsOnly(303, 409);
        assertThat(count("response", call)).isOne();
    }

    @Test
    void refusesWhatIsNoAnswerAndKeepsWhatWasTyped() {
        CallbackDispatched call = ended(Outcome.REFUSED);
        String survey = survey(call);

        for (Map<String, String> wrong :
                List.of(
                        Map.of("csat", "6"),
                        Map.of("csat", "2.5"),
                        Map.of("resolved", "yes"),
                        Map.of("colour", "red"),
                        Map.of("comment", "x".repeat(2001)),
                        Map.of("nps", "\u0000"))) {
            assertThat(CustomersPhone.form(survey, wrong).statusCode()).isEqualTo(422);
        }
        Response again = CustomersPhone.form(survey, Map.of("csat", "4", "nps", "11"));
        assertThat(again.asString()).contains("value=\"4\" checked").contains("role=\"alert\"");
        assertThat(CustomersPhone.form(survey, Map.of()).statusCode()).isEqualTo(422);
        assertThat(count("response", call)).isZero();
    }

    @Test
    void takesLongWordsInAnyScript() {
        String survey = survey(ended(Outcome.UNREACHABLE));

        assertThat(
                        io.restassured.RestAssured.given()
                                .redirects()
                                .follow(false)
                                .accept("text/html")
                                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                                .formParam("comment", "\u56de".repeat(2000))
                                .post(survey)
                                .statusCode())
                .isEqualTo(303);
    }

    @Test
    void isNotAskedOfWhoAnsweredInTheCall() {
        CallbackDispatched call = topics.dispatch(aDispatch());
        Eventually.isIn("OFFERED", call.attemptId());
        Desk.agent(23)
                .claimed(call.reason())
                .conclude("{\"disposition\":\"REACHED_RESOLVED\",\"answers\":{\"csat\":5}}")
                .then()
                .statusCode(200);
        topics.close(call, Outcome.UNREACHABLE);
        CallbackDispatched later = ended(Outcome.UNREACHABLE);

        // told later on the same partition or not: the later one is there, so this one is read
        survey(later);

        assertThat(surveys(call)).isEmpty();
    }

    @Test
    void hasOneInvitationWhateverIsDeliveredTwice() {
        CallbackDispatched call = ended(Outcome.UNREACHABLE);
        survey(call);

        topics.close(call, Outcome.UNREACHABLE);
        topics.close(call, Outcome.RESOLVED);

        survey(ended(Outcome.UNREACHABLE));
        assertThat(count("invitation", call)).isOne();
    }

    @Test
    @Tag("R99")
    void isForgottenWithTheCustomer() {
        CallbackDispatched answered = ended(Outcome.UNREACHABLE);
        CustomersPhone.form(survey(answered), ANSWERS).then().statusCode(303);
        CallbackDispatched asked = ended(Outcome.UNREACHABLE);
        String open = survey(asked);

        topics.erase(answered.customerId());
        topics.erase(asked.customerId());

        Eventually.eventually()
                .until(
                        () ->
                                Tables.of(database)
                                                .count(
                                                        "SELECT count(*) FROM response WHERE"
                                                                + " attempt_id = ? AND sealed IS NOT"
                                                                + " NULL",
                                                        answered.attemptId())
                                        == 0);
        Eventually.eventually().until(() -> CustomersPhone.page(open).statusCode() == 404);
        assertThat(CustomersPhone.form(open, ANSWERS).statusCode()).isEqualTo(404);
    }

    @Test
    void isRefusedFromAnotherSitesPage() {
        String survey = survey(ended(Outcome.UNREACHABLE));

        io.restassured.RestAssured.given()
                .header("Sec-Fetch-Site", "cross-site")
                .accept("text/html")
                .formParams(ANSWERS)
                .post(survey)
                .then()
                .statusCode(403)
                .contentType("text/html;charset=UTF-8");
    }

    /** Without what tells of the invitation. */
    private static List<String> answers(List<KafkaRecord> told) {
        return told.stream()
                .map(KafkaRecord::text)
                .filter(it -> it.contains("\"answers\""))
                .toList();
    }

    private CallbackDispatched ended(Outcome outcome) {
        CallbackDispatched call = topics.dispatch(aDispatch());
        topics.close(call, outcome);
        return call;
    }

    /** The page, as soon as the wallet can show it. */
    private static String survey(CallbackDispatched call) {
        Eventually.eventually().until(() -> !surveys(call).isEmpty());
        return CustomersPhone.path(surveys(call).get(0));
    }

    private static List<String> surveys(CallbackDispatched call) {
        return CustomersPhone.wallet("/v1/survey-links", call.customerId())
                .then()
                .statusCode(200)
                .extract()
                .path("survey");
    }

    private long count(String table, CallbackDispatched call) {
        return Tables.of(database)
                .count("SELECT count(*) FROM " + table + " WHERE attempt_id = ?", call.attemptId());
    }
}
