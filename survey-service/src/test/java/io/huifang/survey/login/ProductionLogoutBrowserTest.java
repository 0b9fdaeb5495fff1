package io.huifang.survey.login;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;

import io.huifang.backing.issuer.OidcIssuer;
import io.huifang.survey.fixture.Browser;
import io.huifang.survey.fixture.Production;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Browsers follow a form to other origins only where the page's policy names them. */
@QuarkusTest
@TestProfile(Production.class)
@Tag("P9")
class ProductionLogoutBrowserTest {
    private static Browser browser;

    @TestHTTPResource(value = "/", tls = true)
    URI service;

    OidcIssuer issuer;

    @BeforeAll
    static void open() {
        browser = Browser.open();
    }

    @AfterAll
    static void close() {
        if (browser != null) browser.close();
    }

    @Test
    void endsTheSessionHereAndAtTheIssuer() {
        issuer.seat("agent-1", "agent");
        List<String> asked = new CopyOnWriteArrayList<>();
        try (BrowserContext desk = browser.strangersDesk("en")) {
            Page page = desk.newPage();
            page.onRequest(request -> asked.add(path(request)));
            page.navigate(service.toString());
            assertThat(page).hasURL(service.resolve("/desk").toString());

            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log out")).click();

            assertThat(page).hasURL(service.resolve("/login/ended").toString());
            assertThat(asked).contains(issuer.url() + "/logout");
            assertThat(desk.cookies()).noneMatch(cookie -> cookie.name.endsWith("q_session"));
        }
    }

    private static String path(Request request) {
        return request.url().split("[?]")[0];
    }
}
