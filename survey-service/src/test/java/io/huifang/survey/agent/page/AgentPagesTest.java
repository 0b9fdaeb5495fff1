package io.huifang.survey.agent.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;

import io.huifang.backing.Database;
import io.huifang.survey.fixture.Browser;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Profiles;
import io.huifang.survey.fixture.Sight;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.Response;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.util.List;
import java.util.UUID;

/** Profiles and working states on pages, in a real browser. */
@SurveyTest
class AgentPagesTest {
    private static Browser browser;

    @TestHTTPResource URI service;
    Database database;

    private final String account = "somebody-" + UUID.randomUUID();

    @BeforeAll
    static void open() {
        browser = Browser.open();
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    }

    @AfterAll
    static void close() {
        if (browser != null) browser.close();
    }

    private Page at(BrowserContext desk, String path) {
        Page page = desk.newPage();
        page.navigate(service.resolve(path).toString());
        return page;
    }

    private static void write(Page page, String name, String skills, String languages) {
        page.locator("#displayName").fill(name);
        page.locator("#skills").fill(skills);
        page.locator("#languages").fill(languages);
        page.locator("main form button.main").click();
    }

    @ParameterizedTest
    @CsvSource({"en, Saved.", "zh-CN, 已保存。"})
    void saveAProfileWithoutScripts(String language, String saved) {
        try (BrowserContext desk = browser.deskWithoutScripts("supervisor", language)) {
            Page page = at(desk, "/agents");
            page.locator("#account").fill(account);
            page.locator("main form button").click();
            write(page, "Xiao Wang", "refunds:3, interpreter:1", "zh-CN，en");

            assertThat(page.locator("p.done")).hasText(saved);
            assertThat(page.locator("tr:has(a[href$='" + account + "'])"))
                    .containsText("refunds 3, interpreter 1");
            page.locator("a[href$='" + account + "']").click();
            assertThat(page.locator("#skills")).hasValue("refunds:3, interpreter:1");
            assertThat(page.locator("#languages")).hasValue("zh-CN, en");
        }
    }

    @ParameterizedTest
    @CsvSource({"en, Removed.", "zh-CN, 已删除。"})
    void removeAProfileWithoutScripts(String language, String removed) {
        hasAProfile();
        try (BrowserContext desk = browser.deskWithoutScripts("supervisor", language)) {
            Page page = at(desk, "/agents/" + account);
            page.locator("main details summary").click();
            page.locator("main details button").click();

            assertThat(page.locator("p.done")).hasText(removed);
            assertThat(page.locator("a[href$='" + account + "']")).hasCount(0);
        }
    }

    private void hasAProfile() {
        Profiles.save(
                        Desk.named(account),
                        0,
                        "{\"displayName\":\"Xiao Wang\",\"languages\":[\"en\"]}")
                .then()
                .statusCode(200);
    }

    @Test
    void sayWhatIsWrongAndLoseNothing() {
        try (BrowserContext desk = browser.deskWithoutScripts("supervisor", "en")) {
            Page page = at(desk, "/agents/" + account);
            write(page, "Xiao Wang", "refunds:9 refunds:1", "en en");

            assertThat(page.locator("[role=alert] a")).hasCount(2);
            assertThat(page.locator("[aria-invalid]")).hasCount(2);
            assertThat(page.locator("#skills")).hasValue("refunds:9 refunds:1");
        }
        assertThat(Desk.supervisor().request().get("/v1/agents").asString())
                .doesNotContain(account);
    }

    @Test
    void offerToRemoveAStateAlsoAfterAFaultySave() {
        Tables.of(database)
                .run(
                        "INSERT INTO agent_state (account, state, since)"
                                + " VALUES (?, 'BREAK', now())",
                        account);
        try (BrowserContext desk = browser.deskWithoutScripts("supervisor", "en")) {
            Page page = at(desk, "/agents/" + account);
            assertThat(page.locator("main details")).hasCount(1);
            write(page, "Xiao Wang", "refunds:9", "en");

            assertThat(page.locator("[role=alert] a")).hasCount(1);
            page.locator("main details summary").click();
            page.locator("main details button").click();
            assertThat(page.locator("p.done")).hasText("Removed.");
        }
    }

    @Test
    void offerToRemoveNothingOfOneWhoIsNotThere() {
        try (BrowserContext desk = browser.deskWithoutScripts("supervisor", "en")) {
            Page page = at(desk, "/agents/" + account);
            write(page, "Xiao Wang", "refunds:9", "en");

            assertThat(page.locator("[role=alert] a")).hasCount(1);
            assertThat(page.locator("main details")).hasCount(0);
        }
    }

    @Test
    void tellWhoCameLateInsteadOfOverwriting() {
        try (BrowserContext desk = browser.desk("supervisor", "en", ColorScheme.LIGHT)) {
            Page page = at(desk, "/agents/" + account);
            Page other = at(desk, "/agents/" + account);
            write(other, "First", "", "en");
            assertThat(other.locator("p.done")).isVisible();

            write(page, "Second", "", "en");

            assertThat(page.locator("h1")).hasText("The profile was changed meanwhile");
            assertThat(at(desk, "/agents/" + account).locator("#displayName")).hasValue("First");
        }
    }

    @Test
    void letAnAgentTakeABreakByKeyboard() {
        Desk agent = Desk.agent(66);
        Profiles.state(agent, "READY").then().statusCode(200);
        try (BrowserContext desk = browser.desk(agent.account(), "en", ColorScheme.LIGHT)) {
            Page page = at(desk, "/desk");
            page.locator("#keys-open").waitFor(); // now the page takes keys
            assertThat(page.locator("#state")).containsText("ready");

            page.keyboard().press("w");

            assertThat(page.locator("#state")).containsText("on a break");
            assertThat(state(agent)).isEqualTo("BREAK");
            assertThat(agent.claim("any").<String>path("code")).isEqualTo("on-break");
            page.locator("#keys-open").waitFor();
            page.keyboard().press("w");
            assertThat(page.locator("#state")).containsText("ready");
        }
        assertThat(state(agent)).isEqualTo("READY");
    }

    @Test
    void letAnAgentTakeABreakWithoutScripts() {
        Desk agent = Desk.agent(67);
        try (BrowserContext desk = browser.deskWithoutScripts(agent.account(), "zh-CN")) {
            Page page = at(desk, "/desk");
            page.locator("button[value=WRAP_UP]").click();
            assertThat(page.locator("#state")).containsText("整理");
            page.locator("button[value=READY]").click();
            assertThat(page.locator("#state")).containsText("就绪");
        }
    }

    private static String state(Desk agent) {
        return agent.request().get("/v1/agents/me").path("state");
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "zh-CN, DARK"})
    void haveNoBarriers(String language, ColorScheme colours) {
        hasAProfile();
        try (BrowserContext desk = browser.desk("supervisor", language, colours)) {
            for (String path : List.of("/agents", "/agents/nobody", "/agents/" + account)) {
                Page page = at(desk, path);
                assertThat(Sight.barriers(page)).as(path).isEmpty();
                assertThat(Sight.goesSideways(page)).as(path).isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent-66", "auditor", "ops"})
    void areForSupervisorsOnly(String who) {
        for (String path : List.of("/agents", "/agents/agent-66")) {
            assertThat(Desk.named(who).request().get(path).statusCode()).isEqualTo(403);
        }
        assertThat(sent(Desk.named(who), "/agents/" + who).statusCode()).isEqualTo(403);
        assertThat(sent(Desk.supervisor(), "/desk/states").statusCode()).isEqualTo(403);
    }

    @Test
    void areNotOfNamesThatNoAccountHas() {
        assertThat(Desk.supervisor().request().get("/agents/me").statusCode()).isEqualTo(404);
        assertThat(sent(Desk.supervisor(), "/agents/me").statusCode()).isEqualTo(404);
        assertThat(sent(Desk.agent(66), "/desk/states").statusCode()).isEqualTo(422);
    }

    private static Response sent(Desk desk, String path) {
        return desk.request()
                .contentType("application/x-www-form-urlencoded")
                .formParam("displayName", "x")
                .post(path);
    }
}
