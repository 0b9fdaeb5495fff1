package io.huifang.scheduler.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

import io.huifang.backing.Database;
import io.huifang.scheduler.fixture.Browser;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.ReplayRows;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Sight;
import io.huifang.scheduler.fixture.Tables;
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
import java.util.UUID;

/** The pages of incidents and replays in a real browser. */
@SchedulerTest
class IncidentAndReplayBrowserTest {
    private static Browser browser;

    @TestHTTPResource URI service;

    Database database;
    Tables tables;
    ReplayRows replays;
    final List<String> complaints = new ArrayList<>();
    final String cause = "PAGE_" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void open() {
        browser = Browser.open();
    }

    @AfterAll
    static void close() {
        if (browser != null) browser.close();
    }

    @BeforeEach
    void look() {
        tables = new Tables(database);
        replays = new ReplayRows(tables);
    }

    @AfterEach
    void theBrowserHadNothingToComplainOf() {
        tables.change(
                "UPDATE incident SET closed_at = now(), closed_because = 'test', held_at_end = 0"
                        + " WHERE key_values = ? AND closed_at IS NULL",
                cause);
        assertThat(complaints).isEmpty();
    }

    @Test
    @Tag("D2")
    void tryAVersionByTheKeyboardAloneAndShowWhatCameOfIt() {
        try (BrowserContext desk = browser.desk("policy-admin", "en", ColorScheme.LIGHT)) {
            Page page = open(desk, "/pages/policies/1");
            press(page, AriaRole.LINK, "Try this version on past events");
            // nobody had decided anything then
            page.getByLabel("From").fill("2020-01-01T00:00");
            page.getByLabel("Until").fill("2020-01-02T00:00");
            press(page, AriaRole.BUTTON, "Begin");

            assertThat(page.locator("#replay")).containsText("No events were decided");
            assertThat(page.locator("#replay")).containsText("Done");
        }
    }

    @Test
    @Tag("D2")
    void followAReplayUntilItEndsAndAskNoMoreThen() {
        UUID replay = replays.running();
        try (BrowserContext desk = browser.desk("policy-admin", "zh-CN", ColorScheme.LIGHT)) {
            Page page = open(desk, "/pages/replays/" + replay);
            assertThat(page.locator("#progress")).containsText("200 / 800");
            assertThat(page.locator("#replay button")).hasText("取消回放");
            assertThat(Sight.barriers(page)).as("a replay that runs").isEmpty();
            tables.change("UPDATE replay SET events = 400 WHERE replay_id = ?", replay);
            assertThat(page.locator("#progress")).containsText("400 / 800");

            replays.finish(replay, List.of());

            assertThat(page.locator("svg.chart")).hasCount(2);
            assertThat(page.locator("[hx-trigger]")).hasCount(0);
            assertThat(page.locator("#replay button")).hasCount(0);
            assertThat(page.locator("header")).hasCount(1);
        }
    }

    @Test
    @Tag("D8")
    void openAnIncidentAndEndItOnlyAfterAYes() {
        try (BrowserContext desk = browser.desk("ops", "zh-CN", ColorScheme.LIGHT)) {
            Page page = open(desk, "/pages/incidents");
            press(page, AriaRole.LINK, "登记故障");
            page.getByLabel("cause").fill(cause);
            page.getByLabel("原因", new Page.GetByLabelOptions().setExact(true)).fill("银行停机");
            press(page, AriaRole.BUTTON, "登记");
            // the browser asks for the box first
            assertThat(page.locator("h1")).hasText("登记故障");
            page.getByRole(AriaRole.CHECKBOX).check();
            press(page, AriaRole.BUTTON, "登记");
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("已登记");
            assertThat(page.locator(".chain")).containsText("payment-outage (" + cause + ")");
            assertThat(page.locator(".chain")).containsText("银行停机");

            press(page, AriaRole.LINK, "结束此故障");
            page.getByLabel("原因").fill("已恢复");
            page.getByRole(AriaRole.CHECKBOX).check();
            press(page, AriaRole.BUTTON, "结束此故障");

            assertThat(page.getByRole(AriaRole.STATUS)).containsText("已结束");
            assertThat(page.locator(".chain")).containsText("已恢复");
            assertThat(page.locator("a.button")).hasCount(0);
        }
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "zh-CN, DARK"})
    void haveNoBarriers(String language, ColorScheme colours) {
        UUID incident = incident();
        UUID replay = replays.done(decided());
        String held = "/pages/incidents/" + incident;
        String done = "/pages/replays/" + replay;
        try (BrowserContext desk = browser.desk("supervisor", language, colours)) {
            Page page = open(desk, "/pages");
            for (String path :
                    List.of(
                            "/pages/incidents",
                            held,
                            held + "/closure",
                            "/pages/incidents/opening",
                            "/pages/replays",
                            done,
                            done + "/changes")) {
                hasNoBarriers(page, path, language.equals("en"));
                if (path.equals(held)) Sight.keep(page, "incident-" + language);
                if (path.equals(done)) keepCharts(page, language);
            }
        }
        try (BrowserContext desk = browser.desk("policy-admin", language, colours)) {
            hasNoBarriers(open(desk, "/pages"), "/pages/policies/1/replay", false);
        }
    }

    /**
     * @param unfolded whether with every table, which takes its time
     */
    private void hasNoBarriers(Page page, String path, boolean unfolded) {
        page.navigate(service.resolve(path).toString());
        if (unfolded) page.locator("summary").all().forEach(it -> it.press("Enter"));
        assertThat(Sight.barriers(page)).as(path).isEmpty();
        assertThat(Sight.goesSideways(page)).as(path + " on a small screen").isFalse();
    }

    private static void keepCharts(Page page, String language) {
        String load = "document.querySelector('.legend').previousElementSibling";
        page.evaluate("() => " + load + ".previousElementSibling.scrollIntoView()");
        Sight.keep(page, "replay-" + language);
    }

    private List<Event> decided() {
        List<Event> events = List.of(Event.refundDelayed(), Event.refundDelayed());
        Log.send(events.toArray(Event[]::new));
        for (Event event : events) {
            eventually(() -> assertThat(tables.decisions(event.customerId())).hasSize(1));
        }
        return events;
    }

    /** One that holds back the calls to two customers. */
    private UUID incident() {
        UUID id = UUID.randomUUID();
        tables.change(
                "INSERT INTO incident (incident_id, rule, key_values, since, opened_at, opened_by,"
                        + " opened_because) VALUES (?, 'payment-outage', ?, now() - interval"
                        + " '10 min', now(), 'test-ops', 'the bank is down')",
                id,
                cause);
        for (int i = 0; i < 2; i++) {
            Event event = Event.paymentFailed().about("NETWORK", cause);
            Log.send(event);
            eventually(
                    () ->
                            assertThat(tables.decisions(event.customerId()))
                                    .containsExactly("DEFERRED"));
        }
        return id;
    }

    private Page open(BrowserContext desk, String path) {
        Page page = desk.newPage();
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.onPageError(complaints::add);
        page.navigate(service.resolve(path).toString());
        return page;
    }

    private static void press(Page page, AriaRole role, String name) {
        page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .focus();
        page.keyboard().press("Enter");
    }
}
