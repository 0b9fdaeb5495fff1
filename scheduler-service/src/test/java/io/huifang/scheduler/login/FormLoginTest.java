package io.huifang.scheduler.login;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.backing.issuer.Visitor;
import io.huifang.scheduler.fixture.Accounts;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.restassured.RestAssured;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.function.Supplier;

/** Logging in with a browser where accounts stand in the configuration. */
@SchedulerTest
class FormLoginTest {
    private static final Supplier<String> ADDRESS =
            () -> RestAssured.baseURI + ":" + RestAssured.port;
    private static final String SESSION = "huifang-scheduler";
    private static final String ACCOUNT = "j_username=test-ops&j_password=" + Accounts.PASSWORD;

    private final Visitor visitor = new Visitor(ADDRESS);

    @Test
    void asksForAccountAndPasswordAndGoesBackToWhereSomebodyWantedToGo() {
        HttpResponse<String> page = visitor.open("/pages/login?to=/v1/incidents");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("j_username", "j_password", "action=\"/pages/login\"");

        HttpResponse<String> sent = visitor.send("/pages/login", ACCOUNT);

        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(Visitor.location(sent)).endsWith("/v1/incidents");
        assertThat(visitor.exchange(visitor.request("/v1/incidents")).statusCode()).isEqualTo(200);
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
        visitor.open("/pages/login");

        HttpResponse<String> sent =
                visitor.send("/pages/login", "j_username=test-ops&j_password=no");

        assertThat(Visitor.location(sent)).endsWith("/pages/login/refused");
        assertThat(visitor.cookies()).doesNotContainKey(SESSION);
        assertThat(visitor.open("/pages/login/refused").body())
                .contains("That account or password is not known");
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,登录", "en,Log in"})
    void speaksTheLanguageOfWhoReads(String language, String words) {
        HttpResponse<String> page =
                visitor.exchange(
                        visitor.request("/pages/login")
                                .header("Accept", "text/html")
                                .header("Accept-Language", language));

        assertThat(page.body()).contains("<h1>" + words + "</h1>");
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
    }

    @Test
    void logsOut() {
        visitor.open("/pages/login?to=/v1/incidents");
        visitor.send("/pages/login", ACCOUNT);

        HttpResponse<String> out = visitor.send("/pages/logout", "");

        assertThat(Visitor.location(out)).endsWith("/pages/login/ended");
        assertThat(visitor.cookies()).doesNotContainKey(SESSION);
        assertThat(visitor.exchange(visitor.request("/v1/incidents")).statusCode()).isEqualTo(401);
    }

    /** There is nothing to end, and nothing that fails. */
    @Test
    void endsNothingForProgramsThatShowTheirPasswordEachTime() {
        byte[] account = ("test-ops:" + Accounts.PASSWORD).getBytes(UTF_8);
        HttpRequest.Builder out =
                visitor.request("/pages/logout")
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
                visitor.request("/pages/login")
                        .header(header, value)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(ACCOUNT));

        assertThat(visitor.exchange(planted).statusCode()).isEqualTo(403);
        assertThat(visitor.cookies()).doesNotContainKey(SESSION);
    }

    @Test
    void leadsFromAPageToTheFormAndTellsScriptsWithoutAWindowForPasswords() {
        HttpResponse<String> page = visitor.open("/pages/decisions");
        assertThat(page.statusCode()).isEqualTo(303);

        HttpResponse<String> script =
                visitor.exchange(
                        visitor.request("/v1/incidents").header("Sec-Fetch-Site", "same-origin"));
        assertThat(script.statusCode()).isEqualTo(401);
        assertThat(script.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Bearer");
    }
}
