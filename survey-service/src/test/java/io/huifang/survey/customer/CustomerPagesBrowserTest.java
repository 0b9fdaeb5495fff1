package io.huifang.survey.customer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.contract.callback.Outcome;
import io.huifang.survey.fixture.Barriers;
import io.huifang.survey.fixture.Browser;
import io.huifang.survey.fixture.CustomersPhone;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.Intake;
import io.huifang.survey.fixture.Sight;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.TaskTopic;
import io.quarkus.test.common.http.TestHTTPResource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The customers' pages in a real browser, on a telephone's screen. */
@SurveyTest
@Tag("R41")
@Tag("D5")
@Tag("D6")
class CustomerPagesBrowserTest {
    private static final Desk AGENT = Desk.agent(25);

    private static final List<String> ATTACKS =
            List.of(
                    "</textarea><script>alert(1)</script>",
                    "\"><img src=x onerror=alert(1)>",
                    "{{7*7}}{7*7}${7*7}",
                    "javascript:alert(1)",
                    "<svg/onload=alert(1)>",
                    "</textarea><iframe src=\"https://evil.example/\">",
                    "' onfocus=alert(1) autofocus='",
                    "<!-- --!><script>alert(1)</script>",
                    "\u202Eevil\u202C");

    private static final String TOO_SMALL_TO_TOUCH =
            """
            () => [...document.querySelectorAll('button, label:has(input), summary')]
              .map(it => [it, it.getBoundingClientRect()])
              .filter(([it, box]) => box.width && (box.height < 44 || box.width < 44))
              .map(([it]) => it.textContent.trim())
            """;

    private static Browser browser;

    @TestHTTPResource URI service;

    Intake intake;
    private TaskTopic topics;
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void open() {
        browser = Browser.open();
    }

    @AfterAll
    static void close() {
        if (browser != null) browser.close();
    }

    @BeforeEach
    void tell() {
        topics = new TaskTopic();
    }

    @AfterEach
    void theBrowserHadNothingToComplainOf() {
        topics.close();
        assertThat(complaints).isEmpty();
    }

    @Tag("R63")
    @ParameterizedTest
    @CsvSource({"zh-CN, 提交, 谢谢您, 您已经回答过了", "en, Send, Thank you, You have answered already"})
    void answersWithoutAnyScript(String language, String send, String thanks, String already) {
        String survey = survey();
        try (BrowserContext telephone = browser.telephoneWithoutScripts(language)) {
            Page page = open(telephone, survey);
            page.locator("input[name=csat][value='4']").check();
            page.locator("input[name=resolved][value='true']").check();
            page.locator("textarea").fill("很好 <b>thanks</b>");

            button(page, send).tap();

            assertThat(heading(page, thanks)).isVisible();
            page.navigate(service.resolve(survey).toString());
            assertThat(heading(page, already)).isVisible();
            page.goBack();
            assertThat(heading(page, thanks)).isVisible();
        }
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "zh-CN, DARK"})
    void canBeReadAndUsedByEverybody(String language, ColorScheme colours) {
        CallbackDispatched call = concluded();
        CustomersPhone phone = CustomersPhone.of(call.customerId());
        List<String> paths =
                List.of(
                        survey(),
                        ballot(),
                        receipt(call),
                        "/receipts/verification",
                        phone.calls(),
                        phone.choices(),
                        phone.help(),
                        "/surveys/none");
        try (BrowserContext telephone = browser.telephone(language, colours)) {
            for (String path : paths) {
                Page page = open(telephone, path);

                assertThat(Barriers.on(page)).as(path).isEmpty();
                assertThat((List<?>) page.evaluate(TOO_SMALL_TO_TOUCH)).as(path).isEmpty();
                assertThat(
                                (Boolean)
                                        page.evaluate(
                                                "() => document.documentElement.scrollWidth <= innerWidth"))
                        .as("no scrolling sideways on " + path)
                        .isTrue();
                assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
                keep(page, path, language);
            }
        }
        complaints.removeIf(it -> it.contains("status of 404"));
    }

    @ParameterizedTest
    @CsvSource({
        "zh-CN, 验证, 此凭证真实且未被改动, 不是我们的凭证, 客服人员",
        "en, Verify, This receipt is genuine, This is no receipt of ours, an agent"
    })
    @Tag("R101")
    void verifiesAReceipt(String language, String verify, String good, String bad, String who) {
        CallbackDispatched call = concluded();
        try (BrowserContext telephone = browser.telephone(language, ColorScheme.LIGHT)) {
            Page page = open(telephone, receipt(call));
            String signed = page.locator("textarea").inputValue();
            button(page, verify).tap();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText(good);
            assertThat(page.locator("dl")).containsText(who);

            page.locator("textarea").fill(signed.substring(0, 200) + 'x' + signed.substring(201));
            button(page, verify).tap();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText(bad);
            assertThat(page.locator("dl")).hasCount(0);
            assertThat(Barriers.on(page)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 现在没有致电给您, 正在致电给您", "en, is not calling you, is calling you right now"})
    void saysWhetherItIsUsWhoCall(String language, String no, String yes) {
        CallbackDispatched call = offered();
        String calls = CustomersPhone.of(call.customerId()).calls();
        try (BrowserContext telephone = browser.telephone(language, ColorScheme.LIGHT)) {
            Page page = open(telephone, calls);
            assertThat(page.getByRole(AriaRole.ALERT)).containsText(no);
            Desk.Held held = AGENT.claimed(call.reason());
            held.reveal().then().statusCode(200);

            page.locator("button.main").tap();

            assertThat(page.getByRole(AriaRole.STATUS)).containsText(yes);
            assertThat(page.locator(".phrase")).hasCount(2);
            assertThat(page.content()).doesNotContain(AGENT.account());
            assertThat(Barriers.on(page)).isEmpty();
            keep(page, calls + "-yes", language);
            held.conclude("{\"disposition\":\"BUSY\"}").then().statusCode(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "zh-CN, 优惠和新闻, 停止所选内容, 您的选择已保存",
        "en, Offers and news, Stop these, Your choice was saved"
    })
    @Tag("D10")
    void stopsCalls(String language, String offers, String stop, String saved) {
        CallbackDispatched call = offered();
        String choices = CustomersPhone.of(call.customerId()).choices();
        try (BrowserContext telephone = browser.telephoneWithoutScripts(language)) {
            Page page = open(telephone, choices);
            page.getByLabel(offers).check();

            button(page, stop).tap();

            assertThat(page.getByRole(AriaRole.STATUS)).containsText(saved);
            assertThat(page.locator(".planned").first()).containsText(offers);
        }
        topics.withdraw(call);
    }

    @Test
    void showsWhatSomebodyTypedAsWhatItIs() {
        try (BrowserContext telephone = browser.telephone("en", ColorScheme.LIGHT)) {
            String survey = survey();
            List<String> foreign = new ArrayList<>();
            for (String attack : ATTACKS) {
                Page page = open(telephone, survey);
                page.onDialog(dialog -> complaints.add("dialog " + dialog.message()));
                page.onRequest(
                        request -> {
                            if (!request.url().startsWith(service.toString())) {
                                foreign.add(request.url());
                            }
                        });
                page.locator("textarea").fill(attack);
                page.evaluate("() => document.querySelector('input[name=nps]').value = '77'");
                page.locator("input[name=nps]").first().check();
                button(page, "Send").tap();

                assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
                assertThat(page.locator("textarea")).hasValue(attack);
                assertThat(page.locator("main script, main img, main iframe, main svg"))
                        .hasCount(0);
            }
            assertThat(foreign).isEmpty();
        }
        complaints.removeIf(it -> it.contains("status of 422"));
    }

    private Page open(BrowserContext telephone, String path) {
        Page page = telephone.newPage();
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.navigate(service.resolve(path).toString());
        return page;
    }

    private CallbackDispatched offered() {
        CallbackDispatched call = topics.dispatch(aDispatch());
        intake.knows(call.customerId(), "+8613800138001", "Li", "");
        Eventually.isIn("OFFERED", call.attemptId());
        return call;
    }

    private CallbackDispatched concluded() {
        CallbackDispatched call = offered();
        Desk.Held held = AGENT.claimed(call.reason());
        held.reveal().then().statusCode(200);
        held.conclude("{\"disposition\":\"REACHED_RESOLVED\"}").then().statusCode(200);
        return call;
    }

    private static String receipt(CallbackDispatched call) {
        List<String> receipts =
                CustomersPhone.wallet("/v1/receipt-links", call.customerId()).path("receipt");
        return CustomersPhone.path(receipts.get(0));
    }

    private String survey() {
        CallbackDispatched call = topics.dispatch(aDispatch());
        topics.close(call, Outcome.UNREACHABLE);
        Eventually.eventually()
                .until(
                        () ->
                                !CustomersPhone.wallet("/v1/survey-links", call.customerId())
                                        .<List<?>>path("")
                                        .isEmpty());
        List<String> surveys =
                CustomersPhone.wallet("/v1/survey-links", call.customerId()).path("survey");
        return CustomersPhone.path(surveys.get(0));
    }

    private String ballot() {
        CallbackDispatched call = topics.dispatch(aDispatch());
        topics.close(call, Outcome.RESOLVED);
        List<String> drawn = new ArrayList<>();
        Eventually.eventually()
                .until(
                        () -> {
                            var answer = CustomersPhone.wallet("/v1/ballots", call.customerId());
                            if (answer.statusCode() == 200) drawn.add(answer.path("ballot"));
                            return !drawn.isEmpty();
                        });
        return CustomersPhone.path(drawn.get(0));
    }

    /** Takes a picture for the documentation, if that is asked for. */
    private static void keep(Page page, String path, String language) {
        if (path.endsWith("/none")) return;
        String name = path.endsWith("-yes") ? "calls-yes" : path.split("/")[1];
        String whole = path.endsWith("verification") ? "verification" : name;
        Sight.keep(page, "customer-" + whole + "-" + language);
    }

    private static Locator button(Page page, String text) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(text));
    }

    private static Locator heading(Page page, String text) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(text));
    }
}
