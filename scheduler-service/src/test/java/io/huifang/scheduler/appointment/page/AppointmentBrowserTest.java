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
    /** Contrast of each text with what is behind it, by WCAG 2; what falls short of 4.5. */
    private static final String FAINT =
            """
            () => {
              const rgb = colour => colour.match(/[\\d.]+/g).map(Number);
              const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
                .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
                .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
              const behind = node => {
                for (; node; node = node.parentElement) {
                  const colour = rgb(getComputedStyle(node).backgroundColor);
                  if (colour.length === 3 || colour[3] > 0) return colour;
                }
                return [255, 255, 255];
              };
              document.querySelectorAll('details').forEach(it => it.open = true);
              return [...document.body.querySelectorAll('*')]
                .filter(it => [...it.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
                .map(it => {
                  const [a, b] = [light(rgb(getComputedStyle(it).color)), light(behind(it))];
                  return [it, (Math.max(a, b) + .05) / (Math.min(a, b) + .05)];
                })
                .filter(([it, ratio]) => ratio < 4.5)
                .map(([it, ratio]) => it.tagName + ' ' + it.textContent.trim() + ' ' + ratio);
            }
            """;

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
    void movesTheCall(String language) {
        Instant chosen;
        try (BrowserContext telephone = browser.telephone(language, ColorScheme.LIGHT)) {
            Page page = open(telephone);
            page.locator("form details summary").nth(1).tap();
            Locator slot = page.locator("form details").nth(1).locator("button").nth(2);
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

                assertThat((List<?>) page.evaluate(FAINT)).isEmpty();
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

    private Page open(BrowserContext telephone) {
        Page page = telephone.newPage();
        page.onConsoleMessage(message -> complaints.add(message.text()));
        String path = links.toAppointment(call, Instant.now().plus(Duration.ofDays(1))).getPath();
        page.navigate(service.resolve(path).toString());
        return page;
    }

    private static void keepPicture(Page page, String language) {
        if (!Boolean.getBoolean("screenshots")) return;
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(Path.of("../docs/screenshots/appointment-" + language + ".png")));
    }

    private static Locator button(Page page, String text) {
        return page.getByRole(AriaRole.BUTTON, name(text));
    }

    private static Page.GetByRoleOptions name(String text) {
        return new Page.GetByRoleOptions().setName(text);
    }
}
