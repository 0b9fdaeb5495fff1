package io.huifang.scheduler.page.replay;

import static io.huifang.scheduler.fixture.Accounts.as;
import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.huifang.backing.Database;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.ReplayRows;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** The pages of replays. */
@SchedulerTest
@Tag("D2")
class ReplayPagesTest {
    private static final String TRIAL = "/pages/policies/1/replay";

    Database database;
    Tables tables;
    ReplayRows replays;

    @BeforeEach
    void look() {
        tables = new Tables(database);
        replays = new ReplayRows(tables);
    }

    @Test
    void beginOneForThePeriodInThePagesZone() {
        read("policy-admin", "/pages/policies/1").body(containsString("href=\"" + TRIAL + "\""));
        read("supervisor", "/pages/policies/1")
                .body(not(containsString("/replay\"")))
                .body(containsString("href=\"/pages/replays?version=1\""));

        String location =
                form("policy-admin")
                        .formParam("from", "2020-01-01T08:00")
                        .formParam("to", "2020-01-02T08:00:01")
                        .post(TRIAL)
                        .then()
                        .statusCode(303)
                        .extract()
                        .header("Location");

        String replay = location.substring(location.indexOf("/pages/"));
        as("supervisor")
                .get(replay.replace("/pages", "/v1"))
                .then()
                .body("from", equalTo("2020-01-01T00:00:00Z"))
                .body("to", equalTo("2020-01-02T00:00:01Z"));
        eventually(
                () ->
                        read("supervisor", replay)
                                .body(containsString("No events were decided in that time."))
                                .body(containsString("The tried version changes no decision."))
                                .body(containsString("Neither would have called"))
                                .body(not(containsString("hx-trigger"))));
        for (String list : List.of("/pages/replays", "/pages/replays?version=1")) {
            read("supervisor", list).body(containsString("href=\"" + replay + "\""));
        }
        read("supervisor", "/pages/replays?version=99999").body(containsString("There is none."));
    }

    @ParameterizedTest
    @CsvSource({
        "2020-01-02T00:00, 2020-01-01T00:00, must lie behind",
        "2020-01-02T00:00, 2999-01-01T00:00, must not lie in the future",
        "once, 2020-01-01T00:00, must lie behind",
        "'', '', must lie behind"
    })
    void refusePeriodsThatAreNoneAndForgetNothing(String from, String to, String problem) {
        form("policy-admin")
                .formParam("from", from)
                .formParam("to", to)
                .post(TRIAL)
                .then()
                .statusCode(422)
                .body(containsString(problem))
                .body(containsString("value=\"" + from + "\""));
    }

    @Test
    void tellHowFarOneIsUntilItIsCancelled() {
        String replay = "/pages/replays/" + replays.running();
        read("supervisor", replay)
                .body(containsString("hx-trigger=\"every 2s\""))
                .body(containsString("max=\"100\" value=\"25\""))
                .body(not(containsString("/cancellation")));
        asScript(replay).header("HX-Retarget", nullValue());
        read("policy-admin", replay).body(containsString("action=\"" + replay + "/cancellation"));
        form("supervisor").post(replay + "/cancellation").then().statusCode(403);
        as("policy-admin").post(replay + "/cancellation").then().statusCode(403);

        cancel(replay, "cancelled");
        cancel(replay, "ended");

        read("policy-admin", replay)
                .body(containsString("Cancelled"))
                .body(not(containsString("hx-trigger")))
                .body(not(containsString("/cancellation")));
        asScript(replay).header("HX-Retarget", equalTo("#replay"));
    }

    @Test
    void showWhatOneFound() {
        List<Event> changed = decided(Event.refundDelayed());
        UUID replay = replays.done(changed);

        read("supervisor", "/pages/replays/" + replay)
                .body(containsString("<svg class=\"chart\""))
                .body(containsString("at most 14 as it was, at most 19 with the tried version"))
                .body(containsString("No call, because a rule forbids it – The customer must not"))
                .body(containsString("1 of 2 can be looked at"))
                .body(containsString("<strong>First contact – too late</strong>"))
                .body(containsString("<strong>Solution – not promised</strong>"))
                .body(containsString("calls after an incident, placed by their turn"))
                .body(containsString("which calls its targets hurry is not known"))
                .body(
                        containsString(
                                "/changes?was=SCHEDULED&amp;otherwise=DEFERRED&amp;"
                                        + "reason=refund-delayed&amp;customerId=\""));
        String alike = changes(replay) + "?was=SCHEDULED&otherwise=DEFERRED&reason=refund-delayed";
        String decision = "<a href=\"/pages/decisions?source=%2Ftest-wallet&amp;id=" + id(changed);
        read("supervisor", alike)
                .body(containsString(decision))
                .body(containsString("Outside of calling hours where the customer is"))
                .body(containsString("<option value=\"DEFERRED\" selected>"));
        read("policy-admin", alike)
                .body(containsString(changed.get(0).customerId()))
                .body(not(containsString("/pages/decisions")));
    }

    @Test
    void findChangesAndShowWhatComesFromOutsideAsText() {
        String attack = Event.newCustomer() + "\"><script>alert(1)</script>";
        List<Event> changed =
                decided(Event.refundDelayed(), Event.refundDelayed().customer(attack));
        String changes = changes(replays.done(changed));

        read("supervisor", changes + "?customerId=" + encoded(attack))
                .body(not(containsString("<script>alert")))
                .body(containsString(changed.get(1).id()))
                .body(not(containsString(changed.get(0).id())));
        for (String none :
                List.of(
                        "was=DEFERRED",
                        "otherwise=SCHEDULED",
                        "reason=" + encoded(attack),
                        "customerId=nobody")) {
            read("supervisor", changes + "?" + none)
                    .body(
                            allOf(
                                    containsString("There is none like that."),
                                    not(containsString("<script>alert"))));
        }
        as("supervisor").get(changes + "?cursor=x").then().statusCode(400);
        as("supervisor")
                .urlEncodingEnabled(false)
                .get(changes + "?customerId=a%00b")
                .then()
                .statusCode(400);
    }

    @Test
    void goThroughManyChangesPageByPage() {
        Event[] many = new Event[30];
        String customer = Event.newCustomer();
        for (int i = 0; i < many.length; i++) many[i] = Event.paymentFailed().customer(customer);
        UUID replay = replays.done(decided(many));

        String first = read("supervisor", changes(replay)).extract().asString();

        String next = first.replaceAll("(?s).*hx-get=\"([^\"]+)\".*", "$1").replace("&amp;", "&");
        assertThat(first).contains(many[24].id()).doesNotContain(many[25].id());
        read("supervisor", next)
                .body(containsString(many[25].id()))
                .body(containsString(many[29].id()))
                .body(not(containsString("more-link")));
    }

    @Test
    void knowNoOther() {
        String unknown = "/pages/replays/" + UUID.randomUUID();
        as("supervisor").get(unknown).then().statusCode(404);
        as("supervisor").get(unknown + "/changes").then().statusCode(404);
        as("policy-admin").get("/pages/policies/99999/replay").then().statusCode(404);
        as("supervisor").get("/pages/replays?version=x").then().statusCode(400);
        as("supervisor").get(TRIAL).then().statusCode(403);
    }

    private void cancel(String replay, String done) {
        form("policy-admin")
                .post(replay + "/cancellation")
                .then()
                .statusCode(303)
                .header("Location", containsString(replay + "?done=" + done));
    }

    private static ValidatableResponse asScript(String path) {
        return as("supervisor").header("HX-Request", "true").get(path).then().statusCode(200);
    }

    private List<Event> decided(Event... events) {
        Log.send(events);
        for (Event event : events) {
            eventually(
                    () ->
                            assertThat(
                                            tables.count(
                                                    "SELECT count(*) FROM decision WHERE id = ?",
                                                    event.id()))
                                    .isEqualTo(1));
        }
        return List.of(events);
    }

    private static String changes(UUID replay) {
        return "/pages/replays/" + replay + "/changes";
    }

    private static String id(List<Event> events) {
        return events.get(0).id();
    }

    private static ValidatableResponse read(String role, String path) {
        return as(role).header("Accept-Language", "en")
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200);
    }

    private static RequestSpecification form(String role) {
        return as(role).header("Accept-Language", "en")
                .header("Sec-Fetch-Site", "same-origin")
                .redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
