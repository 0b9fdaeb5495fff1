package io.huifang.survey.freeze;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.contract.Topic;
import io.huifang.contract.callback.Purpose;
import io.huifang.survey.fixture.Call;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Intake;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.huifang.survey.fixture.Topics;
import io.huifang.survey.phrase.Phrases;
import io.restassured.response.Response;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

@SurveyTest
@Tag("R69")
class FreezeTest {
    private static final Desk AGENT = Desk.agent(8);
    private static final String FRAUD = "{\"disposition\":\"FRAUD_SUSPECTED\",\"note\":\"odd\"}";

    @Inject Phrases phrases;

    Database database;
    Intake intake;
    private TaskTopic scheduler;
    private Tables tables;
    private Call call;

    @BeforeEach
    void open() {
        scheduler = new TaskTopic();
        tables = Tables.of(database);
        call = new Call(scheduler, intake);
    }

    @AfterEach
    void close() {
        scheduler.close();
    }

    private String told(Desk.Held held) {
        return Topics.saying(Topic.WALLET_COMMANDS, held.attemptId().toString(), 1).get(0).text();
    }

    private long audited(Desk.Held held) {
        return tables.count(
                "SELECT count(*) FROM audit_entry WHERE act = 'REQUEST_FREEZE' AND object = ?",
                "attempt:" + held.attemptId());
    }

    private void assertToldOnce(Desk.Held held) {
        assertThat(Topics.sayingNow(Topic.WALLET_COMMANDS, held.attemptId().toString())).hasSize(1);
        assertThat(audited(held)).isOne();
    }

    @Test
    void needsACustomerWhoHasShownWhoHeIs() {
        Desk.Held held = call.revealed(AGENT, Purpose.SERVICE);

        Response early = held.freeze("SCAM");
        held.phrase(Call.word(phrases, held)).then().statusCode(200);
        held.verify("LAST_TRANSACTION", true).then().statusCode(200);
        Response frozen = held.freeze("SCAM");

        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(early.<String>path("code")).isEqualTo("not-verified");
        assertThat(frozen.statusCode()).isEqualTo(200);
        assertThat(frozen.<Boolean>path("verified")).isTrue();
        assertThat(told(held))
                .contains("\"because\":\"SCAM\"", "\"verified\":true", "\"subjectRef\"");
        held.conclude("{\"disposition\":\"REACHED_RESOLVED\"}").then().statusCode(200);
        assertToldOnce(held);
    }

    @Test
    void protectsTheCustomerInAMatterOfRiskWhoeverIsOnTheLine() {
        Desk.Held held = call.revealed(AGENT, Purpose.RISK);

        held.freeze("ACCOUNT_TAKEN_OVER").then().statusCode(200);

        assertThat(told(held)).contains("ACCOUNT_TAKEN_OVER", "\"verified\":false");
        held.conclude("{\"disposition\":\"BUSY\"}").then().statusCode(200);
    }

    @Test
    void isAskedForOnceHoweverOftenAndByWhateverWay() {
        Desk.Held held = call.revealed(AGENT, Purpose.RISK);

        List<CompletableFuture<Response>> racing =
                Stream.of("SCAM", "DEVICE_LOST", "SCAM", "DEVICE_LOST", "UNKNOWN_PAYMENT")
                        .map(why -> CompletableFuture.supplyAsync(() -> held.freeze(why)))
                        .toList();
        List<Response> answers = racing.stream().map(CompletableFuture::join).toList();
        held.conclude(FRAUD).then().statusCode(200);

        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        assertThat(answers.stream().map(Response::asString).distinct()).hasSize(1);
        told(held);
        Topics.saying(Topic.ANALYTICS_ATTEMPTS, held.attemptId().toString(), 1);
        assertToldOnce(held);
    }

    @Test
    void followsFromSuspectedFraud() {
        Desk.Held held = call.revealed(AGENT, Purpose.SERVICE);

        held.conclude(FRAUD).then().statusCode(200);

        assertThat(told(held)).contains("FRAUD_SUSPECTED", "\"requestedBy\":\"agent-8\"");
        assertToldOnce(held);
    }

    @Test
    void followsFromNoCallThatWasNotMade() {
        Desk.Held held = call.claimed(AGENT, aDispatch());

        Response refused = held.conclude(FRAUD);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.<List<String>>path("errors.code")).containsExactly("not-revealed");
        held.release().then().statusCode(204);
    }

    @Test
    void saysAfterACorrectionWhetherTheCustomerHadShownWhoHeIs() {
        Desk.Held shown = call.revealed(AGENT, Purpose.SERVICE);
        shown.phrase(Call.word(phrases, shown)).then().statusCode(200);
        shown.verify("LAST_TRANSACTION", true).then().statusCode(200);
        shown.conclude("{\"disposition\":\"REACHED_RESOLVED\"}").then().statusCode(200);
        Desk.Held unshown = call.revealed(AGENT, Purpose.SERVICE);
        unshown.conclude("{\"disposition\":\"REACHED_RESOLVED\"}").then().statusCode(200);

        for (Desk.Held held : List.of(shown, unshown)) {
            Desk.supervisor()
                    .correct(held.attemptId(), "FRAUD_SUSPECTED", "heard it")
                    .then()
                    .statusCode(200);
        }

        assertThat(told(shown)).contains("\"verified\":true");
        assertThat(told(unshown)).contains("\"verified\":false");
    }

    @Test
    void followsFromACorrectionToSuspectedFraudOnce() {
        Desk.Held held = call.revealed(AGENT, Purpose.SERVICE);
        held.conclude("{\"disposition\":\"BUSY\"}").then().statusCode(200);
        Desk supervisor = Desk.supervisor();

        supervisor.correct(held.attemptId(), "FRAUD_SUSPECTED", "heard it").then().statusCode(200);
        supervisor.correct(held.attemptId(), "BUSY", "misheard").then().statusCode(200);
        supervisor.correct(held.attemptId(), "FRAUD_SUSPECTED", "no").then().statusCode(200);

        told(held);
        Topics.saying(Topic.ANALYTICS_ATTEMPTS, held.attemptId().toString(), 4);
        assertToldOnce(held);
    }

    @Test
    void isNoneWithoutConfirmation() {
        Desk.Held held = call.revealed(AGENT, Purpose.RISK);

        for (String body :
                List.of(
                        "{\"because\":\"SCAM\"}",
                        "{\"because\":\"SCAM\",\"confirmed\":false}",
                        "{\"confirmed\":true}",
                        "{\"because\":\"SCAM\",\"confirmed\":\"true\"}")) {
            Response refused = held.request().body(body).post(held.path("freeze"));
            assertThat(refused.statusCode()).as(body).isEqualTo(422);
        }
        held.conclude("{\"disposition\":\"BUSY\"}").then().statusCode(200);
        Topics.saying(Topic.ANALYTICS_ATTEMPTS, held.attemptId().toString(), 1);

        assertThat(Topics.sayingNow(Topic.WALLET_COMMANDS, held.attemptId().toString())).isEmpty();
    }

    @Test
    void isNobodyElsesBusiness() {
        Desk.Held held = call.revealed(AGENT, Purpose.RISK);

        assertThat(held.by(Desk.agent(9)).freeze("SCAM").statusCode()).isEqualTo(404);
        assertThat(held.by(Desk.supervisor()).freeze("SCAM").statusCode()).isEqualTo(403);
        held.conclude("{\"disposition\":\"BUSY\"}").then().statusCode(200);
    }
}
