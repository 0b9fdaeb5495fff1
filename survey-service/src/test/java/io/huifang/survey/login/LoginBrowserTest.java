package io.huifang.survey.login;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

import io.huifang.survey.fixture.Browser;
import io.huifang.survey.fixture.Sight;
import io.huifang.survey.fixture.SurroundingsResource;
import io.huifang.survey.fixture.SurveyTest;
import io.quarkus.test.common.http.TestHTTPResource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.util.List;

/** Logging in and out in a real browser, by keyboard. */
@SurveyTest
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

    private Page at(BrowserContext visitor, String path) {
        Page page = visitor.newPage();
        page.navigate(service.resolve(path).toString());
        return page;
    }

    @ParameterizedTest
    @CsvSource({"en, Desk", "zh-CN, 工作台"})
    void leadsToTheDeskAndOutAgain(String language, String desk) {
        try (BrowserContext visitor = browser.telephoneWithoutScripts(language)) {
            Page page = at(visitor, "/login");
            page.locator("#account").fill("agent-69");
            page.keyboard().press("Tab");
            page.keyboard().type(SurroundingsResource.PASSWORD);
            page.keyboard().press("Enter");

            assertThat(page.locator("h1")).hasText(desk);
            page.locator("form[action='/logout'] button").click();
            assertThat(page).hasURL(service.resolve("/login/ended").toString());
        }
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "zh-CN, DARK"})
    void hasNoBarriers(String language, ColorScheme colours) {
        try (BrowserContext visitor = browser.telephone(language, colours)) {
            for (String path : List.of("/login", "/login/refused", "/login/ended")) {
                Page page = at(visitor, path);
                assertThat(Sight.barriers(page)).as(path).isEmpty();
                assertThat(Sight.goesSideways(page)).as(path).isFalse();
            }
        }
    }
}
