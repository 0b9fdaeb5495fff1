package io.huifang.survey.desk;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Browser;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.Intake;
import io.huifang.survey.fixture.Profiles;
import io.huifang.survey.fixture.Sight;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.TaskTopic;
import io.huifang.survey.fixture.Words;
import io.quarkus.test.common.http.TestHTTPResource;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Takes the pictures of the documentation; by itself, or other tests' calls are on them. */
@SurveyTest
@EnabledIfSystemProperty(named = "screenshots", matches = "true")
class PicturesTest {
    @TestHTTPResource URI service;

    Intake intake;
    Words words;

    @ParameterizedTest
    @CsvSource({"en, LIGHT, 51", "zh-CN, DARK, 54"})
    void areTaken(String language, ColorScheme colours, int agent) {
        try (TaskTopic scheduler = new TaskTopic();
                Browser browser = Browser.open()) {
            boolean chinese = language.equals("zh-CN");
            CallbackDispatched dispatched = aMorning(scheduler, agent, chinese);
            try (BrowserContext desk = browser.desk("agent-" + agent, language, colours)) {
                Page page = at(desk, "/desk?reason=refund-delayed");
                Sight.keep(page, "desk-" + language);
                page.keyboard().press("n");
                page.locator("#lease").waitFor();
                page.locator("#keys-open").waitFor(); // now the page takes keys
                page.keyboard().press("r");
                page.locator("#dial").waitFor();
                page.locator("#disposition").selectOption("REACHED_UNRESOLVED");
                page.locator("input[name=number-csat][value='3']").check();
                page.locator("#note").fill(chinese ? "银行说还要两天。" : "The bank says two more days.");
                page.locator("#saved:not(:empty)").waitFor();
                Sight.keep(page, "desk-call-" + language);
                Sight.keepDark(page, "desk-call-" + language + "-dark");
            }
            try (BrowserContext desk = browser.desk("supervisor", language, colours)) {
                Page page = at(desk, "/floor");
                Sight.keep(page, "floor-" + language);
                page.navigate(service.resolve("/floor/attempts/" + waiting(page)).toString());
                Sight.keep(page, "handover-" + language);
                page.navigate(service.resolve("/agents").toString());
                Sight.keep(page, "agents-" + language);
                page.navigate(service.resolve("/library").toString());
                Sight.keep(page, "library-" + language);
                page.navigate(service.resolve("/library/scripts/takeover").toString());
                Sight.keep(page, "editor-" + language);
                page.navigate(service.resolve("/reviews?draw=yes").toString());
                page.locator(".cards a").first().click();
                page.locator("legend").first().waitFor();
                Sight.keep(page, "review-" + language);
                page.locator("a[href$='/correction']").click();
                page.locator("#because").waitFor();
                Sight.keep(page, "correction-" + language);
            }
            Eventually.isIn("CLAIMED", dispatched.attemptId());
        }
    }

    private static String waiting(Page floor) {
        String path = floor.locator("a[href^='/floor/attempts/']").first().getAttribute("href");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static void profile(int agent, String name, String skills) {
        Profiles.save(
                        Desk.agent(agent),
                        0,
                        "{\"displayName\":\"%s\",\"skills\":{%s},\"languages\":[\"zh-CN\",\"en\"]}"
                                .formatted(name, skills))
                .then()
                .statusCode(200);
    }

    private CallbackDispatched aMorning(TaskTopic scheduler, int agent, boolean chinese) {
        profile(agent, chinese ? "小陈" : "Xiao Chen", "\"refunds\":3");
        profile(agent + 1, chinese ? "小赵" : "Xiao Zhao", "\"interpreter\":2,\"disputes\":1");
        profile(agent + 2, chinese ? "小孙" : "Xiao Sun", "");
        CallbackDispatched first = offered(scheduler, "payment-failed", 60, "customer-" + agent, 1);
        Desk.agent(agent)
                .claimed("payment-failed")
                .conclude(
                        """
                        {"disposition":"APPOINTMENT_MADE","note":"%s","appointmentAt":"%s"}"""
                                .formatted(
                                        chinese ? "在火车上，晚上再打。" : "On the train, call tonight.",
                                        Instant.now().plus(Duration.ofHours(9))))
                .then()
                .statusCode(200);
        for (String reason : List.of("takeover", "complaint", "duplicate-charge", "check-in")) {
            offered(
                    scheduler,
                    reason,
                    90 - reason.length() * 3,
                    "customer-of-" + reason + agent,
                    1);
        }
        Desk.agent(agent + 1).claimed("complaint");
        Desk.agent(agent + 2).claimed("duplicate-charge");
        Profiles.state(Desk.agent(agent + 2), "BREAK");
        offered(scheduler, "complaint", 63, "another-customer-" + agent, 1);
        CallbackDispatched next = offered(scheduler, "refund-delayed", 70, first.customerId(), 2);
        intake.knows(
                first.customerId(),
                "+8613800138000",
                chinese ? "王晓明" : "Wang Xiaoming",
                chinese ? "退款已经晚了一周。" : "The refund is a week late.");
        words.foresees(
                next.attemptId(),
                "{\"status\":\"WAITING\",\"dueAt\":\"%s\"}"
                        .formatted(Instant.now().plus(Duration.ofHours(48))));
        return next;
    }

    private CallbackDispatched offered(
            TaskTopic scheduler, String reason, int priority, String customer, int number) {
        CallbackDispatched dispatched =
                scheduler.dispatch(
                        aDispatch()
                                .reason(reason)
                                .priority(priority)
                                .customer(customer)
                                .number(number));
        intake.knows(customer, "+8613800138000", "Wang Xiaoming", "The refund is a week late.");
        Eventually.isIn("OFFERED", dispatched.attemptId());
        return dispatched;
    }

    private Page at(BrowserContext desk, String path) {
        Page page = desk.newPage();
        page.navigate(service.resolve(path).toString());
        return page;
    }
}
