package io.huifang.survey.receipt;

import static io.huifang.survey.fixture.Dispatch.aDispatch;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.Intake;
import io.huifang.survey.fixture.Profiles;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.TaskTopic;
import io.huifang.survey.link.LinkPurpose;
import io.huifang.survey.link.Links;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@SurveyTest
@Tag("D5")
@Tag("R100")
@Tag("R101")
class ReceiptTest {
    private static final Desk AGENT = Desk.agent(29);
    private static final Desk SUPERVISOR = Desk.supervisor();

    @Inject Links links;

    Intake intake;
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
    void saysWhoCalledWhenAndWhyAndWhatCameOfIt() {
        CallbackDispatched call = concluded(resolved());

        Response shown = show(call.attemptId());

        shown.then().statusCode(200).header("Cache-Control", "no-store");
        Map<String, Object> says = shown.path("says");
        assertThat(says)
                .containsEntry("iss", "Wallet")
                .containsEntry("reason", call.reason())
                .containsEntry("purpose", "SERVICE")
                .containsEntry("outcome", "REACHED_UNRESOLVED")
                .containsEntry("complaints", "https://wallet.example/complaints")
                .containsEntry(
                        "decision",
                        Map.of("source", "/demo-wallet", "id", "event-" + call.attemptId()))
                .containsKeys("calledAt", "endedAt", "promise")
                .doesNotContainKey("agent");
        assertThat(shown.<String>path("says.dataUse.en"))
                .as("what the agent reads out in the call")
                .isEqualTo(readOut("/dataUse/SERVICE/en"))
                .contains("to settle and follow up this matter");
        assertThat(verify(shown.path("receipt")).<Object>path("says")).isEqualTo(says);
    }

    @Test
    void namesTheAgentAsHisProfileDoes() {
        Desk named = Desk.agent(60);
        Profiles.of(named, "", "\"en\"");
        CallbackDispatched call = topics.dispatch(aDispatch());
        Eventually.isIn("OFFERED", call.attemptId());

        named.claimed(call.reason()).conclude(resolved()).then().statusCode(200);

        assertThat(show(call.attemptId()).<String>path("says.agent")).isEqualTo("Xiao Li");
    }

    @Test
    void neverTellsTheAccountOfOneWhoseProfileWasRemoved() {
        Desk left = Desk.agent(59);
        Profiles.of(left, "", "\"en\"");
        long version = left.request().get("/v1/agents/me").jsonPath().getLong("version");
        CallbackDispatched call = topics.dispatch(aDispatch());
        Eventually.isIn("OFFERED", call.attemptId());
        left.claimed(call.reason()).conclude(resolved()).then().statusCode(200);
        assertThat(page(call.attemptId(), "en")).contains("<dd>Wallet, Xiao Li</dd>");

        SUPERVISOR
                .request()
                .header("If-Match", "\"" + version + "\"")
                .delete("/v1/agents/" + left.account())
                .then()
                .statusCode(204);

        assertThat(page(call.attemptId(), "en"))
                .contains("<dd>Wallet, an agent</dd>")
                .doesNotContain(left.account());
        assertThat(page(call.attemptId(), "zh-CN"))
                .contains("<dd>Wallet, 客服人员</dd>")
                .doesNotContain(left.account());
        Response shown = show(call.attemptId());
        assertThat(shown.<String>path("says.agent")).isNull();
        assertThat(verify(shown.path("receipt")).asString())
                .contains("\"valid\":true")
                .doesNotContain(left.account());
    }

    @Test
    @Tag("R98")
    void holdsNothingElseOfTheCustomer() {
        CallbackDispatched call = concluded(resolved());

        String everything = show(call.attemptId()).asString();

        assertThat(everything)
                .doesNotContain(call.customerId())
                .doesNotContain("wants a letter")
                .doesNotContain("+86")
                .doesNotContain(call.subjectRef())
                .doesNotContain("100.50");
    }

    @Test
    void isVerifiedByAnybodyAndFailsWithOneByteChanged() {
        String receipt = show(concluded(resolved()).attemptId()).path("receipt");
        char first = receipt.charAt(receipt.length() / 2);
        String changed =
                receipt.substring(0, receipt.length() / 2)
                        + (first == 'A' ? 'B' : 'A')
                        + receipt.substring(receipt.length() / 2 + 1);

        assertThat(verify(receipt).<Boolean>path("valid")).isTrue();
        assertThat(verify(changed).<Boolean>path("valid")).isFalse();
        assertThat(verify(changed).<Object>path("says")).isNull();
        List<Map<String, String>> keys =
                given().get("/receipts/keys").then().statusCode(200).extract().path("keys");
        assertThat(keys).hasSize(1);
        assertThat(keys.get(0)).containsEntry("crv", "Ed25519").doesNotContainKey("d");
    }

    @Test
    void isNoneOfACallThatNobodyAnswered() {
        CallbackDispatched call = concluded("{\"disposition\":\"NO_ANSWER\"}");

        assertThat(show(call.attemptId()).statusCode()).isEqualTo(404);
    }

    @Test
    @Tag("D11")
    void saysTheLastWordAndThatItWasCorrected() {
        CallbackDispatched call = concluded(resolved());
        String before = show(call.attemptId()).path("receipt");
        SUPERVISOR.correct(call.attemptId(), "REACHED_PARTIAL", "heard it").then().statusCode(200);
        SUPERVISOR.correct(call.attemptId(), "REFUSED_SOFT", "heard twice").then().statusCode(200);

        Response shown = show(call.attemptId());

        assertThat(shown.<String>path("says.outcome")).isEqualTo("REFUSED_SOFT");
        assertThat(shown.<String>path("says.corrected.from")).isEqualTo("REACHED_UNRESOLVED");
        assertThat(shown.<String>path("says.corrected.at")).isNotNull();
        assertThat(shown.asString()).doesNotContain("heard", "supervisor", "REACHED_PARTIAL");
        assertThat(verify(shown.path("receipt")).<Boolean>path("valid")).isTrue();
        assertThat(verify(before).<Object>path("says.corrected")).isNull();
    }

    @Test
    @Tag("D11")
    void saysNoCloserWhoAnsweredInsteadOfTheCustomer() {
        CallbackDispatched call = concluded(resolved());
        SUPERVISOR.correct(call.attemptId(), "FRAUD_SUSPECTED", "a voice").then().statusCode(200);

        Response shown = show(call.attemptId());

        assertThat(shown.<String>path("says.outcome")).isEqualTo("NOT_REACHED");
        assertThat(shown.asString()).doesNotContain("FRAUD");
    }

    @Test
    @Tag("D11")
    void isGivenWhenACorrectionSaysThatTheCustomerAnswered() {
        CallbackDispatched call = concluded("{\"disposition\":\"NO_ANSWER\"}");
        SUPERVISOR.correct(call.attemptId(), "REFUSED_SOFT", "heard it").then().statusCode(200);

        assertThat(show(call.attemptId()).<String>path("says.outcome")).isEqualTo("REFUSED_SOFT");
    }

    @Test
    void isShownThroughItsOwnLinkOnly() {
        UUID call = concluded(resolved()).attemptId();
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        String link = links.to(LinkPurpose.RECEIPT, call, tomorrow).getPath();

        for (LinkPurpose other : LinkPurpose.values()) {
            String path = links.to(other, call, tomorrow).getPath();
            String token = path.substring(path.lastIndexOf('/') + 1);
            assertThat(json("/receipts/" + token).statusCode())
                    .isEqualTo(other == LinkPurpose.RECEIPT ? 200 : 404);
        }
        assertThat(json(links.to(LinkPurpose.RECEIPT, call, Instant.now()).getPath()).statusCode())
                .isEqualTo(404);
        assertThat(json(link.substring(0, link.length() - 1)).statusCode()).isEqualTo(404);
        assertThat(json(link + "A").statusCode()).isEqualTo(404);
        assertThat(show(UUID.randomUUID()).statusCode()).isEqualTo(404);
    }

    @Test
    @Tag("R99")
    void isGoneWithTheCustomer() {
        CallbackDispatched call = concluded(resolved());
        assertThat(show(call.attemptId()).statusCode()).isEqualTo(200);

        topics.erase(call.customerId());

        Eventually.eventually().until(() -> show(call.attemptId()).statusCode() == 404);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        given().contentType(ContentType.JSON)
                .body("{\"receipt\":\"a\",\"other\":1}")
                .post("/receipts/verification")
                .then()
                .statusCode(422);
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/receipts/verification")
                .then()
                .statusCode(422);
    }

    private static String resolved() {
        return """
        {"disposition":"REACHED_UNRESOLVED","note":"wants a letter",
         "promise":{"keptBy":"io.huifang.refund.settled.v1","subjectRef":"r-1","dueAt":"%s"}}"""
                .formatted(Instant.now().plus(Duration.ofDays(3)));
    }

    private CallbackDispatched concluded(String conclusion) {
        CallbackDispatched call = topics.dispatch(aDispatch());
        intake.knows(call.customerId(), "+8613800138001", "Li", "");
        Eventually.isIn("OFFERED", call.attemptId());
        Desk.Held held = AGENT.claimed(call.reason());
        held.reveal().then().statusCode(200);
        held.conclude(conclusion).then().statusCode(200);
        return call;
    }

    private Response show(UUID attemptId) {
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        return json(links.to(LinkPurpose.RECEIPT, attemptId, tomorrow).getPath());
    }

    private String page(UUID attemptId, String language) {
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        return given().accept(ContentType.HTML)
                .header("Accept-Language", language)
                .get(links.to(LinkPurpose.RECEIPT, attemptId, tomorrow).getPath())
                .asString();
    }

    private static Response json(String path) {
        return given().accept(ContentType.JSON).get(path);
    }

    private static Response verify(String receipt) {
        return given().contentType(ContentType.JSON)
                .accept(ContentType.JSON)
                .body(Map.of("receipt", receipt))
                .post("/receipts/verification");
    }

    private static String readOut(String pointer) {
        try (InputStream wording = ReceiptTest.class.getResourceAsStream("/call/wording.json")) {
            return new ObjectMapper().readTree(wording).at(pointer).asText();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
