package io.huifang.scheduler.page.policy;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

import io.huifang.scheduler.fixture.Browser;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.quarkus.test.common.http.TestHTTPResource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;

/** What a browser does when the server does not do what was asked. */
@SchedulerTest
class CandidateBrowserTest {
    private static Browser browser;

    @TestHTTPResource("/pages/policies/candidate")
    URI candidate;

    @BeforeAll
    static void open() {
        browser = Browser.open();
    }

    @AfterAll
    static void close() {
        if (browser != null) browser.close();
    }

    @Test
    void saysSoWhenTheDocumentIsTooLargeToBeChecked() {
        try (BrowserContext desk = browser.desk("policy-admin", "en", ColorScheme.LIGHT)) {
            Page page = desk.newPage();
            page.navigate(candidate.toString());
            Locator document = page.getByLabel("Document (YAML or JSON)");
            String mine = document.inputValue();
            check(page);
            assertThat(page.locator("#said")).hasText("The document is sound. +0 −0");
            document.evaluate("it => { it.value = '# ' + 'long '.repeat(300000); }");

            check(page);

            Locator alert = page.getByRole(AriaRole.ALERT);
            assertThat(alert).isVisible();
            assertThat(alert).not().hasText("");
            assertThat(page.locator("h1")).hasCount(1);
            assertThat(document).isVisible();

            document.evaluate("(it, mine) => { it.value = mine; }", mine);
            check(page);
            assertThat(page.locator("#failed")).isHidden();
        }
    }

    @Test
    void saysThatTheAnswerIsOnItsWay() {
        try (BrowserContext desk = browser.desk("policy-admin", "en", ColorScheme.LIGHT)) {
            Page page = desk.newPage();
            page.navigate(candidate.toString());
            Locator busy = page.locator("form[aria-busy=true]");
            AtomicReference<Route> held = new AtomicReference<>();
            page.route("**/pages/policies/candidate", held::set);

            check(page);
            assertThat(busy).hasCount(1);

            page.waitForCondition(() -> held.get() != null);
            held.get().resume();
            assertThat(busy).hasCount(0);
            assertThat(page.locator("#said")).hasText("The document is sound. +0 −0");
        }
    }

    private static void check(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Check").setExact(true))
                .click();
    }
}
