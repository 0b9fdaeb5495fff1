package io.huifang.survey.login;

import static io.huifang.survey.fixture.Eventually.eventually;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.backing.issuer.Keycloak;
import io.huifang.backing.issuer.OidcIssuer;
import io.huifang.backing.issuer.Visitor;
import io.huifang.survey.fixture.WithKeycloak;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * People log in at a real OpenID Connect server, and the service gets its own tokens there. Run
 * with {@code -Pkeycloak}.
 */
@QuarkusTest
@TestProfile(WithKeycloak.class)
@Tag("keycloak")
@Tag("P9")
class KeycloakLoginTest {
    private static final String QUEUE = "/v1/queue";
    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final Supplier<String> ADDRESS =
            () -> RestAssured.baseURI + ":" + RestAssured.port;

    Keycloak keycloak;

    private final Visitor visitor = new Visitor(ADDRESS);

    @Test
    void letsSomebodyInWhoShowsHisPasswordThereAndOutAgain() {
        HttpResponse<String> end = logIn(Keycloak.passwordOf("supervisor-1"));

        assertThat(end.statusCode()).isEqualTo(200);
        assertThat(end.uri().getPath()).isEqualTo(QUEUE);
        assertThat(visitor.open("/v1/audit").statusCode()).as("no auditor").isEqualTo(403);

        HttpResponse<String> out = visitor.send("/logout", "");
        assertThat(Visitor.location(out)).startsWith(keycloak.issuer(Keycloak.STAFF));
        assertThat(visitor.exchange(visitor.request(QUEUE)).statusCode()).isEqualTo(401);
    }

    @Test
    void letsNobodyInWithAWrongPassword() {
        HttpResponse<String> asked = logIn("wrong");

        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.uri().toString()).startsWith(keycloak.origin());
        assertThat(visitor.exchange(visitor.request(QUEUE)).statusCode()).isEqualTo(401);
    }

    @Test
    void takesTheTokenOfAProgramForThisServiceOnly() {
        String good = keycloak.accessTokenOf("supervisor-1", OidcIssuer.CLIENT, OidcIssuer.SECRET);

        eventually().until(() -> bearing(good) == 200);
        assertThat(bearing(keycloak.accessToken(Keycloak.STAFF, "another-service"))).isEqualTo(401);
        assertThat(bearing(good.substring(0, good.lastIndexOf('.') + 1))).isEqualTo(401);
    }

    @Test
    @Tag("R71")
    void getsItsOwnTokensThere() {
        eventually().until(() -> management("/health/well").statusCode() == 200);

        assertThat(management("/health/well").asString())
                .contains("huifang.intake", "huifang.scheduler", "huifang.wallet-events");
        assertThat(management("/metrics").asString())
                .doesNotContain(
                        "huifang_proof_token_left_seconds{peer=\"huifang.intake\",service=\"survey\"}"
                                + " 0.0");
    }

    /** Fills in the form of the server's own page. */
    private HttpResponse<String> logIn(String password) {
        HttpResponse<String> asked = visitor.open("/login?to=" + QUEUE);
        HttpResponse<String> sent = visitor.open(Visitor.location(asked));
        Visitor there = new Visitor(keycloak::origin);
        HttpResponse<String> page = there.open(Visitor.location(sent));
        Matcher form = FORM.matcher(page.body());
        assertThat(form.find()).isTrue();
        HttpRequest.Builder filledIn =
                there.request(form.group(1).replace("&amp;", "&"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "username=supervisor-1&password="
                                                + URLEncoder.encode(password, UTF_8)));
        HttpResponse<String> answer = there.exchange(filledIn);
        return answer.statusCode() == 302 ? visitor.follow(Visitor.location(answer)) : answer;
    }

    private int bearing(String token) {
        return new Visitor(ADDRESS)
                .exchange(visitor.request(QUEUE).header("Authorization", "Bearer " + token))
                .statusCode();
    }

    private static Response management(String path) {
        int port =
                ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
        return given().port(port).get(path);
    }
}
