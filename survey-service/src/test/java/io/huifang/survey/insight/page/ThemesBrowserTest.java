package io.huifang.survey.insight.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

import io.huifang.backing.Database;
import io.huifang.survey.fixture.Browser;
import io.huifang.survey.fixture.Sight;
import io.huifang.survey.fixture.SurveyTest;
import io.quarkus.test.common.http.TestHTTPResource;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.time.LocalDate;

/** Themes and guesses in a browser. Each test has days of its own, of whole weeks. */
@SurveyTest
@Tag("R89")
@Tag("R104")
class ThemesBrowserTest {
    private static Browser browser;

    @TestHTTPResource URI service;

    Database database;

    @BeforeAll
    static void open() {
        browser = Browser.open();
    }

    private Page at(BrowserContext desk, String path) {
        Page page = desk.newPage();
        page.navigate(service.resolve(path).toString());
        return page;
    }

    private static String days(LocalDate first, LocalDate last) {
        return "?from=" + first + "&to=" + last;
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT, 2024-01-01, Comments in English", "zh-CN, DARK, 2024-01-15, 英文评论"})
    @Tag("P9")
    void areDrawnAndHaveNoBarriers(
            String language, ColorScheme colours, LocalDate first, String title) {
        LocalDate last = first.plusDays(13);
        ThemeCounted.of(database).waves(first, last);
        try (BrowserContext desk = browser.desk("ops", language, colours)) {
            Page page = at(desk, "/insight/themes" + days(first, last));

            assertThat(page.locator("figure.chart canvas")).hasCount(2);
            assertThat(page.locator("figcaption").first()).hasText(title);
            assertThat(Sight.barriers(page)).isEmpty();
            page.locator("summary").first().focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("figure.chart table").first().locator("tbody tr")).hasCount(14);
            assertThat(Sight.barriers(page)).isEmpty();
            assertThat(Sight.goesSideways(page)).isFalse();
        }
    }

    @Test
    void standAtTheEndOfTheDashboard() {
        LocalDate first = LocalDate.parse("2024-02-05");
        ThemeCounted.of(database).waves(first, first.plusDays(6));
        try (BrowserContext desk = browser.desk("supervisor", "en", ColorScheme.LIGHT)) {
            Page page = at(desk, "/insight" + days(first, first.plusDays(6)));

            assertThat(page.locator("#understood figure.chart canvas")).hasCount(2);
            assertThat(page.locator("#understood")).containsText("Fear of fraud");
            assertThat(page.locator("#guesses-title")).isVisible();
            assertThat(Sight.barriers(page)).isEmpty();
        }
    }

    @Test
    void areWholeWithoutScripts() {
        LocalDate first = LocalDate.parse("2024-03-04");
        ThemeCounted.of(database).waves(first, first.plusDays(6));
        try (BrowserContext desk = browser.deskWithoutScripts("auditor", "en")) {
            Page page = at(desk, "/insight" + days(first, first.plusDays(6)));
            page.getByText("What texts are about, and how often").click();

            assertThat(page.locator("figure.chart table:visible")).hasCount(2);
        }
    }

    @Test
    @Tag("D14")
    void tellNothingOfFew() {
        LocalDate monday = LocalDate.parse("2024-04-01");
        ThemeCounted.of(database).count(monday, "en", "", 30).count(monday, "en", "rude", 3);
        try (BrowserContext desk = browser.desk("supervisor", "en", ColorScheme.LIGHT)) {
            Page page = at(desk, "/insight/themes" + days(monday, monday));

            assertThat(page.locator("#understood")).containsText("too few people");
            assertThat(page.locator("td[data-value='3']")).hasCount(0);
        }
    }

    @Test
    void sayNothingWhenThereIsNothing() {
        try (BrowserContext desk = browser.desk("policy-admin", "en", ColorScheme.LIGHT)) {
            Page page = at(desk, "/insight/themes?from=2019-01-07&to=2019-01-13");

            assertThat(page.locator("canvas")).hasCount(0);
            assertThat(page.getByText("No texts in these days, or too few.")).isVisible();
            assertThat(Sight.barriers(page)).isEmpty();
        }
    }
}
