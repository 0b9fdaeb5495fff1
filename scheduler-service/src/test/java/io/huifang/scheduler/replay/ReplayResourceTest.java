package io.huifang.scheduler.replay;

import static io.huifang.scheduler.fixture.Accounts.as;
import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.huifang.contract.Topic;
import io.huifang.scheduler.fixture.Daytime;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.policy.document.DefaultPolicy;
import io.huifang.scheduler.replay.ReplayPages.Turned;
import io.huifang.scheduler.replay.virtual.TwoLives;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

@SchedulerTest
@Tag("D2")
@Tag("R23")
class ReplayResourceTest extends PastRig {
    @Inject ReplayLives replayLives;
    @Inject ReplayPages pages;

    @Test
    @Tag("D8")
    @Tag("R16")
    void changesNothingUnderTheSamePolicy() {
        decided(
                Event.refundDelayed()
                        .zone(Daytime.nightZone())
                        .expiring(Instant.now().plus(Duration.ofMinutes(20))));
        lastThroughAnIncident("ops");
        lastThroughAnIncident(null);
        talkedToNobodyForLong();
        to = databaseNow();

        JsonPath done = replay(1);

        assertThat(done.getLong("expected")).isEqualTo(sent.size());
        assertThat(done.getLong("events")).isEqualTo(sent.size());
        assertThat(done.getLong("changed")).isZero();
        assertThat(done.getLong("notReproduced"))
                .as("%s", done.getList("counts.notReproduced"))
                .isZero();
        assertThat(changes(done)).isEmpty();
        List<Map<String, Object>> hours = hours(done);
        assertThat(hours).isNotEmpty();
        assertThat(hours)
                .allSatisfy(it -> assertThat(it.get("asItWas")).isEqualTo(it.get("otherwise")));
    }

    @Test
    void changesExactlyWhatMovedHoursForbid() {
        JsonPath done = replay(policyThatOpensAt("13:00"));

        Set<Object> expected =
                sent.stream()
                        .filter(event -> isClosedThen(event.id()))
                        .map(Event::id)
                        .collect(Collectors.toSet());
        assertThat(expected).hasSizeGreaterThan(3).hasSizeLessThan(sent.size());
        List<Map<String, Object>> changes = changes(done);
        assertThat(changes).extracting(it -> it.get("id")).hasSameElementsAs(expected);
        assertThat(changes)
                .filteredOn(it -> answer(it, "otherwise").get("decision").equals("DEFERRED"))
                .isNotEmpty()
                .allSatisfy(
                        it ->
                                assertThat((String) answer(it, "otherwise").get("explanation"))
                                        .contains("put off"));
        assertThat(done.getLong("changed")).isEqualTo(changes.size());
        assertThat(done.getLong("notReproduced")).isZero();
    }

    @Test
    @Tag("D8")
    void findsTheIncidentsThatTheCandidateWouldHaveFound() {
        String cause = "FOUND_" + UUID.randomUUID().toString().substring(0, 8);
        List<Event> failed =
                List.of(failed(cause), failed(cause), failed(cause), failed("OTHER_" + cause));
        failed.forEach(this::decided);
        to = databaseNow();
        String often = "opensAt: {customers: 500, within: PT5M}";
        int policy = stored(DefaultPolicy.text().replace(often, often.replace("500", "2")));

        JsonPath done = replay(policy);

        assertThat(changes(done))
                .filteredOn(it -> failed.stream().anyMatch(one -> one.id().equals(it.get("id"))))
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.get("id")).isEqualTo(failed.get(2).id());
                            assertThat(answer(it, "otherwise").get("rule"))
                                    .isEqualTo("incident.collapsed");
                        });
        assertThat(done.getLong("notReproduced")).isZero();
    }

    @Test
    @Tag("R16")
    @Tag("R36")
    void saysWhatItDoesNotLive() {
        JsonPath done =
                replay(
                        stored(
                                DefaultPolicy.text()
                                        .replace("every: P180D", "every: P90D")
                                        .replace("riskAfter: 75", "riskAfter: 50")));

        assertThat(done.getList("counts.byRuleOfThumb.asItWas", String.class))
                .anyMatch(it -> it.startsWith("periodic check-in"))
                .anyMatch(it -> it.startsWith("sla complaint"));
        assertThat(done.getLong("changed")).isZero();
    }

    @Test
    void touchesNothingThatLivesAndHoldsNothingUp() {
        Event announced =
                Event.paymentFailed()
                        .type("io.huifang.feature.difficulty_reported.v1")
                        .saying("\"feature\":\"transfer\"");
        decided(announced);
        Log.about(announced.customerId(), Topic.CUSTOMER_NOTICES, 1);
        to = databaseNow();
        Map<String, Object> before = everythingAlive();
        assertThat(before.get("customer_notice")).isEqualTo(List.of("before-attempt-1"));
        String location = request(policyThatOpensAt("13:00"), from, to);
        Event meanwhile = Event.refundDelayed();
        Log.send(meanwhile);

        eventually(
                () ->
                        assertThat(tables.decisions(meanwhile.customerId()))
                                .containsExactly("SCHEDULED"));
        JsonPath done = done(location);

        assertThat(done.getLong("changed")).isPositive();
        assertThat(done.getLong("events")).isEqualTo(sent.size());
        assertThat(everythingAlive()).isEqualTo(before);
    }

    @Test
    @Tag("P8")
    void goesOnWhereADeadProcessLeftIt() {
        int policy = policyThatOpensAt("13:00");
        JsonPath undisturbed = replay(policy);
        Replay dead = leasedByTheDead(policy);
        TwoLives lives = replayLives.of(dead).await().indefinitely().orElseThrow();
        Turned first = pages.turn(dead, lives).await().indefinitely();
        Replay halfway = ((Turned.GoOn) first).replay();
        long before =
                tables.count("SELECT events FROM replay WHERE replay_id = ?", dead.replayId());
        tables.change(
                "UPDATE replay SET leased_until = now() - interval '1 s' WHERE replay_id = ?",
                dead.replayId());

        JsonPath done = done("/v1/replays/" + dead.replayId());

        assertThat(before).isBetween(1L, sent.size() - 1L);
        for (String what : List.of("events", "changed", "notReproduced", "counts")) {
            assertThat(done.<Object>get(what)).isEqualTo(undisturbed.get(what));
        }
        assertThat(changes(done)).isEqualTo(changes(undisturbed));
        assertThat(hours(done)).isEqualTo(hours(undisturbed));
        assertThat(pages.turn(halfway, lives).await().indefinitely())
                .isInstanceOf(Turned.NotOurs.class);
        assertThat(done("/v1/replays/" + dead.replayId()).<Object>get("events"))
                .isEqualTo(undisturbed.get("events"));
    }

    @Test
    void givesUpWhatNoRunBringsForward() {
        Replay dead = leasedByTheDead(1);
        tables.change(
                "UPDATE replay SET leased_until = now() - interval '1 s', claims = 5"
                        + " WHERE replay_id = ?",
                dead.replayId());

        eventually(
                () ->
                        as("supervisor")
                                .get("/v1/replays/" + dead.replayId())
                                .then()
                                .body("state", equalTo("FAILED"))
                                .body("fault", startsWith("no run")));
    }

    @Test
    void isCancelledOnceAndForAll() {
        Replay leased = leasedByTheDead(1);
        String one = "/v1/replays/" + leased.replayId();

        as("policy-admin").delete(one).then().statusCode(204);

        as("policy-admin").delete(one).then().statusCode(204);
        as("supervisor").get(one).then().body("state", equalTo("CANCELLED"));
        TwoLives lives = replayLives.of(leased).await().indefinitely().orElseThrow();
        assertThat(pages.turn(leased, lives).await().indefinitely())
                .isInstanceOf(Turned.NotOurs.class);
        JsonPath other = replay(1);
        as("policy-admin")
                .delete("/v1/replays/" + other.getString("replayId"))
                .then()
                .statusCode(409);
    }

    @Test
    void pagesThroughChanges() {
        JsonPath done = replay(policyThatOpensAt("13:00"));
        String all = "/v1/replays/" + done.getString("replayId") + "/changes?limit=2";
        List<Object> seen = new ArrayList<>();
        for (String next = "0"; next != null; ) {
            JsonPath page =
                    as("supervisor").get(all + "&cursor=" + next).then().extract().jsonPath();
            seen.addAll(page.getList("changes.id"));
            next = page.getString("next");
        }

        assertThat(seen).hasSize(done.getInt("changed")).doesNotHaveDuplicates();
        as("supervisor").get(all + "&cursor=x").then().statusCode(400);
    }

    private JsonPath replay(int policy) {
        return done(request(policy, from, to));
    }

    private String request(int policy, Instant from, Instant to) {
        String location = ask(policy, from, to).statusCode(202).extract().header("Location");
        return location.substring(location.indexOf("/v1/"));
    }

    private ValidatableResponse ask(int policy, Instant from, Instant to) {
        return as("policy-admin")
                .contentType("application/json")
                .body(Map.of("from", from.toString(), "to", to.toString()))
                .post("/v1/policies/" + policy + "/replays")
                .then();
    }

    private JsonPath done(String location) {
        eventually(() -> as("supervisor").get(location).then().body("state", equalTo("DONE")));
        return as("supervisor").get(location).then().statusCode(200).extract().jsonPath();
    }

    private List<Map<String, Object>> changes(JsonPath replay) {
        return as("supervisor")
                .get("/v1/replays/" + replay.getString("replayId") + "/changes?limit=500")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("changes");
    }

    private List<Map<String, Object>> hours(JsonPath replay) {
        return as("supervisor")
                .get("/v1/replays/" + replay.getString("replayId") + "/hours")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> answer(Map<String, Object> change, String which) {
        return (Map<String, Object>) change.get(which);
    }

    /** By the wall clock alone: a call was wanted, and was due before one o'clock or at night. */
    private boolean isClosedThen(String id) {
        Map<String, Object> row =
                tables.rows(
                                "SELECT kind, facts ->> 'timeZones' AS zones, inputs ->> 'dueAt' AS"
                                        + " due, inputs ->> 'windowOpensAt' AS opens FROM decision"
                                        + " WHERE id = ?",
                                id)
                        .get(0);
        if (!Set.of("SCHEDULED", "DEFERRED").contains(row.get("kind"))) return false;
        Object due = row.get("opens") == null ? row.get("due") : row.get("opens");
        String zone = row.get("zones").toString().replaceAll("[\\[\\]\"]", "");
        return Instant.parse((String) due).atZone(ZoneId.of(zone)).getHour() < 13;
    }

    private int policyThatOpensAt(String time) {
        return stored(DefaultPolicy.text().replace("from: \"09:00\"", "from: \"" + time + "\""));
    }

    private static int stored(String document) {
        return as("policy-admin")
                .contentType("application/yaml")
                .body(document.getBytes(StandardCharsets.UTF_8))
                .post("/v1/policies")
                .then()
                .extract()
                .path("version");
    }

    /** A replay that another process has begun, which answers no more. */
    private Replay leasedByTheDead(int policy) {
        UUID id = UUID.randomUUID();
        UUID owner = UUID.randomUUID();
        tables.change(
                "INSERT INTO replay (replay_id, policy_version, period_from, period_to, asked_by,"
                        + " asked_at, state, began_at, expected, owner, leased_until, claims)"
                        + " VALUES (?, ?, ?::timestamptz, ?::timestamptz, 'test', now(), 'RUNNING',"
                        + " now(), ?, ?, now() + interval '1 h', 1)",
                id,
                policy,
                from.toString(),
                to.toString(),
                (long) sent.size(),
                owner);
        return new Replay(id, owner, policy, from, to, "", true, 0);
    }

    /**
     * Rows of this test's customers in all tables that others live by, and what was told of them.
     */
    private Map<String, Object> everythingAlive() {
        List<String> customers = sent.stream().map(Event::customerId).distinct().sorted().toList();
        Map<String, Object> alive =
                tables
                        .values(
                                "SELECT table_name FROM information_schema.columns WHERE"
                                        + " table_schema = 'public' AND column_name = 'customer_id'"
                                        + " AND table_name NOT LIKE 'replay%'")
                        .stream()
                        .map(Object::toString)
                        .collect(Collectors.toMap(it -> it, it -> rows(it, customers)));
        alive.put(
                "customer_notice",
                tables.values(
                        "SELECT n.occasion FROM customer_notice n JOIN callback_task t USING"
                                + " (callback_id) WHERE t.customer_id = ANY(string_to_array(?, ','))"
                                + " ORDER BY n.notice_id",
                        String.join(",", customers)));
        for (Topic topic :
                List.of(Topic.CALLBACK_DECISIONS, Topic.CALLBACK_TASKS, Topic.CUSTOMER_NOTICES)) {
            alive.put(
                    topic.topicName(),
                    Log.all(topic).stream().filter(it -> customers.contains(it.key())).count());
        }
        return alive;
    }

    private Object rows(String table, List<String> customers) {
        return tables.values(
                "SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' ORDER BY t::text)),"
                        + " '') FROM "
                        + table
                        + " t WHERE customer_id = ANY(string_to_array(?, ','))",
                String.join(",", customers));
    }
}
