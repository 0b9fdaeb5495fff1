package io.huifang.survey.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;

import io.huifang.backing.Database;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.contract.callback.Purpose;
import io.huifang.survey.fixture.Browser;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Dispatch;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.Intake;
import io.huifang.survey.fixture.Sight;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.huifang.survey.fixture.Words;
import io.huifang.survey.phrase.Phrases;
import io.quarkus.test.common.http.TestHTTPResource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;

/** One call from the agent's word to the correction of its end, in a real browser. */
@SurveyTest
@Tag("R66")
class CallStepsBrowserTest {
    private static final double PATIENCE = 20_000;

    private static Browser browser;

    @TestHTTPResource URI service;
    @Inject Phrases phrases;

    Database database;
    Intake intake;
    Words words;
    private TaskTopic scheduler;

    @BeforeAll
    static void open() {
        browser = Browser.open();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
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

    private CallbackDispatched offered(Dispatch dispatch) {
        CallbackDispatched dispatched = scheduler.dispatch(dispatch);
        intake.knows(dispatched.customerId(), "+8613800138000", "Wang", "");
        Eventually.isIn("OFFERED", dispatched.attemptId());
        return dispatched;
    }

    private Page called(BrowserContext desk, CallbackDispatched dispatched) {
        Page page = desk.newPage();
        page.navigate(service.resolve("/desk?reason=" + dispatched.reason()).toString());
        page.locator("main form button").first().click();
        assertThat(page).hasURL(service.resolve(path(dispatched)).toString());
        page.locator("#contact button").click();
        page.locator("#dial").waitFor();
        return page;
    }

    private static String path(CallbackDispatched dispatched) {
        return "/desk/calls/" + dispatched.attemptId();
    }

    private String customersWord(CallbackDispatched dispatched) {
        return phrases.of(dispatched.attemptId(), 1).en().get(1);
    }

    private void say(Page page, String word) {
        page.locator("#heard").fill(word);
        page.locator("#phrase button").click();
    }

    private static void shows(Page page, String method, boolean right) {
        page.locator("input[name=method][value=" + method + "]").check();
        page.locator("#identity button[value=" + right + "]").click();
    }

    private static void end(Page page, String disposition) {
        page.locator("#disposition").selectOption(disposition);
        page.locator("button[data-key=c]").click();
        page.locator("p.done").waitFor();
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT, 63", "zh-CN, DARK, 64"})
    @Tag("R67")
    @Tag("R69")
    @Tag("D6")
    void goesFromTheWordOfTheCallToTheCorrectionOfItsEnd(
            String language, ColorScheme colours, int agent) {
        CallbackDispatched dispatched = offered(aDispatch());
        words.foresees(dispatched.attemptId(), "{\"status\":\"CLOSED\",\"outcome\":\"RESOLVED\"}");
        try (BrowserContext desk = browser.desk("agent-" + agent, language, colours)) {
            Page page = called(desk, dispatched);
            assertThat(page.locator("#freeze")).hasCount(0);
            assertThat(page.locator("#steps .note")).isVisible(); // tell nothing yet
            say(page, customersWord(dispatched));
            page.locator("#identity").waitFor();
            hasNoBarriers(page, "before he shows who he is");
            shows(page, "LAST_TRANSACTION", true);
            page.locator("#verified").waitFor();
            assertThat(page.locator("#dial")).isVisible(); // steps leave the number on the page

            page.locator("summary[data-key=f]").click();
            page.locator("#because").selectOption("SCAM");
            page.locator("input[name=confirmed]").check();
            hasNoBarriers(page, "with the freeze open");
            page.locator("#freeze button").click();
            page.locator("#frozen").waitFor();

            page.locator("[id=tick-not-arrived] input[value=missing]").check();
            page.locator("[id=tick-same-way-back] input[value=yes]").check();
            page.locator("#disposition").selectOption("REACHED_RESOLVED");
            page.locator("#next li").first().waitFor();
            assertThat(words.supposedOf(dispatched.attemptId())).contains("REACHED_RESOLVED");
            page.locator("#rootCause").selectOption("bank-delay");
            hasNoBarriers(page, "before the conclusion");
            page.locator("button[data-key=c]").click();
            page.locator("p.done").waitFor();
        }
        Desk.supervisor()
                .correct(dispatched.attemptId(), "THIRD_PARTY", "it was his brother")
                .then()
                .statusCode(200);

        assertThat(written(dispatched)).isEqualTo("REACHED_RESOLVED bank-delay missing yes 0");
        assertThat(
                        Tables.of(database)
                                .count(
                                        "SELECT count(*) FROM freeze_request WHERE attempt_id = ?"
                                                + " AND because = 'SCAM' AND verified",
                                        dispatched.attemptId()))
                .isEqualTo(1);
        Desk.named("agent-" + agent)
                .attempt(dispatched.attemptId())
                .then()
                .statusCode(200)
                .body(
                        "conclusion.corrections[0].disposition",
                        org.hamcrest.Matchers.equalTo("THIRD_PARTY"));
    }

    private String written(CallbackDispatched dispatched) {
        return Tables.of(database)
                .text(
                        "SELECT concat_ws(' ', disposition, root_cause, covered->>'not-arrived',"
                                + " covered->>'same-way-back', cardinality(left_out))"
                                + " FROM conclusion WHERE attempt_id = ?",
                        dispatched.attemptId());
    }

    @Test
    void endsAfterTooManyFailures() {
        CallbackDispatched dispatched = offered(aDispatch());
        try (BrowserContext desk = browser.desk("agent-65", "en", ColorScheme.LIGHT)) {
            Page page = called(desk, dispatched);
            say(page, "certainly-not");
            assertThat(page.locator("#steps")).containsText("Failures left: 2");
            say(page, customersWord(dispatched));
            page.locator("#identity").waitFor();
            shows(page, "REGISTRATION_MONTH", false);
            assertThat(page.locator("#steps")).containsText("Failures left: 1");
            shows(page, "REGISTRATION_MONTH", false);

            assertThat(page.locator("#steps")).containsText("Too many tries failed");
            assertThat(page.locator("#identity")).hasCount(0);
            page.locator("#note").fill("did not know the word");
            end(page, "ID_FAILED");
        }
    }

    @Test
    @Tag("R64")
    @Tag("R97")
    void readsOutThePurposeAndOffersNothingUnasked() {
        CallbackDispatched agreed = offered(aDispatch());
        words.mayOffer(agreed.attemptId());
        CallbackDispatched silent = offered(aDispatch());
        try (BrowserContext desk = browser.desk("agent-66", "en", ColorScheme.LIGHT)) {
            Page page = called(desk, agreed);
            assertThat(page.locator("#script")).containsText("they may be mentioned");
            end(page, "BUSY");
            page = called(desk, silent);
            assertThat(page.locator("#script")).containsText("Mention no offers");
            assertThat(page.locator("#script .say").nth(2)).not().isEmpty();
            end(page, "BUSY");
        }
    }

    @Test
    void concludesAllTheSameWhenNobodyKnowsWhatFollows() {
        CallbackDispatched dispatched = offered(aDispatch());
        try (BrowserContext desk = browser.desk("agent-67", "en", ColorScheme.LIGHT)) {
            Page page = called(desk, dispatched);
            words.isSilentAbout(dispatched.attemptId());
            page.locator("#disposition").selectOption("BUSY");

            assertThat(page.locator("#next")).containsText("not known now");
            end(page, "BUSY");
        }
    }

    @Test
    @Tag("R60")
    void findsArticlesBesideTheCall() {
        CallbackDispatched dispatched = offered(aDispatch());
        try (BrowserContext desk = browser.desk("agent-68", "en", ColorScheme.LIGHT)) {
            Page page = called(desk, dispatched);
            page.locator("#articles a").first().click();
            assertThat(page.locator("#article")).not().isEmpty();
            page.locator("#words").fill("how long does a refund take");
            page.locator("#articles button").click();
            assertThat(page.locator("#articles .found a").first()).containsText("efund");
            assertThat(page.locator("#dial")).isVisible();
            end(page, "BUSY");
        }
    }

    @Test
    void takesEveryStepWithoutScripts() {
        CallbackDispatched dispatched = offered(aDispatch().purpose(Purpose.SERVICE));
        words.foresees(
                dispatched.attemptId(), "{\"status\":\"CLOSED\",\"outcome\":\"UNRESOLVED\"}");
        try (BrowserContext desk = browser.deskWithoutScripts("agent-69", "en")) {
            Page page = called(desk, dispatched);
            say(page, customersWord(dispatched));
            shows(page, "LAST_TRANSACTION", true);
            page.locator("#verified").waitFor();
            page.locator("#disposition").selectOption("THIRD_PARTY");
            page.locator("button[data-key=v]").click();
            assertThat(page.locator("#next")).containsText("not solved");
            assertThat(page.locator("#disposition")).hasValue("THIRD_PARTY");
            end(page, "THIRD_PARTY");
        }
    }

    private static void hasNoBarriers(Page page, String when) {
        assertThat(Sight.barriers(page)).as(when).isEmpty();
        assertThat(Sight.goesSideways(page)).as(when + ", on a small screen").isFalse();
    }
}
