package io.huifang.survey.insight.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

import io.huifang.backing.Database;
import io.huifang.survey.fixture.Browser;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Sight;
import io.huifang.survey.fixture.SurveyTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.Response;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The dashboard in a browser. Each test has days, or a reason, of its own. */
@SurveyTest
@Tag("R89")
@Tag("R90")
class DashboardBrowserTest {
    private static final LocalDate FIRST = LocalDate.parse("2025-10-15");
    private static final LocalDate LAST = LocalDate.parse("2025-10-24");
    private static final String CONTRAST =
            """
            () => {
              const rgb = (name) => {
                const it = document.createElement('i');
                it.style.color = `var(${name})`;
                document.body.append(it);
                const parts = getComputedStyle(it).color.match(/[\\d.]+/g).map(Number);
                it.remove();
                return parts;
              };
              const light = (name) => rgb(name).slice(0, 3)
                .map(c => c / 255)
                .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
                .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
              const between = (a, b) => {
                const [high, low] = [light(a), light(b)].sort((x, y) => y - x);
                return (high + 0.05) / (low + 0.05);
              };
              return [1, 2, 3, 4].map(i => between('--line-' + i, '--paper') / 3)
                .concat([1, 2, 3, 4, 5, 6].map(i => between('--h' + i, '--ink') / 4.5))
                .every(it => it >= 1);
            }""";

    private static Browser browser;

    @TestHTTPResource URI service;

    Database database;
    private final String reason = "reason-" + UUID.randomUUID();

    @BeforeAll
    static void open() {
        browser = Browser.open();
    }

    private String address() {
        return "/insight?from=" + FIRST + "&to=" + LAST + "&reason=" + reason;
    }

    private Page at(BrowserContext desk, String path) {
        Page page = desk.newPage();
        page.navigate(service.resolve(path).toString());
        return page;
    }

    private Page dashboard(BrowserContext desk) {
        Kpis.of(database, FIRST, LAST, reason)
                .everything()
                .hours("opened", 90)
                .hours("events", 400)
                .hours("decided-merged", 120);
        return at(desk, address());
    }

    private Response interfaceSays(String indicator) {
        return Desk.supervisor()
                .request()
                .queryParam("from", FIRST + "T00:00:00+08:00")
                .queryParam("to", LAST.plusDays(1) + "T00:00:00+08:00")
                .queryParam("reason", reason)
                .get("/v1/insight/indicators/" + indicator);
    }

    private static Locator tile(Page page, String name) {
        return page.locator(".tiles li")
                .filter(new Locator.FilterOptions().setHasText(name))
                .first();
    }

    @Test
    void showsWhatTheInterfaceAnswers() {
        try (BrowserContext desk = browser.desk("supervisor", "en", ColorScheme.LIGHT)) {
            Page page = dashboard(desk);

            BigDecimal rate =
                    new BigDecimal(
                            interfaceSays("contact-rate").path("lines[0].total.value").toString());
            int answers = interfaceSays("csat").path("lines[0].total.n");
            assertThat(tile(page, "Contact rate").locator("strong"))
                    .hasText(rate.movePointRight(2).setScale(1, RoundingMode.HALF_UP) + " %");
            assertThat(tile(page, "Satisfied (CSAT)"))
                    .containsText("n = " + String.format(Locale.ENGLISH, "%,d", answers));
            assertThat(tile(page, "Decisions explained").locator("strong")).hasText("100.0 %");
            assertThat(page.locator(".tiles .alarm")).hasCount(0);
            assertThat(page.locator(".funnel tbody tr").first()).containsText("Events");
            assertThat(page.locator(".funnel tbody tr").first())
                    .containsText("A rule forbade the call");
        }
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT, As a table", "zh-CN, DARK, 以表格查看"})
    @Tag("P9")
    void isDrawnAndHasNoBarriers(String language, ColorScheme colours, String asTable) {
        try (BrowserContext desk = browser.desk("ops", language, colours)) {
            Page page = dashboard(desk);

            assertThat(page.locator("figure.chart canvas")).hasCount(4);
            assertThat(Sight.barriers(page)).isEmpty();
            assertThat(page.evaluate(CONTRAST)).isEqualTo(true);
            Locator summary =
                    page.locator("summary", new Page.LocatorOptions().setHasText(asTable));
            summary.first().focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("figure.chart table").first()).isVisible();
            assertThat(Sight.barriers(page)).isEmpty();
            assertThat(Sight.goesSideways(page)).isFalse();
        }
    }

    @Test
    void isWholeWithoutScripts() {
        try (BrowserContext desk = browser.deskWithoutScripts("auditor", "en")) {
            Page page = dashboard(desk);

            assertThat(page.locator("figure.chart table:visible")).hasCount(4);
            page.locator("#from").fill(LAST.toString());
            page.locator(".filter button").click();
            assertThat(page.url()).contains("from=" + LAST, "to=" + LAST, "reason=" + reason);
            assertThat(page.locator("figure.chart table").first().locator("tbody tr")).hasCount(1);
        }
    }

    @Test
    void leadsToWhatIsBehindANumber() {
        try (BrowserContext desk = browser.desk("supervisor", "en", ColorScheme.LIGHT)) {
            Page page = dashboard(desk);
            tile(page, "Contact rate").locator("a").click();

            assertThat(page.locator("h1")).hasText("Contact rate");
            assertThat(page.locator("table").last().locator("tbody tr")).hasCount(10);
            assertThat(Sight.barriers(page)).isEmpty();
            assertThat(Sight.goesSideways(page)).isFalse();
        }
    }

    @Test
    void saysSoWhenThereIsNothing() {
        try (BrowserContext desk = browser.desk("policy-admin", "en", ColorScheme.LIGHT)) {
            Page page = at(desk, "/insight?from=2019-01-01&to=2019-01-31&reason=" + reason);

            assertThat(page.locator("canvas")).hasCount(0);
            assertThat(page.getByText("Nothing was counted in these days.")).hasCount(6);
            assertThat(Sight.barriers(page)).isEmpty();
        }
    }

    @Test
    void holdsAYearOfManyReasons() {
        LocalDate first = LocalDate.parse("2021-01-01");
        LocalDate last = LocalDate.parse("2021-12-31");
        Kpis.of(database, first, last, null).everything();
        List<String> reasons =
                IntStream.range(0, 60).mapToObj(i -> "a-reason-of-our-own-" + i).toList();
        Kpis.reasons(database, last.minusDays(10), last, reasons);
        try (BrowserContext desk = browser.desk("supervisor", "en", ColorScheme.LIGHT)) {
            Page page = at(desk, "/insight?from=" + first + "&to=" + last);

            assertThat(page.locator("figure.chart canvas")).hasCount(4);
            assertThat(page.locator(".heat tbody tr").first().locator("td.h6")).not().hasCount(0);
            assertThat(page.getByText("Of the latest days only.")).isVisible();
            assertThat(Sight.goesSideways(page)).isFalse();
        }
    }

    @Test
    void holdsNumbersOfBillions() {
        Kpis.of(database, FIRST, LAST, reason)
                .counts("events", 987_654_321)
                .counts("decided-ignored", 876_543_210)
                .everything()
                .hours("events", 12_345_678)
                .hours("opened", 23_456_789);
        try (BrowserContext desk = browser.desk("supervisor", "en", ColorScheme.LIGHT)) {
            Page page = at(desk, address());

            assertThat(page.locator(".funnel tbody tr").first())
                    .containsText(Pattern.compile("\\d,\\d{3},\\d{3},\\d{3}"));
            assertThat(page.locator("figure.chart canvas")).hasCount(4);
            assertThat(Sight.barriers(page)).isEmpty();
            assertThat(Sight.goesSideways(page)).isFalse();
        }
    }

    @Test
    @Tag("D14")
    void tellsNothingOfFew() {
        Kpis.of(database, FIRST, FIRST, reason).shares("csat", 0.5, 3);
        try (BrowserContext desk = browser.desk("supervisor", "en", ColorScheme.LIGHT)) {
            Page page = at(desk, address());

            assertThat(tile(page, "Satisfied (CSAT)").locator("strong")).hasText("too few people");
            assertThat(tile(page, "Satisfied (CSAT)")).not().containsText("n =");
        }
        assertThat(csv("csat").asString()).contains("csat,").endsWith(",,,,,,,true,false\r\n");
    }

    @Test
    void looksAtWhatMustNotBe() {
        Kpis.of(database, FIRST, LAST, reason)
                .shares("budget-breaches", 0.01, 2500)
                .shares("explained-share", 0.9, 5000);
        try (BrowserContext desk = browser.desk("supervisor", "en", ColorScheme.LIGHT)) {
            assertThat(at(desk, address()).locator(".tiles .alarm")).hasCount(2);
        }
    }

    private Response csv(String indicator) {
        return Desk.named("ops")
                .request()
                .queryParam("from", FIRST.toString())
                .queryParam("to", LAST.toString())
                .queryParam("reason", reason)
                .get("/insight/figures/" + indicator + "/csv");
    }

    @Test
    void givesItsNumbersAsCommaSeparatedValues() {
        Kpis.of(database, FIRST, LAST, reason).shares("contact-rate", 0.5, 100);

        Response csv = csv("contact-rate");

        assertThat(csv.contentType()).isEqualTo("text/csv; charset=UTF-8");
        assertThat(csv.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"contact-rate.csv\"");
        assertThat(csv.asString().split("\r\n")).hasSize(11);
        assertThat(csv.asString())
                .startsWith("indicator,windowStart,windowEnd,of,")
                .contains("contact-rate,2025-10-14T16:00:00Z,2025-10-15T16:00:00Z,,");
    }

    @ParameterizedTest
    @CsvSource({
        "/insight?from=yesterday, 400",
        "/insight?reason=%3Cb%3E, 400",
        "/insight/figures/csat?to=2027-13-01, 400",
        "/insight/figures/none-such, 404",
        "/insight/figures/none-such/csv, 404"
    })
    void refusesWithoutAnEcho(String path, int status) {
        Response refused =
                Desk.supervisor()
                        .request()
                        .urlEncodingEnabled(false)
                        .header("Accept", "text/html,*/*;q=0.8")
                        .get(path);

        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.asString()).doesNotContain("yesterday", "<b>", "2027-13-01");
    }
}
