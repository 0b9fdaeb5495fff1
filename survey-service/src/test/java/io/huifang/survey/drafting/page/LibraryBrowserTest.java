package io.huifang.survey.drafting.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;

import io.huifang.survey.fixture.Browser;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Sight;
import io.huifang.survey.fixture.SurveyTest;
import io.quarkus.test.common.http.TestHTTPResource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Supervisors write and publish in a real browser. */
@SurveyTest
@Tag("R82")
class LibraryBrowserTest {
    private static final String SOUND =
            """
            title: {zh-CN: 新问卷, en: New questionnaire}
            questions:
            - id: solved
              kind: yes-no
              ask: {zh-CN: 解决了吗？, en: "%s"}
            - id: why
              kind: free-text
              longest: 200
              ask: {zh-CN: 为什么？, en: "Why?"}
              showIf: {question: solved, is: false}
            """;

    private static Browser browser;

    @TestHTTPResource URI service;

    private final String id = "page-" + UUID.randomUUID();
    private final List<String> complaints = new ArrayList<>();

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
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.onPageError(complaints::add);
        page.onDialog(
                dialog -> {
                    complaints.add("a dialog: " + dialog.message());
                    dialog.dismiss();
                });
        page.navigate(service.resolve(path).toString());
        return page;
    }

    private static void write(Page page, String text) {
        page.locator("#text").fill(text);
        page.locator("main form button.main").click();
    }

    @ParameterizedTest
    @CsvSource({
        "en, Saved as a draft., Published., What the agent sees",
        "zh-CN, 已存为草稿。, 已发布。, 坐席看到的"
    })
    void writeCheckAndPublish(String language, String saved, String published, String preview) {
        try (BrowserContext desk = browser.desk("supervisor", language, ColorScheme.LIGHT)) {
            Page page = at(desk, "/library");
            page.locator("#kind").selectOption("questionnaires");
            page.locator("#id").fill(id);
            page.locator("main form button").click();
            assertThat(page).hasURL(service.resolve("/library/questionnaires/" + id).toString());

            write(page, SOUND.replace("yes-no", "star").formatted("Solved?"));
            assertThat(page.locator("[role=alert] .problem code").first())
                    .hasText("/questions/0/kind");
            write(page, SOUND.formatted("Solved?"));
            assertThat(page.locator(".done")).hasText(saved);
            assertThat(page.locator("h3").first()).containsText(preview);
            assertThat(page.locator("main")).containsText("solved = false");
            page.locator("a.button").click();
            page.locator("button.main").click();

            assertThat(page.locator(".done")).containsText(published);
            assertThat(page.locator("main li").last()).containsText("supervisor");
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void showWhileTypingHowItWillLook() {
        try (BrowserContext desk = browser.desk("supervisor", "en", ColorScheme.LIGHT)) {
            Page page = at(desk, "/library/questionnaires/" + id);

            page.locator("#text").fill(SOUND.formatted("Is it mended?"));
            assertThat(page.locator("#preview")).containsText("Is it mended?");
            page.locator("#text").fill("title: [");
            assertThat(page.locator("#preview .problem")).containsText("cannot be read");

            page.reload();
            assertThat(page.locator("#text")).not().containsText("mended");
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void keepWhatWasTypedWhenItCannotBeRead() {
        try (BrowserContext desk = browser.desk("supervisor", "en", ColorScheme.LIGHT)) {
            Page page = at(desk, "/library/scripts/" + id);

            write(page, "title: A\n  greeting: oh");

            assertThat(page.locator("[role=alert] .problem")).containsText("Line 2");
            assertThat(page.locator("#text")).hasValue("title: A\n  greeting: oh");
        }
    }

    @Test
    void tellWhoCameLateInsteadOfOverwriting() {
        try (BrowserContext desk = browser.deskWithoutScripts("supervisor", "en")) {
            Page page = at(desk, "/library/questionnaires/" + id);
            write(page, SOUND.formatted("First?"));
            Page other = at(desk, "/library/questionnaires/" + id);
            write(other, SOUND.formatted("Second?"));

            write(page, SOUND.formatted("Late?"));

            assertThat(page.locator("h1")).hasText("The draft was changed meanwhile");
            other.navigate(service.resolve("/library/questionnaires/" + id).toString());
            assertThat(other.locator("#text")).containsText("Second?");
            other.locator("form[action$=discard] button").click();
            assertThat(other.locator(".done")).containsText("The draft is gone");
        }
    }

    @Test
    void showWordsThatWouldBeMoreThanWordsAsWords() {
        String attack =
                "</textarea><script>alert(1)</script><img src=x onerror=alert(2)> {page.text}";
        try (BrowserContext desk = browser.desk("supervisor", "en", ColorScheme.LIGHT)) {
            Page page = at(desk, "/library/questionnaires/" + id);

            write(page, SOUND.formatted(attack));

            assertThat(page.locator("ol").last()).containsText(attack);
            assertThat(page.locator("#text")).containsText("onerror=alert(2)");
            assertThat(page.locator("main img, main script")).hasCount(0);
        }
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "zh-CN, DARK"})
    void haveNoBarriers(String language, ColorScheme colours) {
        try (BrowserContext desk = browser.desk("supervisor", language, colours)) {
            for (String path :
                    List.of(
                            "/library",
                            "/library/scripts/takeover",
                            "/library/questionnaires/default",
                            "/library/articles/refund-late",
                            "/library/articles/refund-late/publication")) {
                Page page = at(desk, path);
                assertThat(page.locator("h1")).isVisible();

                assertThat(Sight.barriers(page)).as(path).isEmpty();
                assertThat(Sight.goesSideways(page)).as(path).isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent-5", "auditor", "ops"})
    void areForSupervisorsOnly(String account) {
        for (String path : List.of("/library", "/library/scripts/general")) {
            assertThat(Desk.named(account).request().get(path).statusCode()).isEqualTo(403);
        }
        assertThat(
                        Desk.named(account)
                                .request()
                                .contentType("application/x-www-form-urlencoded")
                                .formParam("text", "a: 1")
                                .post("/library/scripts/general")
                                .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/library/poems/x", "/library/scripts/A", "/library/new?kind=x&id=y"})
    void areNotWhereNoneCanBe(String path) {
        assertThat(Desk.supervisor().request().get(path).statusCode()).isEqualTo(404);
    }
}
