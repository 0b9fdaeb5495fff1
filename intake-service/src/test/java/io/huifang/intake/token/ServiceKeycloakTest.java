package io.huifang.intake.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.huifang.backing.issuer.Keycloak;
import io.huifang.backing.issuer.OidcIssuer;
import io.huifang.intake.IntakeClient;
import io.huifang.intake.IntakeResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

/** The vault opens to a service by a real server's token. Run with {@code -Pkeycloak}. */
@QuarkusTest
@WithTestResource(StaffKeycloakResource.class)
@Tag("keycloak")
@Tag("P9")
class ServiceKeycloakTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String CLIENT = IntakeResource.SURVEY_CLIENT;

    Keycloak keycloak;

    @Test
    void opensTheVaultForItsClientAndScopeOnly() {
        String good = keycloak.accessToken(Keycloak.STAFF, CLIENT, "huifang.vault");
        await().atMost(PATIENCE).until(() -> contact(good) == 404); // let in, and nobody's

        String forTheScheduler = keycloak.accessToken(Keycloak.STAFF, CLIENT, "huifang.word");
        String forEvents = keycloak.accessToken(Keycloak.STAFF, CLIENT);
        String persons =
                keycloak.accessTokenOf("supervisor-1", OidcIssuer.CLIENT, OidcIssuer.SECRET);

        assertThat(contact(forTheScheduler)).isEqualTo(403);
        assertThat(contact(forEvents)).isEqualTo(403);
        assertThat(contact(persons)).isEqualTo(401);
        assertThat(contact(keycloak.accessToken(Keycloak.STAFF, "another-service"))).isEqualTo(401);
    }

    private static int contact(String token) {
        Map<String, String> headers = Map.of("Authorization", "Bearer " + token);
        return IntakeClient.exchange(
                        "GET", "/v1/customers/nobody-of-keycloak/contact", headers, new byte[0])
                .statusCode();
    }
}
