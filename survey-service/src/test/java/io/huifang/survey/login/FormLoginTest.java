package io.huifang.survey.login;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.backing.issuer.Visitor;
import io.huifang.survey.fixture.SurroundingsResource;
import io.huifang.survey.fixture.SurveyTest;
import io.restassured.RestAssured;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.function.Supplier;

/** Logging in with a browser where accounts stand in the configuration. */
@SurveyTest
class FormLoginTest {
    private static final Supplier<String> ADDRESS =
            () -> RestAssured.baseURI + ":" + RestAssured.port;
    private static final String SESSION = "huifang-survey";
    private static final String ACCOUNT =
            "j_username=agent-12&j_password=" + SurroundingsResource.PASSWORD;

    private final Visitor visitor = new Visitor(ADDRESS);

    @Test
    void asksForAccountAndPasswordAndGoesBackToWhereSomebodyWantedToGo() {
        HttpResponse<String> page = visitor.open("/login?to=/v1/scripts");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("j_username", "j_password", "action=\"/login\"");

        HttpResponse<String> sent = visitor.send("/login", ACCOUNT);

        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(Visitor.location(sent)).endsWith("/v1/scripts");
        assertThat(visitor.exchange(visitor.request("/v1/scripts")).statusCode()).isEqualTo(200);
        assertThat(visitor.cookiesSet())
                .filteredOn(cookie -> cookie.startsWith(SESSION + "="))
                .isNotEmpty()
                .allSatisfy(
                        cookie ->
                                assertThat(cookie)
                                        .containsIgnoringCase("HttpOnly")
                                        .containsIgnoringCase("SameSite=Strict"));
    }

    @Test
    void saysThatTheAccountOrThePasswordIsWrong() {
        visitor.open("/login");

        HttpResponse<String> sent = visitor.send("/login", "j_username=agent-12&j_password=no");

        assertThat(Visitor.location(sent)).endsWith("/login/refused");
        assertThat(visitor.cookies()).doesNotContainKey(SESSION);
        assertThat(visitor.open("/login/refused").body())
                .contains("That account or password is not known");
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,登录", "en,Log in"})
    void speaksTheLanguageOfWhoReads(String language, String words) {
        HttpResponse<String> page =
                visitor.exchange(
                        visitor.request("/login")
                                .header("Accept", "text/html")
                                .header("Accept-Language", language));

        assertThat(page.body()).contains("<h1>" + words + "</h1>");
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
    }

    @Test
    void logsOut() {
        visitor.open("/login?to=/v1/scripts");
        visitor.send("/login", ACCOUNT);

        HttpResponse<String> out = visitor.send("/logout", "");

        assertThat(Visitor.location(out)).endsWith("/login/ended");
        assertThat(visitor.cookies()).doesNotContainKey(SESSION);
        assertThat(visitor.exchange(visitor.request("/v1/scripts")).statusCode()).isEqualTo(401);
    }

    /** There is nothing to end, and nothing that fails. */
    @Test
    void endsNothingForProgramsThatShowTheirPasswordEachTime() {
        byte[] account = ("agent-12:" + SurroundingsResource.PASSWORD).getBytes(UTF_8);
        HttpRequest.Builder out =
                visitor.request("/logout")
                        .header(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(account))
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(HttpRequest.BodyPublishers.noBody());

        assertThat(visitor.exchange(out).statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Origin, https://evil.example",
        "Origin, null"
    })
    void isNoDoorForAnotherSitesPage(String header, String value) {
        HttpRequest.Builder planted =
                visitor.request("/login")
                        .header(header, value)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(ACCOUNT));

        assertThat(visitor.exchange(planted).statusCode()).isEqualTo(403);
        assertThat(visitor.cookies()).doesNotContainKey(SESSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/logout"})
    void isNoDoorForWhoDoesNotSayWhereHeComesFrom(String door) {
        HttpRequest.Builder silent =
                visitor.request(door)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(ACCOUNT));

        assertThat(visitor.exchange(silent).statusCode()).isEqualTo(403);
        assertThat(visitor.cookies()).doesNotContainKey(SESSION);
    }

    @Test
    void leadsFromAPageToTheFormAndTellsScriptsWithoutAWindowForPasswords() {
        HttpResponse<String> page = visitor.open("/logout");
        assertThat(page.statusCode()).isIn(303, 405);

        HttpResponse<String> script =
                visitor.exchange(
                        visitor.request("/v1/scripts").header("Sec-Fetch-Site", "same-origin"));
        assertThat(script.statusCode()).isEqualTo(401);
        assertThat(script.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Bearer");
    }
}
