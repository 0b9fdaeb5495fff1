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
import java.util.ArrayList;
import java.util.List;

/** A day at the desk in a real browser. */
@SurveyTest
@Tag("R50")
class DeskBrowserTest {
    private static final double PATIENCE = 20_000;

    private static Browser browser;

    @TestHTTPResource URI service;

    Database database;
    Intake intake;
    private TaskTopic scheduler;
    private final List<String> complaints = new ArrayList<>();

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

    private CallbackDispatched offered(String reason) {
        CallbackDispatched dispatched = scheduler.dispatch(aDispatch().reason(reason));
        intake.knows(
                dispatched.customerId(), "+8613800138000", "Wang Xiaoming", "It is a week now.");
        Eventually.isIn("OFFERED", dispatched.attemptId());
        return dispatched;
    }

    private static String newReason() {
        return aDispatch().build().reason();
    }

    private Page at(BrowserContext desk, String path) {
        Page page = desk.newPage();
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.onPageError(complaints::add);
        page.navigate(service.resolve(path).toString());
        return page;
    }

    private Page claimed(BrowserContext desk, CallbackDispatched dispatched) {
        Page page = at(desk, "/desk?reason=" + dispatched.reason());
        page.keyboard().press("n");
        assertThat(page).hasURL(service.resolve(path(dispatched)).toString());
        page.locator("#keys-open").waitFor(); // now the page takes keys
        return page;
    }

    private static String path(CallbackDispatched dispatched) {
        return "/desk/calls/" + dispatched.attemptId();
    }

    private static void ends(Page page, String disposition) {
        page.locator("#disposition").selectOption(disposition);
    }

    private static void conclude(Page page) {
        page.locator("button[data-key=c]").click();
    }

    private long conclusions(CallbackDispatched dispatched) {
        return Tables.of(database)
                .count(
                        "SELECT count(*) FROM conclusion WHERE attempt_id = ?",
                        dispatched.attemptId());
    }

    @Test
    @Tag("R51")
    void goesFromTheNextCallToItsConclusionByTheKeyboardAlone() {
        CallbackDispatched dispatched = offered(newReason());
        try (BrowserContext desk = browser.desk("agent-31", "en", ColorScheme.LIGHT)) {
            Page page = claimed(desk, dispatched);
            assertThat(page.locator(".facts").first()).containsText("100.50 CNY");
            assertThat(page.locator("#contact")).not().containsText("138");

            page.keyboard().press("r");
            assertThat(page.locator("#dial")).hasAttribute("href", "tel:+8613800138000");
            assertThat(page.locator("#dial")).isFocused();
            assertThat(page.locator("#contact")).containsText("Wang Xiaoming");

            page.keyboard().press("s");
            page.keyboard().press("ArrowRight");
            page.keyboard().press("ArrowRight"); // it has arrived: nothing more to ask
            page.keyboard().press("e");
            page.keyboard().type("Reached, solved");
            page.keyboard().press("Escape");
            page.keyboard().press("q");
            page.keyboard().press("Space");
            page.keyboard().press("ArrowRight");
            page.keyboard().press("o");
            page.keyboard().type("Knows now where to look");
            page.keyboard().press("Escape");
            page.keyboard().press("c");

            assertThat(page.locator("p.done")).containsText("Concluded");
            assertThat(
                            Tables.of(database)
                                    .text(
                                            "SELECT disposition || ' ' || (answers->>'csat')"
                                                    + " FROM conclusion WHERE attempt_id = ?",
                                            dispatched.attemptId()))
                    .isEqualTo("REACHED_RESOLVED 2");
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void listsItsKeysAndLetsThemBeTurnedOff() {
        try (BrowserContext desk = browser.desk("agent-31", "en", ColorScheme.LIGHT)) {
            Page page = at(desk, "/desk?reason=" + newReason());
            page.keyboard().press("?");
            assertThat(page.locator("#keys")).isVisible();
            page.locator("#keys-on").uncheck();
            page.keyboard().press("Escape");

            page.keyboard().press("?");
            assertThat(page.locator("#keys")).isHidden();
        }
    }

    @Test
    void saysBesideWhatWasTypedWhatIsMissing() {
        CallbackDispatched dispatched = offered(newReason());
        try (BrowserContext desk = browser.desk("agent-31", "zh-CN", ColorScheme.LIGHT)) {
            Page page = claimed(desk, dispatched);
            page.locator("#rootCause").selectOption("bank-delay");
            ends(page, "REACHED_UNRESOLVED");
            conclude(page);

            assertThat(page.locator("#faults")).containsText("备注：必填");
            assertThat(page.locator("#faults")).containsText("遗漏关键步骤的原因：必填");
            assertThat(page.locator("#faults")).isFocused();
            assertThat(page.locator("#rootCause")).hasValue("bank-delay");
            page.locator("#faults a").first().click();
            assertThat(page.locator("#note")).isFocused();
            page.locator("#note").fill("仍未到账");
            page.locator("#leftBecause").fill("客户赶时间");
            conclude(page);

            assertThat(page.locator("p.done")).containsText("已结束");
        }
    }

    @Test
    void keepsWhatIsTypedThroughReloadsTabsAndTheBackButton() {
        CallbackDispatched dispatched = offered(newReason());
        try (BrowserContext desk = browser.desk("agent-32", "en", ColorScheme.LIGHT)) {
            Page page = claimed(desk, dispatched);
            page.locator("#note").fill("half a sent");
            ends(page, "APPOINTMENT_MADE");
            assertThat(page.locator("#saved")).containsText("Kept at");
            Eventually.eventually().until(() -> drafts(dispatched) == 1);

            page.reload();
            assertThat(page.locator("#note")).hasValue("half a sent");
            Page other = at(desk, path(dispatched));
            assertThat(other.locator("#note")).hasValue("half a sent");
            page.navigate(service.resolve("/desk").toString());
            page.goBack();
            assertThat(page.locator("#note")).hasValue("half a sent");

            ends(other, "BUSY");
            conclude(other);
            assertThat(other.locator("p.done")).isVisible();
            ends(page, "BUSY");
            conclude(page);
            assertThat(page.locator("#failed")).containsText("Already concluded");
            assertThat(conclusions(dispatched)).isEqualTo(1);
            assertThat(drafts(dispatched)).isZero();
        }
    }

    private long drafts(CallbackDispatched dispatched) {
        return Tables.of(database)
                .count(
                        "SELECT count(*) FROM call_draft WHERE attempt_id = ?",
                        dispatched.attemptId());
    }

    @Test
    @Tag("P2")
    void givesTwoAgentsTwoCalls() {
        String reason = newReason();
        offered(reason);
        offered(reason);
        try (BrowserContext one = browser.desk("agent-33", "en", ColorScheme.LIGHT);
                BrowserContext two = browser.desk("agent-34", "zh-CN", ColorScheme.DARK)) {
            Page first = at(one, "/desk?reason=" + reason);
            Page second = at(two, "/desk?reason=" + reason);
            first.keyboard().press("n");
            second.keyboard().press("n");
            for (Page page : List.of(first, second)) page.waitForURL("**/desk/calls/*");
            assertThat(first.locator("#lease")).isVisible();
            assertThat(second.locator("#lease")).isVisible();

            assertThat(first.url()).isNotEqualTo(second.url());
            second.navigate(first.url());
            assertThat(second.locator("h1")).hasText("这里什么都没有");
        }
    }

    @Test
    void losesNothingWhenTheNetworkIsCutInMidCall() {
        CallbackDispatched dispatched = offered(newReason());
        try (BrowserContext desk = browser.desk("agent-35", "en", ColorScheme.LIGHT)) {
            Page page = claimed(desk, dispatched);
            desk.setOffline(true);
            page.locator("#note").fill("said while the line was down");
            ends(page, "REACHED_RESOLVED");
            page.locator("#leftBecause").fill("the line was bad");
            conclude(page);
            assertThat(page.locator("#failed")).containsText("did not get through");
            assertThat(page.locator("#note")).hasValue("said while the line was down");

            desk.setOffline(false);
            conclude(page);
            assertThat(page.locator("p.done")).containsText("Concluded");
            assertThat(conclusions(dispatched)).isEqualTo(1);
        }
    }

    @Test
    @Tag("P2")
    void concludesOnceWhenTheAnswerIsLost() {
        CallbackDispatched dispatched = offered(newReason());
        try (BrowserContext desk = browser.desk("agent-35", "en", ColorScheme.LIGHT)) {
            Page page = claimed(desk, dispatched);
            ends(page, "BUSY");
            assertThat(page.locator("#saved")).containsText("Kept at");
            page.route(
                    "**/conclusion",
                    route -> {
                        route.fetch();
                        route.abort();
                    });
            conclude(page);
            assertThat(page.locator("#failed")).containsText("did not get through");
            assertThat(conclusions(dispatched)).isEqualTo(1);

            page.unroute("**/conclusion");
            conclude(page);
            assertThat(page.locator("p.done")).containsText("Concluded");
            assertThat(conclusions(dispatched)).isEqualTo(1);
        }
    }

    @Test
    @Tag("P10")
    void saysClearlyThatTheLeaseIsLost() {
        CallbackDispatched dispatched = offered(newReason());
        try (BrowserContext desk = browser.desk("agent-36", "en", ColorScheme.LIGHT)) {
            Page page = claimed(desk, dispatched);
            page.locator("#note").fill("typed before");
            Tables.of(database).endLease(dispatched.attemptId());

            page.evaluate("() => document.body.dispatchEvent(new CustomEvent('desk:ask'))");

            assertThat(page.locator("#lease")).containsText("no longer yours");
            assertThat(page.locator("#note")).hasValue("typed before");
            ends(page, "BUSY");
            conclude(page);
            assertThat(page.locator("#failed")).containsText("no longer yours");
            assertThat(conclusions(dispatched)).isZero();
        }
    }

    @Test
    void isToldAtOnceThatACallWasWithdrawn() {
        CallbackDispatched dispatched = offered(newReason());
        try (BrowserContext desk = browser.desk("agent-37", "en", ColorScheme.LIGHT)) {
            Page page = claimed(desk, dispatched);
            scheduler.withdraw(dispatched);

            assertThat(page.locator("#lease")).containsText("Do not call");
            page.locator("button[data-key=r]").click();
            assertThat(page.locator("#failed")).isVisible();
            assertThat(page.locator("#dial")).hasCount(0);
        }
    }

    @Test
    void showsWhatWaitsWithoutBeingLoadedAnew() {
        String reason = newReason();
        try (BrowserContext desk = browser.desk("agent-37", "en", ColorScheme.LIGHT)) {
            Page page = at(desk, "/desk");
            assertThat(page.locator("#queue")).not().containsText(reason);

            offered(reason);

            assertThat(page.locator("#queue")).containsText(reason);
        }
    }

    @Test
    void showsWhatIsInHandWithoutBeingLoadedAnew() {
        String reason = newReason();
        offered(reason);
        try (BrowserContext desk = browser.desk("agent-37", "en", ColorScheme.LIGHT)) {
            Page page = at(desk, "/desk");
            assertThat(page.locator("#held")).not().containsText(reason);

            Desk.Held held = Desk.agent(37).claimed(reason);
            assertThat(page.locator("#held")).containsText(reason);

            held.release().then().statusCode(204);
            assertThat(page.locator("#held")).not().containsText(reason);
        }
    }

    @Test
    @Tag("R27")
    void handsACallOverBeforeItsNumberIsShown() {
        Profiles.of(Desk.agent(48), "", "\"en\", \"zh-CN\"");
        CallbackDispatched dispatched = offered(newReason());
        try (BrowserContext desk = browser.desk("agent-37", "en", ColorScheme.LIGHT)) {
            Page page = claimed(desk, dispatched);
            page.keyboard().press("t");
            page.locator("#to-agent").waitFor();
            hasNone(page, "handing over");
            page.locator("#agent").selectOption("agent-48");
            page.locator("#because-agent").selectOption("END_OF_SHIFT");
            page.locator("button.main").first().click();

            assertThat(page.locator("p.done")).hasText("Handed over.");
        }
        assertThat(Desk.agent(48).claimed(dispatched.reason()).attemptId())
                .isEqualTo(dispatched.attemptId());
    }

    @Test
    void worksWithoutScripts() {
        CallbackDispatched dispatched = offered(newReason());
        try (BrowserContext desk = browser.deskWithoutScripts("agent-38", "en")) {
            Page page = at(desk, "/desk?reason=" + dispatched.reason());
            page.locator("main form button").first().click();
            assertThat(page).hasURL(service.resolve(path(dispatched)).toString());
            page.locator("#contact button").click();
            assertThat(page.locator("#dial")).hasText("+8613800138000");
            ends(page, "THIRD_PARTY");
            conclude(page);

            assertThat(page.locator("p.done")).containsText("Concluded");
            assertThat(conclusions(dispatched)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "zh-CN, DARK"})
    void hasNoBarriers(String language, ColorScheme colours) {
        CallbackDispatched dispatched = offered(newReason());
        try (BrowserContext desk = browser.desk("agent-39", language, colours)) {
            Page page = at(desk, "/desk?reason=" + dispatched.reason());
            hasNone(page, "the desk");
            page = claimed(desk, dispatched);
            hasNone(page, "a call");
            page.locator("button[data-key=r]").click();
            page.locator("#dial").waitFor();
            page.locator("#disposition").selectOption("REACHED_UNRESOLVED");
            conclude(page);
            page.locator("#faults").waitFor();
            hasNone(page, "a call with faults");
            page.locator("#note").fill("Bank says two days");
            page.locator("#leftBecause").fill("in a hurry");
            conclude(page);
            page.locator("p.done").waitFor();
        }
    }

    private static void hasNone(Page page, String what) {
        assertThat(Sight.barriers(page)).as(what).isEmpty();
        assertThat(Sight.goesSideways(page)).as(what + " on a small screen").isFalse();
    }
}
