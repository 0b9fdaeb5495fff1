package io.huifang.intake.walletevent;

import static io.huifang.intake.walletevent.Events.aPaymentFailed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.intake.IntakeClient;
import io.huifang.intake.IntakeResource;
import io.huifang.intake.WalletEventsTopic;
import io.huifang.intake.token.ForgedTokens;
import io.huifang.intake.token.TokenDraft;
import io.huifang.intake.token.TokenIssuer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Senders that prove themselves with access tokens of an OAuth2 issuer. */
@QuarkusTest
@WithTestResource(IntakeResource.class)
class AccessTokenTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    TokenIssuer issuer;

    @Test
    void takesATokenInEachAllowedAlgorithm() {
        TokenDraft pss =
                token().signedWith(issuer.rsa(), AlgorithmIdentifiers.RSA_PSS_USING_SHA256);

        assertThat(post(token().text()).statusCode()).isEqualTo(202);
        assertThat(post(pss.text()).statusCode()).isEqualTo(202);
        assertThat(post(token().shortSigned().text()).statusCode()).isEqualTo(202);
    }

    @Test
    void takesWhatOtherIssuersWrite() {
        List<TokenDraft> others =
                List.of(
                        token().ofType("JWT"),
                        token().ofType("application/at+JWT"),
                        token().ofType("JWT").with("typ", "Bearer"),
                        token().with("token_use", "access"),
                        token().with("aud", List.of("other", TokenIssuer.AUDIENCE)),
                        token().without("client_id").with("azp", IntakeResource.CLIENT),
                        token().with("iat", Duration.ofSeconds(20)),
                        token().with("exp", Duration.ofSeconds(-20)));

        assertThat(others).allMatch(other -> post(other.text()).statusCode() == 202);
    }

    @Test
    void refusesEveryOtherToken() throws JoseException {
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("wrong audience", token().with("aud", "somebody-else").text());
        bad.put("no audience", token().without("aud").text());
        bad.put("ID token", token().ofType("JWT").with("nonce", "n-1").text());
        bad.put("ID token with a hash", token().with("at_hash", "x").text());
        bad.put("ID token by its claim", token().ofType("JWT").with("typ", "ID").text());
        bad.put("refresh token", token().ofType("JWT").with("typ", "Refresh").text());
        bad.put("ID token by its use", token().with("token_use", "id").text());
        bad.put("logout token", token().ofType("logout+jwt").text());
        bad.put("of no type", token().ofType(null).text());
        bad.put("bound to a key", token().with("cnf", Map.of("jkt", "x")).text());
        bad.put("expired", token().with("exp", Duration.ofMinutes(-2)).text());
        bad.put("without an end", token().without("exp").text());
        bad.put("with a text as end", token().with("exp", "tomorrow").text());
        bad.put("not valid yet", token().with("nbf", Duration.ofMinutes(2)).text());
        bad.put("from the future", token().with("iat", Duration.ofMinutes(2)).text());
        bad.put("other realm", token().with("iss", issuer.url() + "-of-others").text());
        bad.put("no issuer", token().without("iss").text());
        bad.put(
                "a subject alone",
                token().without("client_id").with("sub", IntakeResource.CLIENT).text());
        bad.put("two clients", token().with("azp", "somebody-else").text());
        bad.putAll(ForgedTokens.of(issuer, IntakeResource.CLIENT));

        bad.forEach(
                (what, token) -> {
                    HttpResponse<String> answer = definite(token);
                    assertThat(answer.statusCode()).as(what).isEqualTo(401);
                    assertThat(answer.body()).contains("\"code\":\"unauthenticated\"");
                });
    }

    @Test
    void knowsNoSenderBehindAClientThatNobodyConfigured() {
        HttpResponse<String> answer = post(issuer.token("another-client").text());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("\"code\":\"forbidden\"");
    }

    @Test
    void givesATokenNoOtherSource() {
        String event = aPaymentFailed().json();

        assertThat(post(token().text(), event).body()).contains("\"pointer\":\"/source\"");
    }

    @Test
    void opensTheCatalogueToTokensToo() {
        String token = token().text();

        assertThat(IntakeClient.get("/v1/event-types", token).statusCode()).isEqualTo(200);
        assertThat(IntakeClient.get("/v1/customers/c/contact", token).statusCode()).isEqualTo(403);
    }

    @Test
    void learnsNewKeysAndForgetsWithdrawnOnes() {
        String before = token().text();
        assertThat(post(before).statusCode()).isEqualTo(202);

        issuer.rotate();

        assertThat(definite(token().text()).statusCode()).isEqualTo(202);
        assertThat(definite(before).statusCode()).isEqualTo(401);
    }

    @Test
    void neitherOpensNorBreaksWhileTheIssuerIsAway() throws JoseException {
        String known = token().text();
        await().atMost(PATIENCE).until(() -> post(known).statusCode() == 202);
        RsaJsonWebKey strange = RsaJwkGenerator.generateJwk(2048);
        TokenDraft unknown =
                token().signedWith(
                                strange.getPrivateKey(),
                                "not-seen-yet",
                                AlgorithmIdentifiers.RSA_USING_SHA256);
        issuer.goAway();
        try {
            assertThat(post(known).statusCode()).isEqualTo(202);
            assertThat(post(token().text()).statusCode()).isEqualTo(202);
            assertThat(post(token().with("aud", "x").text()).statusCode()).isEqualTo(401);
            await().atMost(PATIENCE).until(() -> post(unknown.text()).statusCode() == 503);
            HttpResponse<String> answer = post(unknown.text());
            assertThat(answer.body()).contains("\"code\":\"issuer-unavailable\"");
            assertThat(answer.headers().firstValue("retry-after")).isPresent();
        } finally {
            issuer.comeBack();
        }

        await().atMost(PATIENCE).until(() -> post(unknown.text()).statusCode() == 401);
    }

    @Test
    void leavesNothingOfARefusedTokenOnTheLog() {
        Events refused = aPaymentFailed().with("source", "/token-wallet");

        post(token().with("aud", "x").text(), refused.json());

        assertThat(WalletEventsTopic.ids()).doesNotContain(refused.id());
    }

    private TokenDraft token() {
        return issuer.token(IntakeResource.CLIENT);
    }

    /**
     * The answer once the issuer may be asked again: of a key it just did not have nobody knows.
     */
    private static HttpResponse<String> definite(String token) {
        return await().atMost(PATIENCE)
                .until(() -> post(token), answer -> answer.statusCode() != 503);
    }

    private static HttpResponse<String> post(String token) {
        return post(token, aPaymentFailed().with("source", "/token-wallet").json());
    }

    private static HttpResponse<String> post(String token, String event) {
        Map<String, String> headers =
                Map.of(
                        "Authorization",
                        "Bearer " + token,
                        "Content-Type",
                        "application/cloudevents+json");
        return IntakeClient.post(headers, event.getBytes(UTF_8));
    }
}
