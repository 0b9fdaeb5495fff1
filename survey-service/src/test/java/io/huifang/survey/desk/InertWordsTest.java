package io.huifang.survey.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Attacks;
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

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    private Attacks attacks;

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
        attacks = Attacks.on(service);
    }

    @AfterEach
    void end() {
        scheduler.close();
    }

    @Test
    void doNothingInNotesAnswersNamesSubjectsAndFacts() {
        String customer = aDispatch().build().customerId();
        int number = writeDown(customer);

        try (BrowserContext desk = browser.desk("agent-42", "en", ColorScheme.LIGHT)) {
            Page page = attacks.listen(desk.newPage());
            List<String> all = attacks.all();
            for (int i = 0; i < all.size(); i += 8) {
                look(page, customer, ++number, all.get(i), all);
            }
            assertThat(page.evaluate("() => window.stirred === undefined")).isEqualTo(true);
        }
        attacks.didNothing();
    }

    /** The test itself would notice. */
    @Test
    void wouldBeNoticedIfTheyDidAnything() {
        try (BrowserContext desk = browser.desk("agent-42", "en", ColorScheme.LIGHT)) {
            Page page = attacks.listen(desk.newPage());
            page.setContent("<img src='http://elsewhere.invalid/x'><script>alert(1)</script>");
            Eventually.eventually()
                    .until(
                            () -> {
                                page.evaluate("() => 1");
                                return attacks.stirred("dialog") && attacks.stirred("request");
                            });
        }
    }

    /** Each in a call of its own; tells how many those are. */
    private int writeDown(String customer) {
        Map<String, CallbackDispatched> calls = new LinkedHashMap<>();
        for (String attack : attacks.all()) {
            int number = calls.size() + 1;
            calls.put(attack, scheduler.dispatch(aDispatch().customer(customer).number(number)));
        }
        calls.forEach(InertWordsTest::writeDown);
        return calls.size();
    }

    private static void writeDown(String attack, CallbackDispatched call) {
        Eventually.isIn("OFFERED", call.attemptId());
        WRITER.claimed(call.reason())
                .conclude(
                        """
                        {"disposition":"REACHED_RESOLVED","note":"%s","answers":{"comment":"%s"}}"""
                                .formatted(Attacks.quoted(attack), Attacks.quoted(attack)))
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
        String words = Attacks.quoted(attack);
        intake.knows(customer, "+8613800138000", words, words);
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
}
