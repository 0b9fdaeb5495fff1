package io.huifang.scheduler.appointment.page;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.huifang.scheduler.appointment.Planned;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import org.hamcrest.Matchers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Whom the page of a call is shown to, how, and whose answers it takes. */
@SchedulerTest
@Tag("R32")
class AppointmentPageTest extends AppointmentPageRig {
    @ParameterizedTest
    @CsvSource({
        "'zh-CN,zh;q=0.9,en;q=0.8', zh-CN, 一笔退款",
        "'zh-TW', zh-CN, 一笔退款",
        "'en-GB,en;q=0.9', en, a refund",
        "'fr-FR', en, a refund",
        ", zh-CN, 一笔退款",
        "'%%%', en, a refund",
        "'en;q=0,zh', zh-CN, 一笔退款"
    })
    void speaksTheBrowsersLanguage(String accepted, String language, String matter) {
        browser(accepted)
                .get(page)
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("Content-Language", language)
                .body(containsString("<html lang=\"" + language + "\">"))
                .body(containsString(matter))
                .body(containsString("Demo Wallet"));
    }

    @Test
    void letsTheCustomerSwitchTheLanguage() {
        browser("zh-CN").queryParam("lang", "en").get(page).then().body(containsString("a refund"));
        browser("en").queryParam("lang", "zh-CN").get(page).then().body(containsString("一笔退款"));
        browser("en").queryParam("lang", "xx").get(page).then().body(containsString("a refund"));
    }

    @Test
    void tellsNothingThatIsNoBusinessOfWhoeverLooks() {
        String customer = customer();

        String html = browser("en").get(page).asString();

        assertThat(html).doesNotContain(customer, call.toString(), "4711", "refund-delayed");
    }

    @Test
    void keepsTheAddressToItselfAndLoadsNothingForeign() {
        browser("en")
                .get(page)
                .then()
                .header(
                        "Content-Security-Policy",
                        allOf(
                                containsString("default-src 'none'"),
                                containsString("frame-ancestors 'none'"),
                                not(containsString("unsafe"))))
                .header("Referrer-Policy", "same-origin")
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Robots-Tag", "noindex")
                .body(not(containsString("<script")))
                .body(not(containsString("style=")))
                .body(containsString("referrerpolicy=\"no-referrer\""))
                .body(not(containsString("://")));
        given().get("/assets/customer.css")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/css"));
    }

    @Test
    void isChangedByNoLook() {
        Object before = state();

        browser("en").head(page).then().statusCode(200);
        browser("en").get(page).then().statusCode(200);
        browser("en").queryParam("choice", "decline").get(page).then().statusCode(200);
        browser("en").queryParam("done", "moved").get(page).then().statusCode(200);

        assertThat(state()).isEqualTo(before);
    }

    @Test
    void saysTheSameToEveryLinkThatIsNoneWhyeverItIsNone() {
        UUID closed = Planned.call(tables);
        tables.change(
                "UPDATE callback_task SET status = 'CLOSED', outcome = 'RESOLVED', due_at = NULL,"
                        + " closed_at = now() WHERE callback_id = ?",
                closed);
        String last = page.substring(page.length() - 1);
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("forged", page.substring(0, page.length() - 1) + (last.equals("A") ? "B" : "A"));
        bad.put("cut", page.substring(0, page.length() - 1));
        bad.put("longer", page + "A");
        bad.put("ended", path(call, Duration.ofSeconds(-1)));
        bad.put("of a closed task", path(closed, Duration.ofDays(1)));
        bad.put("of no task", path(UUID.randomUUID(), Duration.ofDays(1)));
        bad.put("an id", "/appointments/" + call);
        bad.put("a script", "/appointments/%3Cscript%3Ealert(1)");

        String said = browser("en").get(bad.get("forged")).asString();

        assertThat(said).contains("This page is not available");
        bad.forEach(
                (kind, path) -> {
                    var answer = browser("en").urlEncodingEnabled(false).get(path);
                    assertThat(answer.statusCode()).as(kind).isEqualTo(404);
                    assertThat(answer.asString()).as(kind).isEqualTo(said);
                    assertThat(
                                    browser("en")
                                            .urlEncodingEnabled(false)
                                            .formParam("choice", "decline")
                                            .post(path)
                                            .statusCode())
                            .as(kind)
                            .isEqualTo(404);
                    application()
                            .get(path)
                            .then()
                            .statusCode(404)
                            .body("code", equalTo("not-found"));
                });
    }

    /** Whoever asks for one call again and again; another call's page is there all the same. */
    @Test
    @Tag("P23")
    void isRefusedForAWhileWhenItIsAskedForTooOften() {
        refusal(TooManyRequests.AT_ONCE - 1, () -> browser("en").get(page))
                .then()
                .statusCode(429)
                .header("Retry-After", Matchers.matchesRegex("[1-9]\\d*"))
                .contentType("text/html;charset=UTF-8")
                .body(containsString("asked for too often"));
        refusal(0, () -> RestAssured.given().accept("application/json").get(page))
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .body("code", Matchers.equalTo("too-many"));
        browser("en").get(path(Planned.call(tables), Duration.ofDays(14))).then().statusCode(200);
    }

    /** The first answer that is no page; on a slow machine some may be asked for again by then. */
    private static Response refusal(int atLeast, Supplier<Response> ask) {
        int shown = 0;
        Response answer = ask.get();
        while (answer.statusCode() == 200 && shown < 500) {
            shown++;
            answer = ask.get();
        }
        assertThat(shown).isBetween(atLeast, 499);
        return answer;
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://evil.example",
        "Origin, null",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Sec-Fetch-Site, none"
    })
    void takesNoAnswerFromAnotherSite(String header, String value) {
        browser("en")
                .header(header, value)
                .formParam("choice", "decline")
                .post(page)
                .then()
                .statusCode(403);

        assertThat(history()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'',", "sell,", "move,", "keep,", "move, tomorrow", "keep%00,"})
    void refusesWhatIsNoAnswer(String choice, String slot) {
        RequestSpecification form = browser("en").formParam("choice", choice);
        if (slot != null) form.formParam("slot", slot);

        form.post(page).then().statusCode(400).contentType("text/html;charset=UTF-8");
    }

    @Test
    void servesApplicationsByTheSameRules() {
        List<Instant> slots = slots();

        application()
                .get(page)
                .then()
                .statusCode(200)
                .body("company", equalTo("Demo Wallet"))
                .body("about", equalTo("a refund"))
                .body("timeZone", notNullValue())
                .body("chosen", equalTo(false))
                .body("slots", hasSize(slots.size()))
                .body("customerId", nullValue());
        tell("{\"choice\":\"MOVE\",\"slot\":\"" + slots.get(0) + "\"}")
                .then()
                .statusCode(200)
                .body("answer", equalTo("MOVED"));
        application().get(page).then().body("chosen", equalTo(true));
        tell("{\"choice\":\"MOVE\",\"slot\":\"2020-01-01T00:00:00Z\"}")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("not-free"));
        tell("{\"choice\":\"MOVE\"}").then().statusCode(400);
        tell("{\"choice\":\"KEEP\"}").then().statusCode(400);
        tell("{\"choice\":\"DECLINE\",\"slot\":\"2020-01-01T00:00:00Z\"}").then().statusCode(400);
        tell("{\"choice\":\"SELL\"}").then().statusCode(400);
        tell("{}").then().statusCode(422);
        tell("{\"choice\":\"KEEP\",\"dueAt\":1}").then().statusCode(400);
        tell("{\"choice\":\"DECLINE\"}").then().statusCode(200).body("answer", equalTo("DECLINED"));
    }

    /** The database goes away while he answers. */
    @ParameterizedTest
    @CsvSource({"en, That did not work just now", "zh-CN, 暂时无法完成操作"})
    @Tag("R30")
    void tellsInHisLanguageThatHeMayTryAgain(String language, String heading) throws Exception {
        Response answer;
        try (Connection other = database.connect()) {
            other.setAutoCommit(false);
            try (PreparedStatement lock =
                    other.prepareStatement(
                            "SELECT FROM customer WHERE customer_id = ? FOR UPDATE")) {
                lock.setString(1, customer());
                lock.execute();
            }
            CompletableFuture<Response> answering =
                    CompletableFuture.supplyAsync(
                            () -> browser(language).formParam("choice", "decline").post(page));
            Tables.eventually(() -> assertThat(endWhoeverWaitsFor(other)).isPositive());
            answer = answering.get(30, TimeUnit.SECONDS);
        }

        answer.then()
                .statusCode(503)
                .header("Retry-After", "10")
                .header("Content-Language", language)
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .contentType("text/html;charset=UTF-8")
                .body(containsString(heading))
                .body(containsString("href=\"?lang=" + language + "\""));
        say("decline", null).then().statusCode(not(503));
    }

    private long endWhoeverWaitsFor(Connection other) throws Exception {
        try (PreparedStatement end =
                other.prepareStatement(
                        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE"
                                + " pg_backend_pid() = ANY(pg_blocking_pids(pid))")) {
            ResultSet ended = end.executeQuery();
            ended.next();
            return ended.getLong(1);
        }
    }

    @Test
    void answersPeopleByAPageAndProgramsByAProblemWhereNothingFits() {
        browser("en")
                .put(page)
                .then()
                .statusCode(405)
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .contentType("text/html;charset=UTF-8")
                .body(containsString("That did not work"));
        application()
                .put(page)
                .then()
                .statusCode(405)
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .contentType("application/problem+json");
    }
}
