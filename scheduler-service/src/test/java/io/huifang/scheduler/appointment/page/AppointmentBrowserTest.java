package io.huifang.scheduler.appointment.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

import io.huifang.backing.Database;
import io.huifang.scheduler.appointment.Planned;
import io.huifang.scheduler.fixture.Barriers;
import io.huifang.scheduler.fixture.Browser;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.huifang.scheduler.link.Links;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The page in a real browser, on a telephone's screen. */
@SchedulerTest
@Tag("R31")
@Tag("R32")
class AppointmentBrowserTest {
    private static final String OPEN_ALL =
            "() => document.querySelectorAll('details').forEach(it => it.open = true)";

    private static final String TOO_SMALL_TO_TOUCH =
            """
            () => [...document.querySelectorAll('button, summary')]
              .map(it => [it, it.getBoundingClientRect()])
              .filter(([it, box]) => box.width && (box.height < 44 || box.width < 44))
              .map(([it]) => it.textContent.trim())
            """;

    private static Browser browser;

    @Inject Links links;

    @TestHTTPResource URI service;

    Database database;
    Tables tables;
    UUID call;
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
    void plan() {
        tables = new Tables(database);
        call = Planned.call(tables);
    }

    @AfterEach
    void theBrowserHadNothingToComplainOf() {
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 这个时间可以, 您的预约时间", "en, This time suits me, Your appointment"})
    void keepsTheTime(String language, String keep, String chosen) {
        try (BrowserContext telephone = browser.telephone(language, ColorScheme.LIGHT)) {
            Page page = open(telephone);

            button(page, keep).tap();

            assertThat(page.getByRole(AriaRole.STATUS)).isVisible();
            assertThat(page.locator(".planned")).containsText(chosen);
            assertThat(button(page, keep)).hasCount(0);
        }
        assertThat(tables.values("SELECT chosen_by FROM appointment WHERE callback_id = ?", call))
                .containsExactly("PLAN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void movesTheCallWithoutAnyScript(String language) {
        Instant chosen;
        try (BrowserContext telephone = browser.telephoneWithoutScripts(language)) {
            Page page = open(telephone);
            Locator slot = slot(page);
            chosen = Instant.parse(slot.getAttribute("value"));
            String time = slot.textContent();

            slot.tap();

            assertThat(page.getByRole(AriaRole.STATUS)).isVisible();
            assertThat(page.locator(".planned")).containsText(time);
            // loading it anew asks for nothing and changes nothing
            page.reload();
            assertThat(page.locator(".planned")).containsText(time);
        }
        assertThat(
                        tables.values(
                                "SELECT extract(epoch FROM due_at)::bigint FROM callback_task WHERE callback_id = ?",
                                call))
                .containsExactly(chosen.getEpochSecond());
    }

    @ParameterizedTest
    @CsvSource({
        "zh-CN, 不希望接到这次来电？, 不要就此事致电给我, 我们不会就此事致电您",
        "en, You do not want this call?, Do not call me about this, We will not call you about this"
    })
    void declinesTheCall(String language, String question, String decline, String done) {
        try (BrowserContext telephone = browser.telephone(language, ColorScheme.LIGHT)) {
            Page page = open(telephone);
            assertThat(button(page, decline)).isHidden();
            page.getByText(question).tap();

            button(page, decline).tap();

            assertThat(page.getByRole(AriaRole.HEADING, name(done))).isVisible();
            page.reload();
            assertThat(page.getByRole(AriaRole.HEADING, name(done))).isVisible();
            page.goBack();
            assertThat(page.getByRole(AriaRole.HEADING, name(done))).isVisible();
            assertThat(Barriers.on(page)).isEmpty();
        }
        assertThat(tables.values("SELECT outcome FROM callback_task WHERE callback_id = ?", call))
                .containsExactly("REFUSED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void isUsedWithTheKeyboardAlone(String language) {
        try (BrowserContext telephone = browser.telephone(language, ColorScheme.LIGHT)) {
            Page page = open(telephone);

            List<String> reached = new ArrayList<>();
            String slot = null;
            for (int step = 0; step < 12 && slot == null; step++) {
                page.keyboard().press("Tab");
                Locator focused = page.locator(":focus");
                reached.add(focused.textContent().strip());
                assertThat((String) focused.evaluate("it => getComputedStyle(it).outlineStyle"))
                        .isEqualTo("solid");
                slot = focused.getAttribute("value");
                if ("keep".equals(slot)) slot = null;
            }
            assertThat(slot).as("reached " + reached).isNotNull();
            page.keyboard().press("Enter");

            assertThat(page.getByRole(AriaRole.STATUS)).isVisible();
        }
        assertThat(tables.values("SELECT chosen_by FROM appointment WHERE callback_id = ?", call))
                .containsExactly("CUSTOMER");
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void isReadableOnASmallScreen(ColorScheme colours) {
        for (String language : List.of("zh-CN", "en")) {
            try (BrowserContext telephone = browser.telephone(language, colours)) {
                Page page = open(telephone);

                page.evaluate(OPEN_ALL);
                assertThat(Barriers.on(page)).isEmpty();
                assertThat((List<?>) page.evaluate(TOO_SMALL_TO_TOUCH)).isEmpty();
                assertThat(
                                (Boolean)
                                        page.evaluate(
                                                "() => document.documentElement.scrollWidth <= innerWidth"))
                        .as("no scrolling sideways")
                        .isTrue();
                assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, English, en", "en, 中文, zh-CN"})
    void switchesTheLanguage(String language, String other, String tag) {
        try (BrowserContext telephone = browser.telephone(language, ColorScheme.LIGHT)) {
            Page page = open(telephone);
            keepPicture(page, language);

            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(other)).tap();

            assertThat(page.locator("html")).hasAttribute("lang", tag);
        }
    }

    @Test
    void showsWhatIsTrueAfterBackAndInASecondWindow() {
        try (BrowserContext telephone = browser.telephone("en", ColorScheme.LIGHT)) {
            Page page = open(telephone);
            Page second = open(telephone);
            Locator slot = slot(page);
            String time = slot.textContent();
            slot.tap();
            assertThat(page.getByRole(AriaRole.STATUS)).isVisible();

            page.goBack();
            assertThat(page.locator(".planned")).containsText(time);
            assertThat(page.getByRole(AriaRole.STATUS)).hasCount(0);

            button(second, "This time suits me").tap();
            assertThat(second.getByRole(AriaRole.ALERT)).isVisible();
            assertThat(second.locator(".planned")).containsText(time);
            assertThat(Barriers.on(second)).isEmpty();
            complaints.removeIf(it -> it.contains("status of 409"));
        }
        assertThat(tables.values("SELECT chosen_by FROM appointment WHERE callback_id = ?", call))
                .containsExactly("CUSTOMER");
    }

    @Test
    void isUsedAgainAfterTheNetworkWasLost() {
        try (BrowserContext telephone = browser.telephone("en", ColorScheme.LIGHT)) {
            Page page = open(telephone);
            String address = page.url();
            telephone.setOffline(true);
            slot(page).tap();
            page.waitForURL("chrome-error://**");
            telephone.setOffline(false);

            page.navigate(address);
            assertThat(page.locator(".planned")).containsText("We plan to call you");
            slot(page).tap();

            assertThat(page.getByRole(AriaRole.STATUS)).isVisible();
            complaints.removeIf(it -> it.contains("ERR_INTERNET_DISCONNECTED"));
        }
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 无法打开此页面", "en, This page is not available"})
    void saysWhatToDoWhenTheLinkHasEnded(String language, String heading) {
        try (BrowserContext telephone = browser.telephone(language, ColorScheme.DARK)) {
            Page page = open(telephone, Duration.ofSeconds(-1));

            assertThat(page.getByRole(AriaRole.HEADING, name(heading))).isVisible();
            assertThat(Barriers.on(page)).isEmpty();
            complaints.removeIf(it -> it.contains("status of 404"));
        }
    }

    private Page open(BrowserContext telephone) {
        return open(telephone, Duration.ofDays(1));
    }

    private Page open(BrowserContext telephone, Duration good) {
        Page page = telephone.newPage();
        page.onConsoleMessage(message -> complaints.add(message.text()));
        String path = links.toAppointment(call, Instant.now().plus(good)).getPath();
        page.navigate(service.resolve(path).toString());
        return page;
    }

    /** A time of the second day. */
    private static Locator slot(Page page) {
        page.locator("form details summary").nth(1).tap();
        return page.locator("form details").nth(1).locator("button").nth(2);
    }

    private void keepPicture(Page page, String language) {
        if (!Boolean.getBoolean("screenshots")) return;
        livesInShanghai();
        page.reload();
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(Path.of("../docs/screenshots/appointment-" + language + ".png")));
    }

    /** So that the picture tells of hours and a zone as most customers see them. */
    private void livesInShanghai() {
        tables.change(
                "UPDATE callback_task SET due_at = (date_trunc('day', now() AT TIME ZONE"
                        + " 'Asia/Shanghai') + interval '34 hours') AT TIME ZONE 'Asia/Shanghai'"
                        + " WHERE callback_id = ?",
                call);
        tables.change(
                "UPDATE customer SET zones = ARRAY['Asia/Shanghai'] WHERE customer_id ="
                        + " (SELECT customer_id FROM callback_task WHERE callback_id = ?)",
                call);
    }

    private static Locator button(Page page, String text) {
        return page.getByRole(AriaRole.BUTTON, name(text));
    }

    private static Page.GetByRoleOptions name(String text) {
        return new Page.GetByRoleOptions().setName(text);
    }
}
