package io.huifang.survey.floor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;

import io.huifang.backing.Database;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Browser;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.Intake;
import io.huifang.survey.fixture.Profiles;
import io.huifang.survey.fixture.Sight;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
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
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** The floor in a real browser. */
@SurveyTest
@Tag("R61")
class FloorBrowserTest {
    private static final Desk AGENT = Desk.agent(43);

    private static Browser browser;

    @TestHTTPResource URI service;

    Database database;
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
    void showsWhatHappensWhileItLooks() {
        Desk.Held held = held();
        try (BrowserContext desk = browser.desk("supervisor", "en", ColorScheme.LIGHT)) {
            Page page = floor(desk);
            AtomicReference<Runnable> answer = new AtomicReference<>();
            page.route(
                    "**/floor",
                    look -> {
                        APIResponse seen = look.fetch();
                        Runnable late = () -> look.fulfill(whole(seen));
                        boolean earlier = seen.text().contains(held.attemptId().toString());
                        if (!earlier || !answer.compareAndSet(null, late)) late.run();
                    });
            page.evaluate(
                    "() => { window.told = 0; document.body.addEventListener("
                            + "'desk:floor', () => window.told++) }");
            tell(page);
            page.waitForCondition(() -> answer.get() != null);
            int before = told(page);

            held.release().then().statusCode(204);
            page.waitForCondition(() -> told(page) > before);
            answer.get().run();

            assertThat(line(page, held)).hasCount(0);
        }
    }

    private static Route.FulfillOptions whole(APIResponse answer) {
        return new Route.FulfillOptions().setResponse(answer);
    }

    private static void tell(Page page) {
        page.evaluate("() => document.body.dispatchEvent(new CustomEvent('desk:floor'))");
    }

    private static int told(Page page) {
        return (int) page.evaluate("() => window.told");
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
        assertThat(audited(held.attemptId())).containsExactly("TAKE_BACK supervisor");
    }

    private List<String> audited(UUID attempt) {
        return Tables.of(database)
                .strings(
                        "SELECT act || ' ' || actor FROM audit_entry WHERE object = ?"
                                + " ORDER BY position",
                        "attempt:" + attempt);
    }

    @Test
    void handsACallInHandToAnAgentWithoutScripts() {
        Desk receiver = Desk.agent(64);
        Profiles.of(receiver, "", "\"en\"");
        Desk.Held held = held();
        try (BrowserContext desk = browser.deskWithoutScripts("supervisor", "en")) {
            Page page = floor(desk);
            line(page, held).locator("a").click();
            assertThat(page.locator("dl")).containsText(AGENT.account());
            page.locator("#agent").selectOption(receiver.account());
            page.locator("#because-agent").selectOption("WORKLOAD");
            page.locator("form:has(#agent) button").click();

            assertThat(page.locator("p.done")).hasText("Handed over.");
        }
        assertThat(held.heartbeat().statusCode()).isEqualTo(412);
        assertThat(receiver.claimed(reasonOf(held)).attemptId()).isEqualTo(held.attemptId());
        assertThat(audited(held.attemptId())).containsExactly("HAND_OVER supervisor");
    }

    private static String reasonOf(Desk.Held held) {
        return held.claim().path("reason");
    }

    @Test
    void handsAWaitingCallThatClosesSoonToASkillAndALanguage() {
        Profiles.of(Desk.agent(89), "\"refunds\":3", "\"fr\"");
        UUID attempt = closing().attemptId();
        try (BrowserContext desk = browser.desk("supervisor", "en", ColorScheme.LIGHT)) {
            Page page = floor(desk);
            page.navigate(service.resolve("/floor/attempts/" + attempt).toString());
            page.locator("#skill").fill("Not A Skill");
            page.locator("#because-skill").selectOption("SKILL");
            page.locator("form:has(#skill) button").click();
            assertThat(page.locator("[role=alert].problem:visible")).containsText("Nothing");

            page.locator("#skill").fill("refunds:3");
            page.locator("#because-skill").selectOption("SKILL");
            page.locator("form:has(#skill) button").click();
            assertThat(page.locator("p.done")).hasText("Handed over.");
            page.navigate(service.resolve("/floor/attempts/" + attempt).toString());
            page.locator("#language").fill("fr");
            page.locator("#because-language").selectOption("LANGUAGE");
            page.locator("form:has(#language) button").click();
            assertThat(page.locator("p.done")).hasText("Handed over.");
        }
        assertThat(
                        Tables.of(database)
                                .text(
                                        "SELECT skill || ' ' || language FROM attempt"
                                                + " JOIN queue USING (queue_id)"
                                                + " WHERE attempt_id = ?",
                                        attempt))
                .isEqualTo("refunds:3 fr");
        assertThat(audited(attempt))
                .containsExactly("HAND_OVER supervisor", "HAND_OVER supervisor");
    }

    @Test
    void handsNothingOverOnceTheCallHasBegun() {
        CallbackDispatched dispatched = scheduler.dispatch(aDispatch());
        intake.knows(dispatched.customerId(), "+8613800138064", "Li", "");
        Eventually.isIn("OFFERED", dispatched.attemptId());
        Desk.Held held = AGENT.claimed(dispatched.reason());
        try (BrowserContext desk = browser.desk("supervisor", "en", ColorScheme.LIGHT)) {
            Page page = floor(desk);
            line(page, held).locator("a").click();
            held.reveal().then().statusCode(200);
            page.locator("#language").fill("en");
            page.locator("#because-language").selectOption("LANGUAGE");
            page.locator("form:has(#language) button").click();

            assertThat(page.locator("h1")).hasText("The call has begun");
            assertThat(line(floor(desk), held).locator("a")).hasCount(0);
        }
        assertThat(audited(held.attemptId())).containsExactly("REVEAL agent-43");
        held.conclude("{\"disposition\":\"BUSY\"}").then().statusCode(200);
    }

    @Test
    void showsWhoTakesCallsAsItHappens() {
        Desk agent = Desk.agent(65);
        Profiles.state(agent, "READY").then().statusCode(200);
        try (BrowserContext desk = browser.desk("supervisor", "en", ColorScheme.LIGHT)) {
            Page page = floor(desk);
            Locator line =
                    page.locator("tr").filter(new Locator.FilterOptions().setHasText("agent-65"));
            assertThat(line).containsText("ready");

            Profiles.state(agent, "BREAK").then().statusCode(200);

            assertThat(line).containsText("on a break");
        }
        Profiles.state(agent, "READY").then().statusCode(200);
    }

    private CallbackDispatched closing() {
        CallbackDispatched dispatched =
                scheduler.dispatch(
                        aDispatch()
                                .dueAt(Instant.now().minus(Duration.ofHours(2)))
                                .callable(
                                        Instant.now().minus(Duration.ofHours(3)),
                                        Instant.now().plus(Duration.ofMinutes(20))));
        Eventually.isIn("OFFERED", dispatched.attemptId());
        return dispatched;
    }

    @Test
    void tellsWhatWillBeLostSoon() {
        CallbackDispatched dispatched = closing();
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
            assertThat(page.locator("a[href$='" + dispatched.attemptId() + "']")).isVisible();
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
        String handover = "/floor/attempts/" + UUID.randomUUID();
        AGENT.request().get(handover).then().statusCode(403);
        AGENT.request()
                .contentType("application/x-www-form-urlencoded")
                .post(handover)
                .then()
                .statusCode(403);
        Desk.supervisor().request().get(handover).then().statusCode(404);
        Desk.supervisor().request().get("/desk").then().statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "zh-CN, DARK"})
    void hasNoBarriers(String language, ColorScheme colours) {
        Desk.Held held = held();
        try (BrowserContext desk = browser.desk("supervisor", language, colours)) {
            Page page = floor(desk);
            line(page, held).waitFor();
            assertThat(Sight.barriers(page)).isEmpty();
            assertThat(Sight.goesSideways(page)).isFalse();
            page.navigate(service.resolve("/floor/attempts/" + held.attemptId()).toString());
            assertThat(Sight.barriers(page)).isEmpty();
            assertThat(Sight.goesSideways(page)).isFalse();
        }
        held.release().then().statusCode(204);
    }
}
