package io.huifang.scheduler.login;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

import io.huifang.scheduler.fixture.Accounts;
import io.huifang.scheduler.fixture.Browser;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Sight;
import io.quarkus.test.common.http.TestHTTPResource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;

/** Logging in and out in a real browser. */
@SchedulerTest
class LoginBrowserTest {
    private static Browser browser;

    @TestHTTPResource URI service;

    @BeforeAll
    static void open() {
        browser = Browser.open();
    }

    @AfterAll
    static void close() {
        if (browser != null) browser.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leadsToThePageThatWasWantedByTheKeyboardAloneAndOutAgain(boolean scripts) {
        try (BrowserContext desk = browser.strangersDesk("en", ColorScheme.LIGHT, scripts)) {
            Page page = desk.newPage();
            page.navigate(service.resolve("/pages/decisions?customerId=nobody").toString());
            assertThat(page).hasTitle("Log in – Huifang callbacks");

            page.getByLabel("Account").focus();
            page.keyboard().type(Accounts.nameOf("supervisor"));
            page.keyboard().press("Tab");
            page.keyboard().type(Accounts.PASSWORD);
            page.keyboard().press("Enter");

            assertThat(page)
                    .hasURL(service.resolve("/pages/decisions?customerId=nobody").toString());
            assertThat(page.locator("header")).containsText(Accounts.nameOf("supervisor"));
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log out")).click();
            assertThat(page.locator("#said")).hasText("You are logged out.");
            page.navigate(service.resolve("/pages/decisions").toString());
            assertThat(page).hasTitle("Log in – Huifang callbacks");
        }
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "zh-CN, DARK"})
    void hasNoBarriersAlsoWhenThePasswordIsWrong(String language, ColorScheme colours) {
        try (BrowserContext desk = browser.strangersDesk(language, colours, true)) {
            Page page = desk.newPage();
            page.navigate(service.resolve("/pages").toString());
            assertThat(Sight.barriers(page)).isEmpty();
            assertThat(Sight.goesSideways(page)).isFalse();

            page.locator("#account").fill("somebody");
            page.locator("#password").fill("wrong");
            page.locator("main button").click();

            assertThat(page.locator("#said")).isVisible();
            assertThat(Sight.barriers(page)).isEmpty();
        }
    }
}
