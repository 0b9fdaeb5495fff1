package io.huifang.survey.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Browser;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.Intake;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.TaskTopic;
import io.quarkus.test.common.http.TestHTTPResource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Whatever customers, senders and agents write, it is shown as text and does nothing. */
@SurveyTest
@Tag("R72")
@Tag("P19")
class InertWordsTest {
    private static final Desk WRITER = Desk.agent(41);

    private static Browser browser;

    @TestHTTPResource URI service;

    Intake intake;
    private TaskTopic scheduler;
    private final List<String> stirred = new ArrayList<>();

    @BeforeAll
    static void open() {
        browser = Browser.open();
    }

    @AfterAll
    static void close() {
        if (browser != null) browser.close();
    }

    @BeforeEach
    void begin() {
        scheduler = new TaskTopic();
    }

    @AfterEach
    void end() {
        scheduler.close();
    }

    private static List<String> attacks() throws IOException {
        try (InputStream file = InertWordsTest.class.getResourceAsStream("/attacks.txt")) {
            return new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        }
    }

    private static String quoted(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }

    @Test
    void doNothingInNotesAnswersNamesSubjectsAndFacts() throws IOException {
        List<String> attacks = attacks();
        assertThat(attacks).hasSizeGreaterThanOrEqualTo(40);
        String customer = aDispatch().build().customerId();
        int number = 0;
        for (String attack : attacks) writeDown(customer, ++number, attack);

        try (BrowserContext desk = browser.desk("agent-42", "en", ColorScheme.LIGHT)) {
            Page page = desk.newPage();
            listen(page);
            for (int i = 0; i < attacks.size(); i += 8) {
                look(page, customer, ++number, attacks.get(i), attacks);
            }
            assertThat(page.evaluate("() => window.stirred === undefined")).isEqualTo(true);
        }
        assertThat(stirred).isEmpty();
    }

    /** The test itself would notice. */
    @Test
    void wouldBeNoticedIfTheyDidAnything() {
        try (BrowserContext desk = browser.desk("agent-42", "en", ColorScheme.LIGHT)) {
            Page page = desk.newPage();
            listen(page);
            page.setContent("<img src='http://elsewhere.invalid/x'><script>alert(1)</script>");
            Eventually.eventually()
                    .until(
                            () -> {
                                page.evaluate("() => 1");
                                return stirred.size() >= 2;
                            });
        }
    }

    private void writeDown(String customer, int number, String attack) {
        CallbackDispatched dispatched =
                scheduler.dispatch(aDispatch().customer(customer).number(number));
        Eventually.isIn("OFFERED", dispatched.attemptId());
        WRITER.claimed(dispatched.reason())
                .conclude(
                        """
                        {"disposition":"REACHED_RESOLVED","note":"%s","answers":{"comment":"%s"}}"""
                                .formatted(quoted(attack), quoted(attack)))
                .then()
                .statusCode(200);
    }

    private void look(Page page, String customer, int number, String attack, List<String> all) {
        CallbackDispatched dispatched =
                scheduler.dispatch(
                        aDispatch()
                                .customer(customer)
                                .number(number)
                                .subject(attack)
                                .cause(attack));
        intake.knows(customer, "+8613800138000", quoted(attack), quoted(attack));
        Eventually.isIn("OFFERED", dispatched.attemptId());
        page.navigate(service.resolve("/desk?reason=" + dispatched.reason()).toString());
        page.locator("button[data-key=n]").click();
        page.locator("button[data-key=r]").click();
        page.locator("#dial").waitFor();
        page.locator("#note").fill(attack);
        page.locator("#disposition").selectOption("REACHED_RESOLVED");
        page.locator("#leftBecause").fill(attack);
        page.locator("#form details").evaluate("it => it.open = true");
        page.locator("#keptBy").selectOption("io.huifang.refund.settled.v1");
        page.locator("#subjectRef").fill(attack);
        page.locator("#saved:not(:empty)").waitFor();
        page.locator("button[data-key=c]").click(); // refused: the promise has no date
        page.locator("#faults").waitFor();
        page.reload();

        assertThat(page.locator("#note")).hasValue(attack);
        List<String> notes = page.locator(".history .own").allTextContents();
        assertThat(notes).containsAll(all);
        page.locator("button[data-key=g]").click();
        page.locator("p.done").waitFor();
    }

    private void listen(Page page) {
        page.onDialog(
                dialog -> {
                    stirred.add("dialog " + dialog.message());
                    dialog.dismiss();
                });
        page.onRequest(
                request -> {
                    if (!request.url().startsWith(service.resolve("/").toString())) {
                        stirred.add(request.url());
                    }
                });
        page.onPageError(stirred::add);
    }
}
