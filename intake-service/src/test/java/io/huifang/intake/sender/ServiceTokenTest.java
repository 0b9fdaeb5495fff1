package io.huifang.intake.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.intake.IntakeClient;
import io.huifang.intake.IntakeResource;
import io.huifang.intake.token.TokenDraft;
import io.huifang.intake.token.TokenIssuer;
import io.huifang.intake.walletevent.Events;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

/** A service of ours that proves itself by access tokens: to the vault, and as a sender. */
@QuarkusTest
@WithTestResource(IntakeResource.class)
@Tag("P9")
@Tag("R71")
class ServiceTokenTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String SCOPE = "huifang.vault";

    /** Asked for by whom? It is nobody's, so who is let in finds nothing. */
    private static final String CONTACT = "/v1/customers/nobody-of-tokens/contact";

    TokenIssuer issuer;

    @BeforeEach
    void knowsTheIssuersKeys() {
        await().atMost(PATIENCE).until(() -> get(CONTACT, token()) == 404);
    }

    @Test
    void opensTheVaultToItsOwnClientForItsOwnScope() {
        assertThat(get(CONTACT, token())).isEqualTo(404);
        assertThat(get(CONTACT, token().with("scope", "openid " + SCOPE + " x"))).isEqualTo(404);
        assertThat(get("/v1/event-types", token())).isEqualTo(200);
    }

    @Test
    void opensTheVaultToNothingElse() {
        assertThat(get(CONTACT, token().without("scope"))).isEqualTo(403);
        assertThat(get(CONTACT, token().with("scope", "huifang.word"))).isEqualTo(403);
        assertThat(get(CONTACT, token().with("scope", SCOPE + "s"))).isEqualTo(403);
        assertThat(get(CONTACT, token().with("client_id", "stranger"))).isEqualTo(403);
        assertThat(get(CONTACT, token().with("client_id", IntakeResource.CLIENT))).isEqualTo(403);
        assertThat(get(CONTACT, token().with("azp", "another"))).isEqualTo(401);
        assertThat(get(CONTACT, token().with("aud", "huifang-scheduler"))).isEqualTo(401);
        assertThat(get(CONTACT, token().with("exp", Duration.ofMinutes(-2)))).isEqualTo(401);
        assertThat(get(CONTACT, token().with("scope", 7))).isEqualTo(401);
    }

    @Test
    void opensNothingOfPeoples() {
        assertThat(get("/v1/customers/nobody-of-tokens/export", token())).isEqualTo(403);
        assertThat(get("/v1/vault/audit/verification", token())).isEqualTo(403);
        assertThat(get("/v1/vault/keys", token())).isEqualTo(403);
    }

    @Test
    void isASenderAsWellWhateverItsTokenIsFor() {
        assertThat(post(token().without("scope"))).isEqualTo(202);
        assertThat(post(token())).isEqualTo(202);
    }

    private TokenDraft token() {
        return issuer.token(IntakeResource.SURVEY_CLIENT).with("scope", SCOPE);
    }

    private static int get(String path, TokenDraft token) {
        Map<String, String> headers = Map.of("Authorization", "Bearer " + token.text());
        return IntakeClient.exchange("GET", path, headers, new byte[0]).statusCode();
    }

    private static int post(TokenDraft token) {
        Map<String, String> headers =
                Map.of(
                        "Authorization",
                        "Bearer " + token.text(),
                        "Content-Type",
                        "application/cloudevents+json");
        String event = Events.aPaymentFailed().with("source", "/survey").json();
        return IntakeClient.post(headers, event.getBytes(UTF_8)).statusCode();
    }
}
