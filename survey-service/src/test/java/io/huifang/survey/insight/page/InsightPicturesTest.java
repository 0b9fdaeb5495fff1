package io.huifang.survey.insight.page;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

import io.huifang.backing.Database;
import io.huifang.survey.fixture.Browser;
import io.huifang.survey.fixture.Sight;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.insight.load.TeamAtWork;
import io.quarkus.test.common.http.TestHTTPResource;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Takes the dashboard's pictures, and writes down when it is painted first; by itself. */
@SurveyTest
@EnabledIfSystemProperty(named = "screenshots", matches = "true")
class InsightPicturesTest {
    /** Of which evidence is kept still, and after which two weeks are over. */
    private static final LocalDate LAST = LocalDate.now(ZoneOffset.UTC).minusDays(30);

    private static final LocalDate FIRST = LAST.minusDays(13);
    private static final String UPPER_HALF_AWAY =
            "() => document.querySelectorAll('.tiles, .insight > .charts,"
                    + " .insight > section:has(.tiles), .insight > h2')"
                    + ".forEach(it => it.remove())";

    @TestHTTPResource URI service;

    Database database;

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "zh-CN, DARK"})
    void areTaken(String language, ColorScheme colours) throws IOException {
        fill();
        String days = "from=" + FIRST + "&to=" + LAST;
        try (Browser browser = Browser.open();
                BrowserContext desk = browser.desk("supervisor", language, colours)) {
            Page page = desk.newPage();
            page.setViewportSize(1440, 900);
            see(page, "/insight?" + days);
            page.locator("html[data-drawn='6']").waitFor();
            Sight.keep(page, "insight-" + language);
            Sight.keepDark(page, "insight-" + language + "-dark");
            page.evaluate(UPPER_HALF_AWAY);
            Sight.keep(page, "insight-found-" + language);
            see(page, "/insight/figures/contact-rate?" + days);
            Sight.keep(page, "insight-figure-" + language);
            see(page, "/insight/team?" + days);
            page.locator("html[data-drawn='4']").waitFor();
            Sight.keep(page, "insight-team-" + language);
            see(page, "/insight/themes?" + days);
            page.locator("html[data-drawn='2']").waitFor();
            Sight.keep(page, "insight-themes-" + language);
            FirstPaint.keep(page, service.resolve("/insight?" + days).toString(), 6, language);
        }
    }

    private void see(Page page, String path) {
        page.navigate(service.resolve(path).toString());
    }

    private void fill() {
        Kpis.of(database, FIRST, LAST, null)
                .everything()
                .hours("opened", 420)
                .hours("events", 1150)
                .hours("decided-merged", 320)
                .hours("decided-suppressed", 210);
        Kpis.reasons(
                database,
                FIRST,
                LAST,
                List.of(
                        "payment-failed",
                        "refund-delayed",
                        "complaint",
                        "account-locked",
                        "dispute",
                        "duplicate-charge",
                        "takeover",
                        "check-in"));
        ThemeCounted.of(database).waves(FIRST, LAST);
        if (signals() == 0) {
            Kpis.signal(database, LAST.minusDays(3), "groceries");
            Kpis.effects(database, FIRST, "payment-failed");
            Kpis.silent(database, LAST.minusDays(9));
            Kpis.bestInTheEvening(database, FIRST);
            TeamAtWork.fill(database, FIRST, LAST);
        }
    }

    private long signals() {
        return Tables.of(database)
                .count("SELECT count(*) FROM signal WHERE merchant_category = 'groceries'");
    }
}
