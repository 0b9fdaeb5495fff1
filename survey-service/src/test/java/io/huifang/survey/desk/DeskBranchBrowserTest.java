package io.huifang.survey.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

import io.huifang.backing.Database;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Browser;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.Intake;
import io.huifang.survey.fixture.Sight;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.huifang.survey.questionnaire.PublishedDocuments;
import io.huifang.survey.questionnaire.ReadDocuments;
import io.quarkus.test.common.http.TestHTTPResource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.UUID;

/** A questionnaire that branches, and asks for several answers, in a real browser. */
@SurveyTest
@Tag("R51")
class DeskBranchBrowserTest {
    private static final Desk AGENT = Desk.agent(28);
    private static final String BRANCHING =
            """
            {"title":{"zh-CN":"题","en":"Title"},"questions":[
              {"id":"nps","kind":"scale","from":0,"to":10,"ask":{"zh-CN":"几分？","en":"How many?"}},
              {"id":"why","kind":"several","ask":{"zh-CN":"为何？","en":"Why?"},
               "showIf":{"question":"nps","atMost":6},
               "options":[{"code":"slow","say":{"zh-CN":"慢","en":"Too slow"}},
                          {"code":"dear","say":{"zh-CN":"贵","en":"Too dear"}}]}]}""";

    private static Browser browser;

    @TestHTTPResource URI service;

    @Inject PublishedDocuments documents;

    Database database;
    Intake intake;
    private TaskTopic scheduler;

    @BeforeAll
    static void open() {
        browser = Browser.open();
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

    private CallbackDispatched claimed() {
        String id = "branching-" + UUID.randomUUID();
        Tables.of(database)
                .run(
                        "INSERT INTO questionnaire (id, version, effective_from, content)"
                                + " VALUES (?, 1, clock_timestamp() - interval '1 day', ?)",
                        id,
                        BRANCHING);
        ReadDocuments.now();
        Eventually.eventually().until(() -> documents.questionnaire(id, 1).isPresent());
        CallbackDispatched dispatched = scheduler.dispatch(aDispatch().questionnaire(id));
        intake.knows(dispatched.customerId(), "+8613800138000", "Wang Xiaoming", "So it is.");
        Eventually.isIn("OFFERED", dispatched.attemptId());
        AGENT.claimed(dispatched.reason()).reveal();
        return dispatched;
    }

    @Test
    void asksWhatIsDueAndTakesSeveralAnswers() {
        CallbackDispatched dispatched = claimed();
        try (BrowserContext desk = browser.desk(AGENT.account(), "en", ColorScheme.LIGHT)) {
            Page page = desk.newPage();
            page.navigate(service.resolve("/desk/calls/" + dispatched.attemptId()).toString());
            Locator why = page.locator("fieldset", new Page.LocatorOptions().setHasText("Why?"));
            assertThat(why).hasCount(0);

            page.locator("[name=number-nps][value='3']").check();
            assertThat(why).isVisible();
            assertThat(page.locator("[name=number-nps][value='3']")).isChecked();
            assertThat(why.locator("input[type=checkbox]")).hasCount(2);
            why.getByText("Too slow").click();
            why.getByText("Too dear").click();
            assertThat(Sight.barriers(page)).isEmpty();

            page.locator("[name=number-nps][value='9']").check();
            assertThat(why).hasCount(0);

            page.locator("[name=number-nps][value='3']").check();
            why.getByText("Too slow").click();
            why.getByText("Too dear").click();
            page.locator("#disposition").selectOption("REACHED_RESOLVED");
            page.locator("#leftBecause").fill("in a hurry");
            page.locator("button[data-key=c]").click();
            page.waitForURL("**/desk?done=concluded");
        }
        assertThat(answers(dispatched)).contains("\"nps\": 3", "[\"slow\", \"dear\"]");
    }

    @Test
    void asksWhatIsDueWithoutScripts() {
        CallbackDispatched dispatched = claimed();
        try (BrowserContext desk = browser.deskWithoutScripts(AGENT.account(), "en")) {
            Page page = desk.newPage();
            page.navigate(service.resolve("/desk/calls/" + dispatched.attemptId()).toString());
            page.locator("[name=number-nps][value='3']").check();
            page.locator("#note").fill("half a sent");

            page.locator("button[formaction$='/draft']").click();

            Locator why = page.locator("fieldset", new Page.LocatorOptions().setHasText("Why?"));
            assertThat(page.locator("[name=number-nps][value='3']")).isChecked();
            assertThat(page.locator("#note")).hasValue("half a sent");
            why.getByText("Too slow").click();
            page.locator("#disposition").selectOption("REACHED_RESOLVED");
            page.locator("#leftBecause").fill("in a hurry");
            page.locator("button[data-key=c]").click();
            page.waitForURL("**/desk?done=concluded");
        }
        assertThat(answers(dispatched)).contains("\"nps\": 3", "[\"slow\"]");
    }

    private String answers(CallbackDispatched dispatched) {
        return Tables.of(database)
                .strings(
                        "SELECT answers::text FROM conclusion WHERE attempt_id = ?",
                        dispatched.attemptId())
                .toString();
    }
}
