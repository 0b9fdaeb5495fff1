package io.huifang.survey.floor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;

import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Browser;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.Intake;
import io.huifang.survey.fixture.Sight;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.TaskTopic;
import io.quarkus.test.common.http.TestHTTPResource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/** The floor in a real browser. */
@SurveyTest
@Tag("R61")
class FloorBrowserTest {
    private static final Desk AGENT = Desk.agent(43);

    private static Browser browser;

    @TestHTTPResource URI service;

    Intake intake;
    private TaskTopic scheduler;

    @BeforeAll
    static void open() {
        browser = Browser.open();
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    }

    @AfterAll
    static void close() {
        if (browser != null) browser.close();
    }

    @BeforeEach
    void begin() {
        scheduler = new TaskTopic();
    }

    @AfterEach
    void end() {
        scheduler.close();
    }

    private Desk.Held held() {
        CallbackDispatched dispatched = scheduler.dispatch(aDispatch());
        Eventually.isIn("OFFERED", dispatched.attemptId());
        return AGENT.claimed(dispatched.reason());
    }

    private Page floor(BrowserContext desk) {
        Page page = desk.newPage();
        page.navigate(service.resolve("/floor").toString());
        return page;
    }

    private static Locator line(Page page, Desk.Held held) {
        return page.locator("tr")
                .filter(
                        new Locator.FilterOptions()
                                .setHas(page.locator("input[value='" + held.attemptId() + "']")));
    }

    @Test
    void showsWhoIsOnWhatAsItHappens() {
        try (BrowserContext desk = browser.desk("supervisor", "en", ColorScheme.LIGHT)) {
            Page page = floor(desk);

            Desk.Held held = held();

            assertThat(line(page, held)).containsText("agent-43");
            held.release().then().statusCode(204);
            assertThat(line(page, held)).hasCount(0);
        }
    }

    @Test
    void takesACallOutOfAHandOnce() {
        Desk.Held held = held();
        try (BrowserContext desk = browser.desk("supervisor", "en", ColorScheme.LIGHT)) {
            Page page = floor(desk);
            Page other = floor(desk);
            for (Page one : new Page[] {page, other}) line(one, held).locator("summary").click();

            line(page, held).locator("button").click();

            assertThat(page.locator("p.done")).containsText("Taken back");
            Eventually.isIn("OFFERED", held.attemptId());
            assertThat(held.heartbeat().statusCode()).isEqualTo(412);
            line(other, held).locator("button").click();
            assertThat(other.locator("h1")).hasText("This call is no longer yours");
        }
    }

    @Test
    void tellsWhatWillBeLostSoon() {
        CallbackDispatched dispatched =
                scheduler.dispatch(
                        aDispatch()
                                .dueAt(Instant.now().minus(Duration.ofHours(2)))
                                .callable(
                                        Instant.now().minus(Duration.ofHours(3)),
                                        Instant.now().plus(Duration.ofMinutes(20))));
        Eventually.isIn("OFFERED", dispatched.attemptId());
        try (BrowserContext desk = browser.desk("supervisor", "en", ColorScheme.LIGHT)) {
            Page page = floor(desk);

            assertThat(
                            page.locator(
                                    "li",
                                    new Page.LocatorOptions().setHasText(dispatched.reason())))
                    .containsText(": 1");
            assertThat(
                            page.locator(
                                    "tr.late",
                                    new Page.LocatorOptions().setHasText(dispatched.reason())))
                    .isVisible();
        }
    }

    @Test
    void isNotForAgents() {
        AGENT.request().get("/floor").then().statusCode(403);
        AGENT.request()
                .contentType("application/x-www-form-urlencoded")
                .post("/floor/releases")
                .then()
                .statusCode(403);
        Desk.supervisor().request().get("/desk").then().statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "zh-CN, DARK"})
    @Tag("R73")
    void hasNoBarriers(String language, ColorScheme colours) {
        Desk.Held held = held();
        try (BrowserContext desk = browser.desk("supervisor", language, colours)) {
            Page page = floor(desk);
            line(page, held).waitFor();
            assertThat(Sight.barriers(page)).isEmpty();
            assertThat(Sight.goesSideways(page)).isFalse();
        }
        held.release().then().statusCode(204);
    }
}
