package io.huifang.survey.calling;

import static io.huifang.survey.fixture.Dispatch.aDispatch;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.CustomersPhone;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.Intake;
import io.huifang.survey.fixture.Profiles;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.huifang.survey.phrase.Phrases;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;

@SurveyTest
@Tag("D6")
class IsItYouTest {
    private static final Desk AGENT = Desk.agent(22);

    @Inject Phrases phrases;

    Database database;
    Intake intake;
    private TaskTopic topics;
    private CallbackDispatched call;
    private String calls;

    @BeforeEach
    void offer() {
        topics = new TaskTopic();
        call = topics.dispatch(aDispatch());
        intake.knows(call.customerId(), "+8613800138001", "Li", "");
        Eventually.isIn("OFFERED", call.attemptId());
        calls = CustomersPhone.of(call.customerId()).calls();
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void isNotUsUntilTheNumberIsShown() {
        assertThat(calling()).isFalse();

        Desk.Held held = AGENT.claimed(call.reason());
        assertThat(calling()).isFalse();

        held.reveal().then().statusCode(200);
        Response shown = CustomersPhone.json(calls);
        assertThat(shown.<Boolean>path("calling")).isTrue();
        assertThat(shown.asString()).doesNotContain("\"agent\"", AGENT.account());
        assertThat(shown.<List<String>>path("phrase.en"))
                .isEqualTo(phrases.of(call.attemptId(), 1).en());
        assertThat(shown.<List<String>>path("phrase.zh-CN"))
                .isEqualTo(phrases.of(call.attemptId(), 1).zh());
        held.conclude("{\"disposition\":\"BUSY\"}").then().statusCode(200);
        assertThat(CustomersPhone.json(calls).asString()).isEqualTo("{\"calling\":false}");
    }

    @Test
    void namesTheAgentAsHisProfileDoes() {
        Desk named = Desk.agent(61);
        Profiles.of(named, "", "\"en\"");

        named.claimed(call.reason()).reveal().then().statusCode(200);

        assertThat(CustomersPhone.json(calls).<String>path("agent")).isEqualTo("Xiao Li");
    }

    @Test
    void endsWithTheLease() {
        Desk.Held held = AGENT.claimed(call.reason());
        held.reveal().then().statusCode(200);
        assertThat(calling()).isTrue();

        Tables.of(database).endLease(call.attemptId());

        assertThat(calling()).isFalse();
    }

    @Test
    void isNobodyElsesCall() {
        Desk.Held held = AGENT.claimed(call.reason());
        held.reveal().then().statusCode(200);

        String other = CustomersPhone.of("another-" + call.customerId()).calls();

        assertThat(CustomersPhone.json(other).<Boolean>path("calling")).isFalse();
        held.conclude("{\"disposition\":\"BUSY\"}").then().statusCode(200);
    }

    @Test
    void namesTheCustomerInNoAddress() {
        assertThat(calls).doesNotContain(call.customerId());
        assertThat(CustomersPhone.of(call.customerId()).number())
                .isEqualTo(CustomersPhone.of(call.customerId()).number());
    }

    @Test
    @Tag("R99")
    void hasNoPageForTheErased() {
        topics.erase(call.customerId());

        Eventually.eventually().until(() -> CustomersPhone.json(calls).statusCode() == 404);
        CustomersPhone.links(call.customerId()).then().statusCode(404);
    }

    @Test
    void givesLinksToTheWalletAlone() {
        for (Desk desk : new Desk[] {AGENT, Desk.supervisor()}) {
            desk.request()
                    .body("{\"customerId\":\"c\"}")
                    .post("/v1/customer-links")
                    .then()
                    .statusCode(403);
        }
        given().contentType(ContentType.JSON)
                .body("{\"customerId\":\"c\"}")
                .post("/v1/customer-links")
                .then()
                .statusCode(401);
    }

    private boolean calling() {
        return CustomersPhone.json(calls).path("calling");
    }
}
