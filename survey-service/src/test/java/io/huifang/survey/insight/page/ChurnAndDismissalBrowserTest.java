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
import io.huifang.survey.fixture.Tables;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.Response;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/** Customers gone silent on the dashboard, and suggestions that somebody does not want to see. */
@SurveyTest
class ChurnAndDismissalBrowserTest {
    /** Of which evidence is kept still, and before what others look at. */
    private static final LocalDate DAY = LocalDate.now(ZoneOffset.UTC).minusDays(96);

    private static final String DAYS = "from=" + DAY + "&to=" + DAY.plusDays(1);

    private static Browser browser;

    @TestHTTPResource URI service;

    Database database;
    private final String reason = "reason-" + UUID.randomUUID();

    @BeforeAll
    static void open() {
        browser = Browser.open();
    }

    private Page at(BrowserContext desk, String path) {
        Page page = desk.newPage();
        page.navigate(service.resolve(path).toString());
        return page;
    }

    private void silent(String reason, int customers) {
        Tables.of(database)
                .run(
                        "INSERT INTO unsolved_case (callback_id, customer_id, reason, outcome,"
                                + " attempts, closed_at, watched_from, settled_at, state)"
                                + " SELECT gen_random_uuid(), ? || i, ?, 'UNRESOLVED', 1,"
                                + " ?::timestamptz, ?::timestamptz, now(), 'SILENT'"
                                + " FROM generate_series(1, ?) AS i",
                        "customer-of-" + reason,
                        reason,
                        DAY + "T04:00:00Z",
                        DAY + "T04:00:00Z",
                        customers);
    }

    /** At ten o'clock four of five are reached, at two one of five. */
    private void bestAtTen() {
        Tables.of(database)
                .run(
                        "INSERT INTO tried_attempt (attempt_id, callback_id, called_at,"
                                + " concluded_at, number, revision, right_party, reason,"
                                + " disposition) SELECT gen_random_uuid(), gen_random_uuid(), at,"
                                + " at, 1, 0, (i % 5 > 0) = (extract(hour FROM at AT TIME ZONE"
                                + " 'Asia/Shanghai') = 10), ?, 'BUSY'"
                                + " FROM generate_series(1, 300) AS i, (VALUES"
                                + " (?::timestamptz), (?::timestamptz)) AS hours (at)",
                        reason, DAY + "T10:10:00+08:00", DAY + "T14:10:00+08:00");
    }

    private Locator suggestion(Page page) {
        return page.locator("section:has(#suggestions-title) tbody tr")
                .filter(new Locator.FilterOptions().setHasText(reason));
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT, too few people", "zh-CN, DARK, 人数过少"})
    @Tag("R93")
    @Tag("D14")
    void showsHowManyWentSilentAndNothingOfFew(
            String language, ColorScheme colours, String tooFew) {
        silent(reason, 40);
        silent(reason + "-few", 4);
        silent(reason + "-next", 6);
        try (BrowserContext desk = browser.desk("policy-admin", language, colours)) {
            Page page = at(desk, "/insight?" + DAYS);
            Locator rows =
                    page.locator("section:has(#churn-title) tbody tr")
                            .filter(new Locator.FilterOptions().setHasText(reason));

            assertThat(rows).hasCount(3);
            assertThat(rows.nth(0)).containsText("40");
            assertThat(rows.nth(1)).containsText(tooFew);
            assertThat(page.locator("body")).not().containsText("customer-of-");
            assertThat(Sight.barriers(page)).isEmpty();
            assertThat(Sight.goesSideways(page)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Tag("R104")
    void dismissesASuggestionWithAndWithoutScripts(boolean scripts) {
        bestAtTen();
        try (BrowserContext desk =
                scripts
                        ? browser.desk("policy-admin", "en", ColorScheme.LIGHT)
                        : browser.deskWithoutScripts("policy-admin", "en")) {
            Page page = at(desk, "/insight?" + DAYS + "&reason=" + reason);
            if (scripts) assertThat(Sight.barriers(page)).isEmpty();
            suggestion(page).locator("select").selectOption("NOT_POSSIBLE");
            suggestion(page).locator("button").click();

            assertThat(suggestion(page)).containsText("dismissed by policy-admin");
            assertThat(suggestion(page).locator("form")).hasCount(0);
            assertThat(page.url()).contains(DAYS, "reason=" + reason);
        }
        assertThat(
                        Tables.of(database)
                                .text(
                                        "SELECT because FROM dismissed_suggestion"
                                                + " WHERE suggestion = ?",
                                        id()))
                .isEqualTo("NOT_POSSIBLE");
    }

    @Test
    void offersNoDismissalToWhoMayNot() {
        bestAtTen();
        try (BrowserContext desk = browser.desk("ops", "en", ColorScheme.LIGHT)) {
            Page page = at(desk, "/insight?" + DAYS);

            assertThat(suggestion(page)).hasCount(1);
            assertThat(page.locator("form.dismissal")).hasCount(0);
        }
    }

    @Test
    @Tag("P2")
    void keepsTheFirstWord() {
        bestAtTen();

        assertThat(dismiss("supervisor", "DONE", "same-origin").statusCode()).isEqualTo(303);
        assertThat(dismiss("policy-admin", "NOT_ALLOWED", "same-origin").statusCode())
                .isEqualTo(303);

        assertThat(
                        Tables.of(database)
                                .text(
                                        "SELECT actor || because FROM dismissed_suggestion"
                                                + " WHERE suggestion = ?",
                                        id()))
                .isEqualTo("supervisorDONE");
    }

    @Test
    @Tag("P9")
    void refusesWhatItCannotTake() {
        assertThat(dismiss("supervisor", "DONE", "same-origin").statusCode())
                .as("nothing like it is suggested")
                .isEqualTo(404);
        bestAtTen();
        assertThat(dismiss("supervisor", "BORED", "same-origin").statusCode()).isEqualTo(422);
        assertThat(dismiss("supervisor", "DONE", "cross-site").statusCode()).isEqualTo(403);
        assertThat(dismiss("ops", "DONE", "same-origin").statusCode()).isEqualTo(403);
        assertThat(
                        Tables.of(database)
                                .count(
                                        "SELECT count(*) FROM dismissed_suggestion"
                                                + " WHERE suggestion = ?",
                                        id()))
                .isZero();
    }

    private String id() {
        return "hour-" + reason + "-10";
    }

    private Response dismiss(String account, String because, String site) {
        return Desk.named(account)
                .request()
                .contentType("application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", site)
                .redirects()
                .follow(false)
                .formParam("from", DAY.toString())
                .formParam("to", DAY.plusDays(1).toString())
                .formParam("because", because)
                .post("/insight/suggestions/" + id() + "/dismissal");
    }
}
