package io.huifang.survey.help;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

import io.huifang.backing.Database;
import io.huifang.survey.fixture.Barriers;
import io.huifang.survey.fixture.Browser;
import io.huifang.survey.fixture.CustomersPhone;
import io.huifang.survey.fixture.Sight;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
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

/** The help page in a real browser, on a telephone's screen. */
@SurveyTest
@Tag("R22")
@Tag("R48")
@Tag("R49")
class HelpPageBrowserTest {
    private static final List<String> ATTACKS =
            List.of(
                    "</textarea><script>alert(1)</script> refund",
                    "\"><img src=x onerror=alert(1)> refund",
                    "{{7*7}}{7*7}${7*7} refund",
                    "' onfocus=alert(1) autofocus=' refund",
                    "<svg/onload=alert(1)> refund",
                    "refund'; DROP TABLE help_request; --",
                    "refund & !(|<->:*");

    private static Browser browser;

    @TestHTTPResource URI service;

    Database database;
    private final List<String> complaints = new ArrayList<>();
    private String customer;
    private String help;

    @BeforeAll
    static void open() {
        browser = Browser.open();
    }

    @AfterAll
    static void close() {
        if (browser != null) browser.close();
    }

    @BeforeEach
    void link() {
        customer = aDispatch().build().customerId();
        help = CustomersPhone.of(customer).help();
    }

    @AfterEach
    void theBrowserHadNothingToComplainOf() {
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "zh-CN, 退款到账, 查找答案, 请给我回电, 已收到, 要求回电",
        "en, my refund did not arrive, Find answers, Call me back, We have it, You asked for a call"
    })
    void answersAndTakesAWishForACallWithoutAnyScript(
            String language, String words, String find, String call, String done, String state) {
        try (BrowserContext telephone = browser.telephoneWithoutScripts(language)) {
            Page page = open(telephone);
            page.locator("textarea").fill(words);
            button(page, find).tap();
            assertThat(page.locator("main > details")).not().hasCount(0);
            page.locator("main > details summary").first().tap();
            assertThat(page.locator("main > details[open] p").first()).isVisible();
            page.locator("fieldset details summary").last().tap();
            page.locator("fieldset details[open] input").first().check();

            button(page, call).dblclick();

            assertThat(page.getByRole(AriaRole.STATUS)).containsText(done);
            assertThat(page.locator(".planned").first()).containsText(state);
            assertThat(page.locator(".planned")).hasCount(3);
            assertThat(page.url()).doesNotContain("refund");
            assertThat(wishes("CALLBACK")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 解决了，谢谢, 很高兴能帮到您", "en, 'Yes, thank you', We are glad"})
    void asksWhetherItHelped(String language, String yes, String glad) {
        try (BrowserContext telephone = browser.telephoneWithoutScripts(language)) {
            Page page = searched(telephone, "refund");

            button(page, yes).tap();

            assertThat(page.getByRole(AriaRole.STATUS)).containsText(glad);
            assertThat(wishes("CALLBACK") + wishes("PERSON")).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 转交人工处理, 要求人工处理", "en, Hand it over to a person, You asked for a person"})
    void handsOverToAPerson(String language, String person, String state) {
        try (BrowserContext telephone = browser.telephoneWithoutScripts(language)) {
            Page page = searched(telephone, "xyzzy");

            button(page, person).tap();

            assertThat(page.locator(".planned").first()).containsText(state);
            assertThat(wishes("PERSON")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "zh-CN, DARK"})
    void canBeReadAndUsedByEverybody(String language, ColorScheme colours) {
        try (BrowserContext telephone = browser.telephone(language, colours)) {
            Page page = searched(telephone, language.equals("en") ? "refund" : "退款");
            page.locator("fieldset details summary").last().tap();

            assertThat(Barriers.on(page)).isEmpty();
            assertThat(
                            (Boolean)
                                    page.evaluate(
                                            "() => document.documentElement.scrollWidth <= innerWidth"))
                    .isTrue();
            Sight.keep(page, "customer-help-answers-" + language);
        }
    }

    @Test
    void showsWhatSomebodyTypedAsWhatItIs() {
        try (BrowserContext telephone = browser.telephone("en", ColorScheme.LIGHT)) {
            List<String> foreign = new ArrayList<>();
            Page page = open(telephone);
            page.onDialog(dialog -> complaints.add("dialog " + dialog.message()));
            page.onRequest(
                    request -> {
                        if (!request.url().startsWith(service.toString())) {
                            foreign.add(request.url());
                        }
                    });
            for (String attack : ATTACKS) {
                page.locator("textarea").fill(attack);
                button(page, "Find answers").tap();

                assertThat(button(page, "Call me back")).isVisible();
                assertThat(page.locator("textarea")).hasValue(attack);
                assertThat(page.locator("input[name=words]")).hasValue(attack);
                assertThat(page.locator("main script, main img, main iframe, main svg"))
                        .hasCount(0);
            }
            assertThat(foreign).isEmpty();
        }
    }

    private Page searched(BrowserContext telephone, String words) {
        Page page = open(telephone);
        page.locator("textarea").fill(words);
        page.locator("button.main").first().tap();
        page.locator("button[value=person]").waitFor();
        return page;
    }

    private Page open(BrowserContext telephone) {
        Page page = telephone.newPage();
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.navigate(service.resolve(help).toString());
        return page;
    }

    private long wishes(String wish) {
        return Tables.of(database)
                .count(
                        "SELECT count(*) FROM help_request WHERE customer_id = ? AND wish = ?",
                        customer,
                        wish);
    }

    private static Locator button(Page page, String text) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(text));
    }
}
