package io.huifang.scheduler.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

import io.huifang.backing.Database;
import io.huifang.scheduler.fixture.Browser;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
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
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The pages of staff in a real browser. */
@SchedulerTest
@Tag("R23")
class PagesBrowserTest {
    private static final String CANDIDATE = "/pages/policies/candidate";

    private static Browser browser;

    @TestHTTPResource URI service;

    Database database;
    Tables tables;
    Event event;
    final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void open() {
        browser = Browser.open();
    }

    @AfterAll
    static void close() {
        if (browser != null) browser.close();
    }

    @BeforeEach
    void decide() {
        tables = new Tables(database);
        event = Event.refundDelayed();
        Log.send(event);
        eventually(() -> assertThat(tables.decisions(event.customerId())).hasSize(1));
    }

    @AfterEach
    void theBrowserHadNothingToComplainOf() {
        assertThat(complaints).isEmpty();
    }

    @Test
    void leadFromTheCustomerOverTheDecisionToHisBudgetByTheKeyboardAlone() {
        try (BrowserContext desk = browser.desk("supervisor", "en", ColorScheme.LIGHT)) {
            Page page = open(desk, "/pages");
            page.keyboard().press("Tab");
            assertThat(page.locator(":focus")).hasText("Skip to the content");
            enter(page, "Decisions");
            page.getByLabel("Customer (id)").focus();
            page.keyboard().type(event.customerId());
            page.keyboard().press("Enter");

            page.locator("#lines a").focus();
            page.keyboard().press("Enter");
            assertThat(page.locator(".chain")).containsText("The policy wants a call");
            assertThat(page.locator(".chain")).containsText("A call is planned");
            assertThat(page.locator(".chain")).containsText("Still open");
            assertThat(page.locator("table")).containsText("Planned");

            enter(page, event.customerId());
            enter(page, "Contacts and budget of this customer");
            assertThat(page.locator("h1")).hasText("Contacts and budgets");
            assertThat(page.locator("table").first()).containsText("7 d");
        }
    }

    @Test
    void bringOlderDecisionsIntoTheList() {
        for (int i = 0; i < 30; i++) Log.send(Event.paymentFailed().customer(event.customerId()));
        eventually(() -> assertThat(tables.decisions(event.customerId())).hasSize(31));
        try (BrowserContext desk = browser.desk("supervisor", "zh-CN", ColorScheme.LIGHT)) {
            Page page = open(desk, "/pages/decisions?customerId=" + event.customerId());
            assertThat(page.locator("#lines tr")).hasCount(25);

            page.locator("#older-link").click();

            assertThat(page.locator("#lines tr")).hasCount(31);
            assertThat(page.locator("#older-link")).hasCount(0);
            assertThat(page.locator("#lines tr:nth-child(26) a")).isFocused();
            assertThat(page.locator("#told")).hasText("又显示了 6 条。");
            assertThat(page.locator("header")).hasCount(1);
        }
    }

    @Test
    void checkADocumentWithoutLosingIt() {
        try (BrowserContext desk = browser.desk("policy-admin", "en", ColorScheme.LIGHT)) {
            Page page = open(desk, CANDIDATE);
            Locator document = page.getByLabel("Document (YAML or JSON)");
            String mine = document.inputValue().replace("silenceGrace: ", "silence: ");
            document.fill(mine);

            button(page, "Check").click();
            assertThat(page.locator("#verdict")).containsText("/silenceGrace");
            assertThat(page.locator("#verdict")).containsText("is missing");
            assertThat(document).hasValue(mine);

            document.fill(
                    "# " + UUID.randomUUID() + "\n" + mine.replace("silence:", "silenceGrace:"));
            button(page, "Check").click();
            assertThat(page.locator("#verdict")).containsText("The document is sound.");
            assertThat(page.locator("#verdict ins")).hasCount(2);
            Sight.keep(page, "policy-candidate");
        }
    }

    @Test
    void putAVersionInForceOnlyAfterAYesToItsChanges() {
        Object before =
                tables.values("SELECT version FROM policy_activation WHERE ended_at IS NULL")
                        .get(0);
        try (BrowserContext desk = browser.desk("policy-admin", "zh-CN", ColorScheme.LIGHT)) {
            Page page = open(desk, CANDIDATE);
            Locator document = page.getByLabel("文档（YAML 或 JSON）");
            document.fill("# " + UUID.randomUUID() + "\n" + document.inputValue());
            button(page, "保存为新版本").click();
            page.getByText("使此版生效").click();
            assertThat(page.locator("ins").last()).containsText("# ");

            button(page, "使其生效").click();
            // the browser asks for the box first
            assertThat(page.locator("h1")).containsText("？");
            page.getByLabel("我已阅读上述差异。").check();
            button(page, "使其生效").click();

            assertThat(page.getByRole(AriaRole.STATUS)).hasText("此版现已生效。");
            page.navigate(service.resolve("/pages/policies/" + before + "/activation").toString());
            page.getByLabel("我已阅读上述差异。").check();
            button(page, "使其生效").click();
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("此版现已生效。");
        }
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "zh-CN, DARK"})
    void haveNoBarriers(String language, ColorScheme colours) {
        String of = "?customerId=" + encoded(event.customerId());
        try (BrowserContext desk = browser.desk("supervisor", language, colours)) {
            Page page = open(desk, "/pages");
            for (String path :
                    List.of(
                            "/pages",
                            "/pages/decisions" + of,
                            "/pages/decisions?source=/test-wallet&id=" + event.id(),
                            "/pages/contacts" + of,
                            "/pages/policies",
                            "/pages/policies/1")) {
                hasNoBarriers(page, path);
                keepPicture(page, path, language);
            }
        }
        try (BrowserContext desk = browser.desk("policy-admin", language, colours)) {
            Page page = open(desk, CANDIDATE);
            page.locator("textarea").fill("calling: 1\nsurprise: 2");
            page.locator("main button").first().click();
            page.locator("#verdict table").waitFor();
            assertThat(Sight.barriers(page)).as("a faulty candidate").isEmpty();
        }
    }

    private void hasNoBarriers(Page page, String path) {
        page.navigate(service.resolve(path).toString());
        assertThat(Sight.barriers(page)).as(path).isEmpty();
        assertThat(Sight.goesSideways(page)).as(path + " on a small screen").isFalse();
    }

    private Page open(BrowserContext desk, String path) {
        Page page = desk.newPage();
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.onPageError(complaints::add);
        page.navigate(service.resolve(path).toString());
        return page;
    }

    private static void enter(Page page, String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .first()
                .focus();
        page.keyboard().press("Enter");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void keepPicture(Page page, String path, String language) {
        if (path.contains("&id=")) Sight.keep(page, "decision-" + language);
        if (path.startsWith("/pages/contacts")) Sight.keep(page, "contacts-" + language);
        if (path.endsWith("/policies")) Sight.keep(page, "policies-" + language);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
