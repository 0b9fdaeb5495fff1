package io.huifang.intake.walletevent;

import static io.huifang.intake.walletevent.Events.aPaymentFailed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.intake.IntakeClient;
import io.huifang.intake.IntakeResource;
import io.huifang.intake.WalletEventsTopic;
import io.huifang.intake.token.TokenDraft;
import io.huifang.intake.token.TokenIssuer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The issuer of tokens is not to be reached for more than a minute. Run with {@code -Plong}. */
@QuarkusTest
@WithTestResource(IntakeResource.class)
@Tag("long")
class IssuerOutageTest {
    private static final Duration AWAY = Duration.ofSeconds(35);
    private static final Duration SILENT = Duration.ofSeconds(35);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PACE = Duration.ofMillis(500);

    TokenIssuer issuer;

    /** Ids of events whose sender was not let in. */
    private final List<String> keptOut = new ArrayList<>();

    /** What went wrong in rounds, each of which must go well. */
    private final List<String> wrong = new ArrayList<>();

    private int rounds;

    @Test
    void neitherOpensNorBreaksWhileItIsAwayAndThenSilentForAMinute() throws JoseException {
        String known = token().text();
        await().atMost(PATIENCE).until(() -> post(known).statusCode() == 202);
        RsaJsonWebKey strange = RsaJwkGenerator.generateJwk(2048);

        issuer.goAway();
        try {
            hold(AWAY, known, strange);
        } finally {
            issuer.fallSilent();
            issuer.comeBack();
        }
        try {
            hold(SILENT, known, strange);
        } finally {
            issuer.rotate();
            issuer.speak();
        }

        assertThat(wrong).isEmpty();
        // The door was never busy with waiting for it.
        assertThat(rounds).isGreaterThan(20);
        await().atMost(PATIENCE).until(() -> post(token().text()).statusCode() == 202);
        await().atMost(PATIENCE).until(() -> post(known).statusCode() == 401);
        await().atMost(PATIENCE).until(() -> status(unheardOf(strange)) == 401);
        assertThat(WalletEventsTopic.ids()).doesNotContainAnyElementsOf(keptOut);
    }

    private void hold(Duration howLong, String known, RsaJsonWebKey strange) {
        long end = System.nanoTime() + howLong.toNanos();
        await().atMost(howLong.plus(PATIENCE))
                .pollInterval(PACE)
                .until(
                        () -> {
                            tryRound(known, strange);
                            return System.nanoTime() - end >= 0;
                        });
    }

    private void tryRound(String known, RsaJsonWebKey strange) {
        rounds++;
        try {
            lettingIn(known);
            keepingOut(strange);
        } catch (AssertionError otherwise) {
            wrong.add("round " + rounds + ": " + otherwise.getMessage());
        }
    }

    /** Tokens seen before, others under the keys at hand, and senders who need no issuer. */
    private void lettingIn(String known) {
        assertThat(post(known).statusCode()).isEqualTo(202);
        assertThat(post(token().text()).statusCode()).isEqualTo(202);
        assertThat(post(token().shortSigned().text()).statusCode()).isEqualTo(202);
        assertThat(IntakeClient.post(aPaymentFailed().json()).statusCode()).isEqualTo(202);
    }

    private void keepingOut(RsaJsonWebKey strange) {
        TokenDraft forged =
                token().signedWith(
                                strange.getPrivateKey(),
                                issuer.rsa().getKeyId(),
                                AlgorithmIdentifiers.RSA_USING_SHA256);
        assertThat(status(forged.text())).isEqualTo(401);
        assertThat(status(token().with("aud", "somebody-else").text())).isEqualTo(401);
        assertThat(status(token().with("exp", Duration.ofMinutes(-2)).text())).isEqualTo(401);
        HttpResponse<String> unknown = keptOut(unheardOf(strange));
        assertThat(unknown.statusCode()).isEqualTo(503);
        assertThat(unknown.body()).contains("\"code\":\"issuer-unavailable\"");
        assertThat(unknown.headers().firstValue("retry-after")).isPresent();
    }

    /** Signed with a key that the issuer may have, for all that intake knows. */
    private String unheardOf(RsaJsonWebKey strange) {
        return token().signedWith(
                        strange.getPrivateKey(),
                        "not-seen-yet",
                        AlgorithmIdentifiers.RSA_USING_SHA256)
                .text();
    }

    private TokenDraft token() {
        return issuer.token(IntakeResource.CLIENT);
    }

    private int status(String token) {
        return keptOut(token).statusCode();
    }

    private HttpResponse<String> keptOut(String token) {
        Events event = aPaymentFailed().with("source", "/token-wallet");
        keptOut.add(event.id());
        return post(token, event);
    }

    private static HttpResponse<String> post(String token) {
        return post(token, aPaymentFailed().with("source", "/token-wallet"));
    }

    private static HttpResponse<String> post(String token, Events event) {
        Map<String, String> headers =
                Map.of(
                        "Authorization",
                        "Bearer " + token,
                        "Content-Type",
                        "application/cloudevents+json");
        return IntakeClient.post(headers, event.json().getBytes(UTF_8));
    }
}
