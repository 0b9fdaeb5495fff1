package io.huifang.survey.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

import io.huifang.backing.Database;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Browser;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.Intake;
import io.huifang.survey.fixture.Sight;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.quarkus.test.common.http.TestHTTPResource;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.util.UUID;

/** The guess on the page of a call. */
@SurveyTest
@Tag("R104")
class GuessBrowserTest {
    private static Browser browser;

    @TestHTTPResource URI service;

    Database database;
    Intake intake;
    private TaskTopic scheduler;
    private final String reason = "reason-" + UUID.randomUUID();

    @BeforeAll
    static void launch() {
        browser = Browser.open();
    }

    @BeforeEach
    void open() {
        scheduler = new TaskTopic();
    }

    @AfterEach
    void close() {
        scheduler.close();
    }

    private void learned(String trait, String value, String rootCause, int n) {
        Tables.of(database)
                .run(
                        "INSERT INTO guess_count (reason, trait, value, root_cause, month, n)"
                                + " VALUES (?, ?, ?, ?, date_trunc('month', now()), ?)",
                        reason,
                        trait,
                        value,
                        rootCause,
                        n);
    }

    private Page call(BrowserContext desk) {
        learned("", "", "bank-delay", 30);
        learned("", "", "wallet-fault", 10);
        learned("cause", "X", "wallet-fault", 7);
        learned("cause", "X", "bank-delay", 2);
        learned("cause", "Y", "wallet-fault", 3);
        learned("cause", "Y", "bank-delay", 28);
        learned("earlier-outcome", "BUSY", "wallet-fault", 1);
        learned("earlier-outcome", "BUSY", "bank-delay", 29);
        learned("earlier-outcome", "NONE", "wallet-fault", 9);
        learned("earlier-outcome", "NONE", "bank-delay", 1);
        CallbackDispatched dispatched = scheduler.dispatch(aDispatch().reason(reason).cause("X"));
        intake.knows(dispatched.customerId(), "+8613800138000", "Wang", "");
        Eventually.isIn("OFFERED", dispatched.attemptId());
        Page page = desk.newPage();
        page.navigate(service.resolve("/desk?reason=" + reason).toString());
        page.locator("main form button").first().click();
        page.locator("#guess").waitFor();
        return page;
    }

    private static void end(Page page) {
        page.locator("#disposition").selectOption("BUSY");
        page.locator("button[data-key=c]").click();
        page.locator("p.done").waitFor();
    }

    @ParameterizedTest
    @CsvSource({
        "en, LIGHT, The wallet failed, 7 of 9 with the cause X",
        "zh-CN, DARK, 钱包系统故障, 事件原因为“X”的 9 次中有 7 次"
    })
    void saysWhatIsLikelyAndWhy(
            String language, ColorScheme colours, String rootCause, String ground) {
        try (BrowserContext desk = browser.desk("agent-56", language, colours)) {
            Page page = call(desk);

            assertThat(page.locator("#guess strong")).hasText(rootCause);
            assertThat(page.locator("#guess")).containsText(ground);
            assertThat(page.locator("#guess li")).hasCount(3);
            assertThat(Sight.barriers(page)).isEmpty();
            assertThat(Sight.goesSideways(page)).isFalse();
            end(page);
        }
    }

    @Test
    void choosesNothingUnlessItIsPressed() {
        try (BrowserContext desk = browser.desk("agent-57", "en", ColorScheme.LIGHT)) {
            Page page = call(desk);
            assertThat(page.locator("#rootCause")).hasValue("");

            page.locator("#guess button").click();

            assertThat(page.locator("#rootCause")).hasValue("wallet-fault");
            assertThat(page.locator("#rootCause")).isFocused();
            page.locator("#rootCause").selectOption("bank-delay");
            end(page);
        }
    }

    @Test
    void isReadWithoutScripts() {
        try (BrowserContext desk = browser.deskWithoutScripts("agent-58", "en")) {
            Page page = call(desk);

            assertThat(page.locator("#guess strong")).hasText("The wallet failed");
            assertThat(page.locator("#guess button")).isHidden();
            page.locator("#disposition").selectOption("BUSY");
            page.locator("#form button.main").click();
        }
    }
}
