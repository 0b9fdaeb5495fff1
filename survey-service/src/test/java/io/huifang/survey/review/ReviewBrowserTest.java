package io.huifang.survey.review;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Browser;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.Sight;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.TaskTopic;
import io.quarkus.test.common.http.TestHTTPResource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.util.List;
import java.util.UUID;

/** Reviews in a real browser: written by keyboard, without scripts, and read by everybody. */
@SurveyTest
@Tag("R62")
class ReviewBrowserTest {
    private static final Desk AGENT = Desk.agent(68);

    private static Browser browser;

    @TestHTTPResource URI service;

    @BeforeAll
    static void open() {
        browser = Browser.open();
    }

    @AfterAll
    static void close() {
        if (browser != null) browser.close();
    }

    private static UUID concluded() {
        try (TaskTopic scheduler = new TaskTopic()) {
            CallbackDispatched dispatched = scheduler.dispatch(aDispatch());
            Eventually.isIn("OFFERED", dispatched.attemptId());
            AGENT.claimed(dispatched.reason())
                    .conclude(
                            "{\"disposition\":\"REACHED_RESOLVED\",\"note\":\"said so\","
                                    + "\"answers\":{\"csat\":1}}")
                    .then()
                    .statusCode(200);
            return dispatched.attemptId();
        }
    }

    private Page at(BrowserContext desk, String path) {
        Page page = desk.newPage();
        page.navigate(service.resolve(path).toString());
        return page;
    }

    @ParameterizedTest
    @CsvSource({"en", "zh-CN"})
    void areWrittenWithoutScripts(String language) {
        UUID call = concluded();
        try (BrowserContext desk = browser.deskWithoutScripts("supervisor", language)) {
            Page page = at(desk, "/reviews/calls/" + call);
            for (String what : List.of("listening", "empathy", "correctness", "procedure")) {
                page.locator("input[name=" + what + "][value='4']").focus();
                page.keyboard().press("Space");
            }
            page.locator("#remarks").fill("Well listened.");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");

            assertThat(page.locator(".history .own")).hasText("Well listened.");
        }
    }

    @ParameterizedTest
    @CsvSource({"en, No answer", "zh-CN, 无人接听"})
    @Tag("D11")
    void leadToTheCorrectionOfHowACallEnded(String language, String noAnswer) {
        UUID call = concluded();
        try (BrowserContext desk = browser.deskWithoutScripts("supervisor", language)) {
            Page page = at(desk, "/reviews/calls/" + call);
            page.locator("a[href$='/correction']").click();
            page.locator("#disposition").selectOption("NO_ANSWER");
            page.locator("#because").fill("The recording is of card 4111 1111 1111 1111.");
            page.locator("button.main").click();

            assertThat(page).hasURL(service.resolve("/reviews/calls/" + call).toString());
            assertThat(page.locator("#said-title")).hasText(noAnswer);
            assertThat(page.locator("dl.facts").first()).containsText("supervisor");
            assertThat(page.locator("dl.facts").first())
                    .containsText("The recording is of card [card number removed].");
        }
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "zh-CN, DARK"})
    void haveNoBarriers(String language, ColorScheme colours) {
        UUID call = concluded();
        try (BrowserContext desk = browser.desk("supervisor", language, colours)) {
            for (String path :
                    List.of(
                            "/reviews",
                            "/reviews?draw=yes&agent=agent-68",
                            "/reviews/calls/" + call,
                            "/reviews/calls/" + call + "/correction")) {
                assertUsable(at(desk, path), path);
            }
        }
        try (BrowserContext desk = browser.desk(AGENT.account(), language, colours)) {
            for (String path : List.of("/reviews", "/reviews/calls/" + call)) {
                assertUsable(at(desk, path), path);
            }
        }
    }

    private static void assertUsable(Page page, String path) {
        assertThat(Sight.barriers(page)).as(path).isEmpty();
        assertThat(Sight.goesSideways(page)).as(path).isFalse();
    }
}
