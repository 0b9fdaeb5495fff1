package io.huifang.scheduler.page.incident;

import static io.huifang.scheduler.fixture.Accounts.as;
import static io.huifang.scheduler.fixture.Accounts.nameOf;
import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.huifang.backing.Database;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The pages of incidents. */
@SchedulerTest
@Tag("D8")
class IncidentPagesTest {
    private static final String OPENING = "/pages/incidents/opening";

    Database database;
    Tables tables;
    private final String cause = "PAGE_" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void look() {
        tables = new Tables(database);
    }

    @AfterEach
    void leaveNoneOpen() {
        tables.change(
                "UPDATE incident SET closed_at = now(), closed_because = 'test', held_at_end = 0"
                        + " WHERE key_values = ? AND closed_at IS NULL",
                cause);
    }

    @Test
    void openOneAndShowWhomItHoldsBack() {
        String incident = opened("outage & <b>more</b>");
        Event event = failed();
        Log.send(event);
        eventually(
                () -> assertThat(tables.decisions(event.customerId())).containsExactly("DEFERRED"));

        read("supervisor", incident)
                .body(containsString("<bdi>payment-outage (" + cause + ")</bdi>"))
                .body(containsString("outage &amp; &lt;b&gt;more&lt;/b&gt;"))
                .body(containsString("by " + nameOf("ops")))
                .body(containsString("Callbacks that wait for the end: 1"))
                .body(containsString("At most 20 a minute"))
                .body(containsString(incident + "/closure"));
        read("auditor", incident).body(not(containsString("/closure")));
        read("ops", "/pages/incidents").body(containsString("href=\"" + incident + "\""));
        String decision = "/pages/decisions?source=/test-wallet&id=" + event.id();
        read("supervisor", decision)
                .body(containsString("<dd><a href=\"" + incident + "\"><bdi>payment-outage"))
                .body(containsString("Waits for the end"));
        read("supervisor", "/pages/callbacks/" + callback(event))
                .body(containsString("<a href=\"" + incident + "\"><bdi>payment-outage"));
    }

    @Test
    void openAnotherOneOfTheSameCauseNever() {
        String incident = opened("first");

        String location = post("supervisor", OPENING, opening("second"), 303);

        assertThat(location).endsWith(incident + "?done=openBefore");
        read("ops", incident).body(containsString("first")).body(not(containsString("second")));
    }

    @Test
    void endOneOnceAndOnlyAfterAYes() {
        String incident = opened("停机");
        String closure = incident + "/closure";
        read("ops", incident).body(containsString("停机"));
        read("ops", closure).body(containsString("Callbacks that wait for it: 0"));

        form("ops")
                .formParam("because", "mended")
                .post(closure)
                .then()
                .statusCode(422)
                .body(containsString("the box was not ticked"))
                .body(containsString("value=\"mended\""));
        post("ops", closure, Map.of("because", " ", "sure", "yes"), 422);
        read("ops", incident).body(containsString("It lasts"));
        post("ops", closure, Map.of("because", "mended", "sure", "yes"), 303);
        post("supervisor", closure, Map.of("because", "a second time", "sure", "yes"), 303);

        read("supervisor", incident)
                .body(containsString("It has ended"))
                .body(containsString("mended"))
                .body(not(containsString("a second time")))
                .body(not(containsString("/closure")));
        read("ops", closure).body(containsString("It has ended already."));
    }

    @ParameterizedTest
    @CsvSource({
        "rule, other, no such rule",
        "fact-cause, '', must be a code",
        "since, 2020-01-01T00:00, within the last day",
        "since, yesterday, within the last day",
        "because, '', Say why"
    })
    void refuseWhatNoRuleIsAboutAndForgetNothing(String field, String value, String problem) {
        Map<String, String> entered = new HashMap<>(opening("outage"));
        entered.put(field, value);

        form("ops")
                .formParams(entered)
                .post(OPENING)
                .then()
                .statusCode(422)
                .body(containsString(problem))
                .body(
                        field.equals("rule")
                                ? containsString("rule=payment-outage")
                                : containsString("name=\"" + field + "\""));
        assertThat(tables.count("SELECT count(*) FROM incident WHERE key_values = ?", cause))
                .isZero();
    }

    @Test
    void changeNothingForOthers() {
        String incident = opened("outage");
        for (String path : new String[] {OPENING, incident + "/closure"}) {
            Map<String, String> fields = opening("by others");
            post("auditor", path, fields, 403);
            as("ops")
                    .header("Sec-Fetch-Site", "cross-site")
                    .formParams(fields)
                    .post(path)
                    .then()
                    .statusCode(403);
        }
        as("auditor").get(OPENING).then().statusCode(403);
        String unknown = "/pages/incidents/" + UUID.randomUUID();
        as("ops").get(unknown).then().statusCode(404);
        as("ops").get(unknown + "/closure").then().statusCode(404);
        post("ops", unknown + "/closure", Map.of("because", "x", "sure", "yes"), 404);
        read("ops", incident).body(containsString("It lasts"));
    }

    private String opened(String because) {
        String location = post("ops", OPENING, opening(because), 303);
        assertThat(location).endsWith("?done=opened");
        return location.substring(location.indexOf("/pages/"), location.indexOf('?'));
    }

    private Map<String, String> opening(String because) {
        return Map.of(
                "rule", "payment-outage", "fact-cause", cause, "because", because, "sure", "yes");
    }

    private static String post(String role, String path, Map<String, String> fields, int status) {
        return form(role)
                .formParams(fields)
                .post(path)
                .then()
                .statusCode(status)
                .extract()
                .header("Location");
    }

    private static RequestSpecification form(String role) {
        return as(role).header("Accept-Language", "en")
                .header("Sec-Fetch-Site", "same-origin")
                .redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }

    private static ValidatableResponse read(String role, String path) {
        return as(role).header("Accept-Language", "en")
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200);
    }

    private Event failed() {
        return Event.paymentFailed().about("NETWORK", cause);
    }

    private Object callback(Event event) {
        return tables.tasks(event.customerId()).get(0).get("callback_id");
    }
}
