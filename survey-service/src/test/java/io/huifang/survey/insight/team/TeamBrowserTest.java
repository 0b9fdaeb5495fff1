package io.huifang.survey.insight.team;

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
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.insight.load.Shifts;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.Response;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.util.UUID;

/** The page of those who call, in a browser. Each test has a group of its own. */
@SurveyTest
@Tag("R62")
@Tag("R65")
class TeamBrowserTest {
    private static final String DAYS = "from=2024-04-08&to=2024-04-10";

    private static Browser browser;

    @TestHTTPResource URI service;

    Database database;
    private final String group = "team-" + UUID.randomUUID().toString().substring(0, 8) + "x";

    @BeforeAll
    static void open() {
        browser = Browser.open();
    }

    @BeforeEach
    void work() {
        Shifts shifts = Shifts.of(database);
        for (int i = 1; i <= 3; i++) {
            String agent = group + "-" + i;
            shifts.profile(agent, "Agent " + i, group);
            for (int day = 8; day <= 10; day++) {
                String at = "2024-04-%02dT0".formatted(day);
                UUID call = shifts.call(agent, at + "1:00:00Z", at + "1:0" + i + ":00Z");
                shifts.call(agent, at + "1:06:00Z", at + "1:08:00Z");
                if (day == 10) shifts.review(call, 1, at + "3:00:00Z", agent, 2 + i, 4, 4, 4);
            }
        }
    }

    private String address() {
        return "/insight/team?" + DAYS + "&group=" + group;
    }

    private Page at(BrowserContext desk, String path) {
        Page page = desk.newPage();
        page.navigate(service.resolve(path).toString());
        return page;
    }

    private static Locator row(Page page, String section, String of) {
        return page.locator("section:has(#" + section + ") tbody tr")
                .filter(new Locator.FilterOptions().setHasText(of))
                .first();
    }

    @Test
    void showsWhatTheInterfaceAnswers() {
        Response said =
                Desk.supervisor()
                        .request()
                        .queryParam("from", "2024-04-08T00:00:00+08:00")
                        .queryParam("to", "2024-04-11T00:00:00+08:00")
                        .queryParam("group", group)
                        .get("/v1/insight/agents");
        assertThat(said.<Integer>path("groups[0].all.load.claims")).isEqualTo(18);
        assertThat(said.<Float>path("groups[0].all.reviews.whole")).isEqualTo(4.0f);
        assertThat(said.<Float>path("groups[0].all.spread.handling.gini")).isEqualTo(0.111111f);
        try (BrowserContext desk = browser.desk("supervisor", "en", ColorScheme.LIGHT)) {
            Page page = at(desk, address());

            assertThat(row(page, "groups-title", group)).containsText("18");
            assertThat(row(page, "groups-title", group)).containsText("50.0 %");
            assertThat(row(page, "fairness-title", group)).containsText("0.11 (0.20)");
            assertThat(row(page, "scores-title", "Agent 1")).containsText("3.75");
            assertThat(row(page, "load-title", "Agent 3")).containsText("62.5 %");
        }
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "zh-CN, DARK"})
    @Tag("P9")
    void isDrawnAndHasNoBarriers(String language, ColorScheme colours) {
        try (BrowserContext desk = browser.desk("auditor", language, colours)) {
            Page page = at(desk, address());

            assertThat(page.locator("figure.chart canvas")).hasCount(4);
            assertThat(Sight.barriers(page)).isEmpty();
            page.locator("summary").first().focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("figure.chart table").first()).isVisible();
            assertThat(Sight.barriers(page)).isEmpty();
            assertThat(Sight.goesSideways(page)).isFalse();
        }
    }

    @Test
    void isWholeWithoutScriptsAndLedToFromTheDashboard() {
        try (BrowserContext desk = browser.deskWithoutScripts("supervisor", "en")) {
            Page page = at(desk, "/insight");
            page.locator("header nav a[href='/insight/team']").click();
            assertThat(page.locator("h1")).hasText("Team");
            page.navigate(service.resolve(address()).toString());

            assertThat(page.locator("figure.chart table:visible")).hasCount(4);
            page.locator("#from").fill("2024-04-10");
            page.locator(".filter button").click();
            assertThat(page.url()).contains("from=2024-04-10", "group=" + group);
            assertThat(page.locator("figure.chart table").first().locator("tbody tr")).hasCount(1);
            assertThat(row(page, "groups-title", group)).containsText("6");
        }
    }

    @Test
    void isNotLedToWhoMayNotSeeIt() {
        try (BrowserContext desk = browser.desk("ops", "en", ColorScheme.LIGHT)) {
            Page page = at(desk, "/insight");

            assertThat(page.locator("header nav a[href='/insight']")).hasCount(1);
            assertThat(page.locator("header nav a[href='/insight/team']")).hasCount(0);
        }
    }

    @Test
    void saysSoWhenThereIsNothing() {
        try (BrowserContext desk = browser.desk("supervisor", "en", ColorScheme.LIGHT)) {
            Page page = at(desk, "/insight/team?from=2019-01-01&to=2019-01-31");

            assertThat(page.getByText("Nobody did anything in these days.")).isVisible();
            assertThat(page.locator("canvas")).hasCount(0);
            assertThat(Sight.barriers(page)).isEmpty();
        }
    }

    @Test
    void givesEachAgentsDaysAsCommaSeparatedValues() {
        Response csv =
                Desk.auditor().request().get("/insight/team/csv?" + DAYS + "&group=" + group);

        assertThat(csv.contentType()).isEqualTo("text/csv; charset=UTF-8");
        assertThat(csv.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"team.csv\"");
        assertThat(csv.asString().split("\r\n")).hasSize(10);
        assertThat(csv.asString())
                .startsWith("day,account,group,claims,")
                .contains(
                        "2024-04-08,%s-1,%s,2,2,2,0,180,180,0,480,0.375000,0,,,,,"
                                .formatted(group, group))
                .contains(",1,5.000000,4.000000,4.000000,4.000000,4.250000\r\n");
    }

    @Test
    @Tag("R99")
    void writesIntoTheAuditWhoTookThem() {
        String object = "team:" + DAYS + "&group=" + group;
        Tables tables = Tables.of(database);
        String entries =
                "SELECT count(*) FROM audit_entry WHERE act = 'EXPORT' AND actor = 'auditor'"
                        + " AND object = ?";
        long before = tables.count(entries, object);

        Desk.auditor().request().get("/insight/team/csv?" + DAYS + "&group=" + group);
        Desk.auditor().request().get("/insight/team?" + DAYS + "&group=" + group);

        assertThat(tables.count(entries, object)).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "/insight/team?from=yesterday",
        "/insight/team?group=%3Cb%3E",
        "/insight/team?from=2024-01-01&to=2024-12-31",
        "/insight/team/csv?from=2024-02-01&to=2024-01-01"
    })
    void refusesWithoutAnEcho(String path) {
        Response refused =
                Desk.supervisor()
                        .request()
                        .urlEncodingEnabled(false)
                        .header("Accept", "text/html,*/*;q=0.8")
                        .get(path);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.asString()).doesNotContain("yesterday", "<b>", "2024-12-31");
    }
}
