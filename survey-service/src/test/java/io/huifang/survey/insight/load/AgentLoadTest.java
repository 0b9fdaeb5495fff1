package io.huifang.survey.insight.load;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.huifang.backing.Database;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.Intake;
import io.huifang.survey.fixture.Profiles;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.UUID;

/** What agents did, of calls that are made here and of days gone by. */
@SurveyTest
@Tag("R65")
class AgentLoadTest {
    private static final Desk WORKER = Desk.agent(87);
    private static final Desk IDLER = Desk.agent(88);

    Database database;
    Intake intake;
    private Shifts shifts;
    private final String agent = "load-" + UUID.randomUUID();
    private final String group = "load-" + UUID.randomUUID().toString().substring(0, 8) + "x";

    @BeforeEach
    void open() {
        shifts = Shifts.of(database);
    }

    @Test
    void countsEachLeaseWhateverItCameTo() {
        JsonPath before = own(WORKER);
        try (TaskTopic scheduler = new TaskTopic()) {
            CallbackDispatched call = scheduler.dispatch(aDispatch());
            intake.knows(call.customerId(), "+8613800138001", "Li", "");
            Eventually.isIn("OFFERED", call.attemptId());
            WORKER.claimed(call.reason()).release().then().statusCode(204);
            WORKER.claimed(call.reason());
            Tables.of(database).endLease(call.attemptId());
            Eventually.isIn("OFFERED", call.attemptId());
            Desk.Held held = WORKER.claimed(call.reason());
            held.reveal().then().statusCode(200);
            held.conclude("{\"disposition\":\"REACHED_RESOLVED\"}").then().statusCode(200);
        }

        JsonPath after = own(WORKER);

        assertThat(risen(before, after, "claims")).isEqualTo(3);
        assertThat(risen(before, after, "calls")).isEqualTo(1);
        assertThat(risen(before, after, "conclusions")).isEqualTo(1);
        assertThat(risen(before, after, "leaseSeconds")).isBetween(3600L, 3700L);
    }

    private static long risen(JsonPath before, JsonPath after, String what) {
        Long was = before.getObject("agent.load." + what, Long.class);
        return after.getLong("agent.load." + what) - (was == null ? 0 : was);
    }

    @Test
    void keepsBreaksAndWrapUpsThatAreOver() {
        Tables tables = Tables.of(database);
        Profiles.state(IDLER, "BREAK").then().statusCode(200);
        Profiles.state(IDLER, "BREAK").then().statusCode(200);
        Profiles.state(IDLER, "READY").then().statusCode(200);
        tables.run(
                "UPDATE agent_state SET state = 'WRAP_UP', since = '2024-02-05T01:00:00Z',"
                        + " until = '2024-02-05T01:05:00Z' WHERE account = ?",
                IDLER.account());
        Profiles.state(IDLER, "READY").then().statusCode(200);

        assertThat(
                        tables.strings(
                                "SELECT state || CASE WHEN state = 'WRAP_UP' THEN"
                                        + " (ended_at - began_at)::text ELSE '' END"
                                        + " FROM agent_spell WHERE account = ? ORDER BY state",
                                IDLER.account()))
                .containsExactly("BREAK", "WRAP_UP00:05:00");
    }

    @Test
    void countsTimeOnceHoweverManyLeasesAreHeld() {
        shifts.call(agent, "2024-02-05T01:00:00Z", "2024-02-05T01:10:00Z");
        shifts.call(agent, "2024-02-05T01:05:00Z", "2024-02-05T01:15:00Z");
        shifts.left(agent, "2024-02-05T01:20:00Z", "2024-02-05T01:21:00Z");
        shifts.spell(agent, "WRAP_UP", "2024-02-05T01:15:00Z", "2024-02-05T01:16:00Z");
        shifts.call(agent, "2024-02-05T01:28:00Z", "2024-02-05T01:30:00Z");

        JsonPath load = load("2024-02-05", "2024-02-06").setRootPath(mine("load"));

        assertThat(load.getLong("claims")).isEqualTo(4);
        assertThat(load.getLong("calls")).isEqualTo(3);
        assertThat(load.getLong("leaseSeconds")).isEqualTo(60 * (15 + 1 + 2));
        assertThat(load.getLong("talkSeconds")).isEqualTo(60 * (15 + 2));
        assertThat(load.getLong("wrapUpSeconds")).isEqualTo(60);
        assertThat(load.getLong("atWorkSeconds")).isEqualTo(30 * 60);
        assertThat(load.getDouble("occupancy")).isEqualTo(0.633333);
    }

    @Test
    void countsNoBreakAsWorkUnlessACallGoesOn() {
        shifts.call(agent, "2024-02-05T01:00:00Z", "2024-02-05T01:10:00Z");
        shifts.spell(agent, "BREAK", "2024-02-05T01:05:00Z", "2024-02-05T01:30:00Z");
        shifts.call(agent, "2024-02-05T01:30:00Z", "2024-02-05T01:40:00Z");

        JsonPath load = load("2024-02-05", "2024-02-06").setRootPath(mine("load"));

        assertThat(load.getLong("atWorkSeconds")).isEqualTo(20 * 60);
        assertThat(load.getDouble("occupancy")).isEqualTo(1);
    }

    @Test
    void tellsDaysOfThePagesZoneApart() {
        shifts.call(agent, "2024-02-05T15:50:00Z", "2024-02-05T15:59:00Z");
        shifts.call(agent, "2024-02-05T15:59:30Z", "2024-02-05T16:01:00Z");

        JsonPath found = load("2024-02-05", "2024-02-07");

        assertThat(found.getString("timeZone")).isEqualTo("Asia/Shanghai");
        assertThat(found.getList(mine("days.day"))).containsExactly("2024-02-05", "2024-02-06");
        assertThat(found.getList(mine("days.load.claims"))).containsExactly(1, 1);
    }

    @Test
    void knowsHardCases() {
        String customer = "customer-" + UUID.randomUUID();
        String day = "2024-02-05T0";
        shifts.call(agent, day + "1:00:00Z", day + "1:01:00Z");
        hard(day + "2", "complaint", "customer-" + UUID.randomUUID(), "NO_ANSWER");
        hard(day + "3", "welcome", "customer-" + UUID.randomUUID(), "FRAUD_SUSPECTED");
        hard(day + "4", "refund-delayed", customer, "REACHED_UNRESOLVED");
        hard(day + "5", "refund-delayed", customer, "NO_ANSWER");
        hard(day + "6", "welcome", customer, "REACHED_RESOLVED");

        JsonPath load = load("2024-02-05", "2024-02-06").setRootPath(mine("load"));

        assertThat(load.getLong("conclusions")).isEqualTo(6);
        assertThat(load.getLong("hardCases")).as("complaint, fraud, repeat").isEqualTo(3);
        assertThat(load.getDouble("hardShare")).isEqualTo(0.5);
    }

    @Test
    void countsNoRepeatAfterFourteenDaysNorOfWhoWasNotReached() {
        String customer = "customer-" + UUID.randomUUID();
        String missed = "customer-" + UUID.randomUUID();
        hard("2024-02-05T01", "refund-delayed", customer, "REACHED_RESOLVED");
        hard("2024-02-19T02", "refund-delayed", customer, "NO_ANSWER");
        hard("2024-02-05T03", "refund-delayed", missed, "VOICEMAIL");
        hard("2024-02-06T04", "refund-delayed", missed, "NO_ANSWER");

        assertThat(load("2024-02-05", "2024-02-20").getLong(mine("load.hardCases"))).isZero();
    }

    private void hard(String hour, String reason, String customer, String disposition) {
        shifts.call(agent, hour + ":10:00Z", hour + ":15:00Z", reason, customer, disposition);
    }

    @Test
    @Tag("R62")
    void tellsScoresByTheLatestVersionOfEachReview() {
        UUID one = shifts.call(agent, "2024-02-05T01:00:00Z", "2024-02-05T01:10:00Z");
        UUID other = shifts.call(agent, "2024-02-05T02:00:00Z", "2024-02-05T02:10:00Z");
        shifts.review(one, 1, "2024-02-05T03:00:00Z", agent, 1, 1, 1, 1);
        shifts.review(one, 2, "2024-02-06T03:00:00Z", agent, 5, 4, 3, 2);
        shifts.review(other, 1, "2024-02-06T04:00:00Z", agent, 4, 4, 4, 4);

        JsonPath scores = load("2024-02-05", "2024-02-07").setRootPath(mine("reviews"));

        assertThat(scores.getLong("n")).isEqualTo(2);
        assertThat(scores.getDouble("listening")).isEqualTo(4.5);
        assertThat(scores.getDouble("procedure")).isEqualTo(3);
        assertThat(scores.getDouble("whole")).isEqualTo(3.75);
        assertThat(load("2024-02-05", "2024-02-07").getList(mine("days.reviews.n")))
                .containsExactly(0, 2);
    }

    @Test
    void tellsHowEvenlyItFallsOnAGroup() {
        for (int i = 1; i <= 4; i++) {
            shifts.profile(agent + i, "Agent " + i, group);
            shifts.call(agent + i, "2024-02-05T01:00:00Z", "2024-02-05T01:0" + i + ":00Z");
        }
        shifts.profile(agent + "-away", "Away", group);

        JsonPath found =
                asked().queryParam("from", "2024-02-05T00:00:00+08:00")
                        .queryParam("to", "2024-02-06T00:00:00+08:00")
                        .queryParam("group", group)
                        .get("/v1/insight/agents")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();

        assertThat(found.getList("agents.displayName"))
                .containsExactly("Agent 1", "Agent 2", "Agent 3", "Agent 4");
        assertThat(found.getList("groups.group")).containsExactly(group);
        assertThat(found.getInt("groups[0].all.agents")).isEqualTo(4);
        assertThat(found.getDouble("groups[0].all.spread.handling.gini")).isEqualTo(0.25);
        assertThat(found.getDouble("groups[0].all.spread.handling.variation")).isEqualTo(0.447214);
        assertThat(found.getDouble("groups[0].all.spread.occupancy.gini")).isZero();
        assertThat(found.<Object>get("groups[0].all.spread.hardShare.gini")).isNull();
        assertThat(found.getList("groups[0].days.day")).containsExactly("2024-02-05");
    }

    @Test
    @Tag("P9")
    void showsAnAgentHimselfAlone() {
        shifts.call(WORKER.account(), "2024-03-05T01:00:00Z", "2024-03-05T01:10:00Z");
        shifts.call(IDLER.account(), "2024-03-05T01:00:00Z", "2024-03-05T01:10:00Z");
        shifts.call(IDLER.account(), "2024-03-05T02:00:00Z", "2024-03-05T02:10:00Z");

        period(WORKER.request(), "2024-03-05", "2024-03-06")
                .get("/v1/insight/agents/me")
                .then()
                .statusCode(200)
                .body("agent.account", equalTo(WORKER.account()))
                .body("agent.load.claims", equalTo(1))
                .body("groups", nullValue());
        period(WORKER.request(), "2019-03-05", "2019-03-06")
                .get("/v1/insight/agents/me")
                .then()
                .statusCode(200)
                .body("agent", nullValue());
        WORKER.request()
                .queryParam("group", "x")
                .get("/v1/insight/agents/me")
                .then()
                .statusCode(400);
        WORKER.request().get("/v1/insight/agents").then().statusCode(403);
        Desk.named("ops").request().get("/v1/insight/agents").then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=yesterday",
                "group=Not%20a%20code",
                "agent=agent-1",
                "group=a&group=b",
                "from=2024-02-05T00:00:00Z&to=2024-02-05T00:00:00Z",
                "from=2024-01-01T00:00:00Z&to=2024-04-03T00:00:00Z"
            })
    void refusesWhatItCannotAnswer(String query) {
        Response refused = asked().urlEncodingEnabled(false).get("/v1/insight/agents?" + query);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.asString()).doesNotContain("yesterday", "Not%20a", "2024-04-03");
    }

    @Test
    void keepsWhatEndedAsItWas() {
        shifts.left(agent, "2024-02-05T01:20:00Z", "2024-02-05T01:21:00Z");
        Tables tables = Tables.of(database);

        assertThatThrownBy(
                        () ->
                                tables.run(
                                        "UPDATE ended_lease SET agent = 'x' WHERE agent = ?",
                                        agent))
                .hasMessageContaining("written once");
    }

    /** The path of something of the agent of this test. */
    private String mine(String what) {
        return "agents.find { it.account == '" + agent + "' }." + what;
    }

    private static RequestSpecification asked() {
        return Desk.auditor().request();
    }

    private static RequestSpecification period(
            RequestSpecification request, String from, String to) {
        return request.queryParam("from", from + "T00:00:00+08:00")
                .queryParam("to", to + "T00:00:00+08:00");
    }

    private static JsonPath load(String from, String to) {
        return period(asked(), from, to)
                .get("/v1/insight/agents")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath own(Desk desk) {
        return desk.request()
                .get("/v1/insight/agents/me")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
