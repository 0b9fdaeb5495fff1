package io.huifang.survey.proof;

import static io.huifang.survey.fixture.Dispatch.aDispatch;
import static io.huifang.survey.fixture.Eventually.eventually;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.huifang.backing.issuer.OidcIssuer;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Dispatch;
import io.huifang.survey.fixture.Intake;
import io.huifang.survey.fixture.Production;
import io.huifang.survey.fixture.TaskTopic;
import io.huifang.survey.fixture.Words;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;

/** What the other services are shown in production, also while the issuer is away. */
@QuarkusTest
@TestProfile(Production.class)
@Tag("P9")
@Tag("R71")
class TokensForOtherServicesTest {
    private static final String PHONE = "+8613800138061";

    OidcIssuer issuer;
    Intake intake;
    Words words;

    private TaskTopic scheduler;

    /** An agent, logged in for longer than anything here takes. */
    private String agent;

    @BeforeEach
    void open() {
        scheduler = new TaskTopic();
        agent = issuer.signed(issuer.accessToken("agent-61", "agent"));
    }

    @AfterEach
    void close() {
        scheduler.close();
        issuer.servicesTokensLast(Duration.ofMinutes(5));
    }

    @Test
    void openTheVaultAndTheSchedulersWord() {
        Held held = claimed(aDispatch());

        held.reveal().then().statusCode(200).body("phone", equalTo(PHONE));

        assertThat(words.askedAbout(held.dispatched().attemptId())).isEqualTo(1);
        assertThat(intake.askedFor(held.dispatched().customerId())).hasSize(1);
        held.conclude();
    }

    @Test
    void areGivenOnceForManyRequests() {
        Held held = claimed(aDispatch());
        held.reveal().then().statusCode(200);
        long given = issuer.servicesTokens();

        for (int i = 0; i < 5; i++) {
            held.reveal().then().statusCode(200);
        }

        assertThat(issuer.servicesTokens()).isEqualTo(given);
        held.conclude();
    }

    @Test
    void areShownToTheirEndWhileTheIssuerIsAwayAndThenNothingIs() {
        shortenTokens();
        Held held = claimed(aDispatch());
        Held protecting = claimed(aDispatch().protecting());
        held.reveal().then().statusCode(200);
        assertThat(well().statusCode()).isEqualTo(200);

        issuer.goAway();
        try {
            held.reveal().then().statusCode(200);

            eventually().untilAsserted(() -> isUnavailable(held, "scheduler-unavailable"));
            eventually().untilAsserted(() -> isUnavailable(protecting, "vault-unavailable"));
            assertThat(well().statusCode()).isEqualTo(503);
            assertThat(well().asString()).contains("huifang.intake", "none");
            assertThat(management("/health/ready").asString()).doesNotContain("tokens for");
            held.heartbeat().then().statusCode(200);
        } finally {
            issuer.comeBack();
        }

        eventually().until(() -> held.reveal().statusCode() == 200);
        eventually().until(() -> well().statusCode() == 200);
        held.conclude();
        protecting.reveal().then().statusCode(200);
        protecting.conclude();
    }

    @Test
    void areCountedToTheirEnd() {
        assertThat(management("/metrics").asString())
                .contains("huifang_proof_token_left_seconds{peer=\"huifang.scheduler\",")
                .contains("huifang_proof_token_left_seconds{peer=\"huifang.intake\",")
                .contains("huifang_proof_token_left_seconds{peer=\"huifang.wallet-events\",");
    }

    private static void isUnavailable(Held held, String code) {
        held.reveal()
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .contentType("application/problem+json")
                .body("code", equalTo(code));
    }

    /** Those at hand last minutes yet: refused once, they are given anew. */
    private void shortenTokens() {
        issuer.servicesTokensLast(Duration.ofSeconds(20));
        intake.knowsNoTokenOfNow();
        words.knowsNoTokenOfNow();
        Held held = claimed(aDispatch());
        eventually().until(() -> held.reveal().statusCode() == 200);
        held.conclude();
    }

    private Held claimed(Dispatch dispatch) {
        CallbackDispatched dispatched = scheduler.dispatch(dispatch);
        intake.knows(dispatched.customerId(), PHONE, "Sun", "");
        Response[] claim = new Response[1];
        eventually()
                .until(
                        () -> {
                            claim[0] =
                                    as().body(
                                                    "{\"reasons\":[\"%s\"]}"
                                                            .formatted(dispatched.reason()))
                                            .post("/v1/claims");
                            return claim[0].statusCode() == 201;
                        });
        return new Held(dispatched, claim[0].header("ETag"));
    }

    private RequestSpecification as() {
        return given().header("Authorization", "Bearer " + agent).contentType(ContentType.JSON);
    }

    private static Response well() {
        return management("/health/well");
    }

    private static Response management(String path) {
        int port =
                ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
        return given().port(port).get(path);
    }

    /** An attempt in the agent's hand. */
    private final class Held {
        private final CallbackDispatched dispatched;
        private final String etag;

        private Held(CallbackDispatched dispatched, String etag) {
            this.dispatched = dispatched;
            this.etag = etag;
        }

        private CallbackDispatched dispatched() {
            return dispatched;
        }

        private Response reveal() {
            return at().post(path("reveal"));
        }

        private Response heartbeat() {
            return at().post(path("heartbeat"));
        }

        private void conclude() {
            at().body("{\"disposition\":\"BUSY\"}").post(path("conclusion")).then().statusCode(200);
        }

        private RequestSpecification at() {
            return as().header("If-Match", etag);
        }

        private String path(String rest) {
            return "/v1/attempts/" + dispatched.attemptId() + "/" + rest;
        }
    }
}
