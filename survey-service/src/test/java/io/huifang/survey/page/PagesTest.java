package io.huifang.survey.page;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.SurveyTest;
import io.restassured.response.Response;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.UUID;

/** What holds for every page, also for those that are not there. */
@SurveyTest
class PagesTest {
    private static final String NOWHERE = "/no-such-page";

    private static Response browser(String path, String languages) {
        return Desk.agent(3)
                .request()
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .header("Accept-Language", languages)
                .get(path);
    }

    @Test
    void loadAndSendNothingButHere() {
        Response page = browser(NOWHERE, "en");

        assertThat(page.header("Content-Security-Policy"))
                .isEqualTo(
                        "default-src 'none'; script-src 'self'; style-src 'self';"
                                + " connect-src 'self'; form-action 'self'; base-uri 'none';"
                                + " frame-ancestors 'none'");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(page.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    }

    @ParameterizedTest
    @CsvSource({"en, There is nothing here", "'zh-CN,zh;q=0.9', 这里什么都没有"})
    void tellPeopleOfErrorsInTheirLanguage(String languages, String title) {
        Response page = browser(NOWHERE, languages);

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.contentType()).startsWith("text/html");
        assertThat(page.asString()).contains("<h1>" + title + "</h1>");
    }

    @ParameterizedTest
    @CsvSource({"agent, /desk", "supervisor, /floor", "auditor, /reviews", "ops, /insight"})
    void beginWithTheFirstPartThatSomebodyMaySee(String role, String path) {
        Response start = as(role, "/");

        assertThat(start.statusCode()).isEqualTo(303);
        assertThat(start.header("Location")).endsWith(path);
        assertThat(as(role, path).statusCode()).isEqualTo(200);
    }

    @Test
    void leadNobodyToWhatHeMayNotSee() {
        Response floor = as("agent", "/floor");
        assertThat(floor.statusCode()).isEqualTo(403);
        assertThat(floor.asString()).contains("href=\"/\"").doesNotContain("href=\"/floor\"");

        Response nothing = as("privacy-officer", "/");
        assertThat(nothing.statusCode()).isEqualTo(403);
        assertThat(nothing.asString()).contains("<h1>").doesNotContain("href=\"/\"");
    }

    @Test
    void letOutWhoHasNoPageOfHisOwn() {
        for (String path : new String[] {"/", "/desk", "/floor"}) {
            assertThat(as("privacy-officer", path).asString()).contains("action=\"/logout\"");
        }
        assertThat(as("privacy-officer", NOWHERE).asString()).doesNotContain("/logout");
    }

    @Test
    void leadBackFromWhatIsNotThere() {
        assertThat(as("supervisor", "/reviews/calls/" + UUID.randomUUID()).asString())
                .contains("href=\"/reviews\"");
    }

    private static Response as(String role, String path) {
        Desk desk =
                switch (role) {
                    case "agent" -> Desk.agent(3);
                    case "auditor" -> Desk.auditor();
                    case "ops", "privacy-officer" -> Desk.named(role);
                    default -> Desk.supervisor();
                };
        return desk.request()
                .redirects()
                .follow(false)
                .header("Accept", "text/html")
                .header("Accept-Language", "en")
                .get(path);
    }

    @Test
    void tellProgramsOfErrorsAsBefore() {
        Response api = Desk.agent(3).request().accept("application/json").get("/v1/nothing");
        Response htmlOfTheApi = browser("/v1/nothing", "en");

        assertThat(api.contentType()).startsWith("application/problem+json");
        assertThat(htmlOfTheApi.contentType()).startsWith("application/problem+json");
        assertThat(htmlOfTheApi.header("Content-Security-Policy")).isNull();
    }

    @Test
    void rememberTheLanguageSomebodyChose() {
        Response chosen = browser(NOWHERE + "?lang=en", "zh-CN");
        String cookie = chosen.header("Set-Cookie");

        assertThat(chosen.header("Content-Language")).isEqualTo("en");
        assertThat(cookie).contains("lang=en", "HttpOnly", "SameSite=Lax");
        given().cookie("lang", "en")
                .header("Accept", "text/html")
                .header("Accept-Language", "zh-CN")
                .get(NOWHERE)
                .then()
                .header("Content-Language", "en");
        assertThat(browser(NOWHERE + "?lang=xx", "zh-CN").header("Set-Cookie")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "/assets/frame.css",
        "/assets/pages.css",
        "/assets/pages.js",
        "/webjars/htmx.org/2.0.8/dist/htmx.min.js",
        "/assets/insight.css",
        "/assets/insight.js",
        "/webjars/chart.js/4.5.1/dist/chart.umd.min.js"
    })
    void haveTheirStyleAndScriptsHere(String path) {
        given().get(path).then().statusCode(200);
    }
}
