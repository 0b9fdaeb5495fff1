package io.huifang.intake.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.backing.issuer.Keycloak;
import io.huifang.intake.IntakeClient;
import io.huifang.intake.IntakeResource;
import io.huifang.intake.walletevent.Events;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

/** Tokens as a real OpenID Connect server issues them. Run with {@code -Pkeycloak}. */
@QuarkusTest
@WithTestResource(KeycloakResource.class)
@Tag("keycloak")
class KeycloakTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration OUTAGE = Duration.ofMinutes(1);
    private static final String REALM = "wallets";

    Keycloak keycloak;

    @Test
    void takesItsAccessToken() {
        String token = keycloak.accessToken(REALM, IntakeResource.CLIENT);

        await().atMost(PATIENCE).until(() -> post(token) == 202);
    }

    @Test
    void refusesEveryOtherTokenOfIts() {
        String good = keycloak.accessToken(REALM, IntakeResource.CLIENT);
        await().atMost(PATIENCE).until(() -> post(good) == 202);

        assertThat(post(keycloak.accessToken(REALM, "other-audience-client"))).isEqualTo(401);
        assertThat(post(keycloak.idToken(REALM, IntakeResource.CLIENT))).isEqualTo(401);
        assertThat(post(keycloak.accessToken("others", IntakeResource.CLIENT))).isEqualTo(401);
        assertThat(post(good.substring(0, good.lastIndexOf('.') + 1))).isEqualTo(401);
        assertThat(post(keycloak.accessToken(REALM, "stranger-client"))).isEqualTo(403);
    }

    @Test
    void takesATokenNoLongerThanItLives() {
        String known = keycloak.accessToken(REALM, IntakeResource.CLIENT);
        await().atMost(PATIENCE).until(() -> post(known) == 202); // the keys are here
        String brief = keycloak.accessToken(REALM, "brief-client");

        assertThat(post(brief)).isEqualTo(403); // known, but no sender of ours

        await().atMost(PATIENCE).until(() -> post(brief) == 401);
    }

    @Test
    void neitherOpensNorBreaksWhileItIsDownForAMinute() throws Exception {
        String known = keycloak.accessToken(REALM, IntakeResource.CLIENT);
        String other = keycloak.accessToken("others", IntakeResource.CLIENT);
        await().atMost(PATIENCE).until(() -> post(known) == 202);
        keycloak.stop();
        try {
            await().during(OUTAGE)
                    .atMost(OUTAGE.plus(PATIENCE))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> post(known) == 202 && post(other) == 401 && post("x.y.z") == 401);
        } finally {
            keycloak.start();
        }

        // It has kept nothing and signs with new keys now.
        String fresh = keycloak.accessToken(REALM, IntakeResource.CLIENT);
        await().atMost(PATIENCE).until(() -> post(fresh) == 202);
        await().atMost(PATIENCE).until(() -> post(known) == 401);
    }

    private static int post(String token) {
        String event = Events.aPaymentFailed().with("source", "/token-wallet").json();
        Map<String, String> headers =
                Map.of(
                        "Authorization",
                        "Bearer " + token,
                        "Content-Type",
                        "application/cloudevents+json");
        return IntakeClient.post(headers, event.getBytes(UTF_8)).statusCode();
    }
}
