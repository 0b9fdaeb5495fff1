package io.huifang.survey.agent;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.huifang.backing.Database;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.OtherReplica;
import io.huifang.survey.fixture.Profiles;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.restassured.response.Response;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** An agent has left. */
@SurveyTest
class RemoveProfileTest {
    private static final String PROFILE =
            """
            {"displayName":"Xiao Li","languages":["en"]}""";

    Database database;
    private Tables tables;
    private final Desk left = Desk.named("left-" + UUID.randomUUID());

    @BeforeEach
    void open() {
        tables = Tables.of(database);
    }

    private static Response remove(Desk agent, long version) {
        return Desk.supervisor()
                .request()
                .header("If-Match", "\"" + version + "\"")
                .delete("/v1/agents/" + agent.account());
    }

    private List<String> audited() {
        return tables.strings(
                "SELECT act || ' by ' || actor FROM audit_entry"
                        + " WHERE act = 'REMOVE_PROFILE' AND object = ?",
                "agent:" + left.account());
    }

    @Test
    @Tag("P21")
    void takesHimFromTheAgentsOnceAndIsAudited() {
        Profiles.save(left, 0, PROFILE).then().statusCode(200);

        remove(left, 1).then().statusCode(204);
        remove(left, 1).then().statusCode(404);

        assertThat(audited()).containsExactly("REMOVE_PROFILE by supervisor");
        Desk.supervisor()
                .request()
                .get("/v1/agents")
                .then()
                .statusCode(200)
                .body("agents.account", not(hasItem(left.account())));
        Profiles.save(left, 0, PROFILE).then().statusCode(200);
    }

    @Test
    void isOfTheVersionThatWasSeen() {
        Profiles.save(left, 0, PROFILE).then().statusCode(200);
        Profiles.save(left, 1, PROFILE).then().statusCode(200);

        remove(left, 1).then().statusCode(412).body("code", equalTo("stale-profile"));
        remove(left, 0).then().statusCode(412);
        Desk.supervisor().request().delete("/v1/agents/" + left.account()).then().statusCode(428);

        assertThat(audited()).isEmpty();
        assertThat(tables.count("SELECT version FROM agent WHERE account = ?", left.account()))
                .isEqualTo(2);
    }

    @Test
    void endsTheBreakOfOneWithoutAProfile() {
        tables.run(
                "INSERT INTO agent_state (account, state, since)"
                        + " VALUES (?, 'BREAK', now() - interval '1 hour')",
                left.account());

        remove(left, 0).then().statusCode(204);
        remove(left, 0).then().statusCode(404);

        assertThat(
                        tables.count(
                                "SELECT count(*) FROM agent_state WHERE account = ?",
                                left.account()))
                .isZero();
        assertThat(
                        tables.count(
                                "SELECT count(*) FROM agent_spell WHERE account = ?"
                                        + " AND state = 'BREAK' AND ended_at > began_at",
                                left.account()))
                .as("what he did is counted")
                .isEqualTo(1);
    }

    @Test
    void keepsAWrapUpThatWasOverByItsOwnTime() {
        tables.run(
                "INSERT INTO agent_state (account, state, since, until)"
                        + " VALUES (?, 'WRAP_UP', now() - interval '1 hour',"
                        + " now() - interval '59 minutes')",
                left.account());

        remove(left, 0).then().statusCode(204);

        assertThat(
                        tables.count(
                                "SELECT count(*) FROM agent_spell WHERE account = ?"
                                        + " AND ended_at - began_at = interval '1 minute'",
                                left.account()))
                .isEqualTo(1);
    }

    @Test
    void isRefusedWhileHeHoldsAnAttempt() {
        Desk agent = Desk.agent(30);
        Profiles.of(agent, "", "\"en\"");
        long version = agent.request().get("/v1/agents/me").jsonPath().getLong("version");
        String reason = "left-" + UUID.randomUUID();
        offered(reason);
        Desk.Held held = agent.claimed(reason);

        remove(agent, version).then().statusCode(409).body("code", equalTo("holds-a-lease"));
        held.release().then().statusCode(204);
        remove(agent, version).then().statusCode(204);

        agent.claimed(reason).release().then().statusCode(204); // as one without a profile
    }

    @Test
    void waitsForAClaimThatIsUnderWay() {
        Profiles.save(left, 0, PROFILE).then().statusCode(200);
        UUID attempt = offered("left-" + UUID.randomUUID());

        CompletableFuture<Response> removal;
        try (OtherReplica there = OtherReplica.begin(database)) {
            there.run(
                    "SELECT pg_advisory_xact_lock(hashtextextended('huifang lease ' || ?, 0))",
                    left.account());
            there.run(
                    "UPDATE attempt SET state = 'CLAIMED', agent = ?,"
                            + " fencing_token = fencing_token + 1, claimed_at = now(),"
                            + " lease_until = least(callable_until, now() + interval '1 minute')"
                            + " WHERE attempt_id = ?",
                    left.account(),
                    attempt);
            removal = CompletableFuture.supplyAsync(() -> remove(left, 1));
            there.untilAwaited();
            there.commit();
        }

        removal.join().then().statusCode(409).body("code", equalTo("holds-a-lease"));
    }

    @Test
    void isDoneOnceForManyAtOnce() {
        Profiles.save(left, 0, PROFILE).then().statusCode(200);

        List<Integer> answers =
                Stream.generate(() -> CompletableFuture.supplyAsync(() -> remove(left, 1)))
                        .limit(6)
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .map(Response::statusCode)
                        .sorted()
                        .toList();

        assertThat(answers).containsExactly(204, 404, 404, 404, 404, 404);
        assertThat(audited()).hasSize(1);
    }

    @Test
    void isNotOfWhoIsNotThere() {
        remove(left, 0).then().statusCode(404);
        remove(left, 1).then().statusCode(404);
        remove(Desk.named("me"), 1).then().statusCode(404);
    }

    private static UUID offered(String reason) {
        try (TaskTopic scheduler = new TaskTopic()) {
            UUID attempt = scheduler.dispatch(aDispatch().reason(reason)).attemptId();
            Eventually.isIn("OFFERED", attempt);
            return attempt;
        }
    }
}
