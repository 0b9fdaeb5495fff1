package io.huifang.survey.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.huifang.backing.Database;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Profiles;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;

@SurveyTest
@Tag("R65")
class WrapUpTest {
    private static final Desk AGENT = Desk.agent(25);
    private static final Desk AWAY = Desk.agent(26);
    private static final Desk BUSY = Desk.agent(27);

    @Inject Pool pool;
    @Inject WorkStates states;
    Database database;

    private void conclude(Desk agent, Duration wrapUp) {
        WrapUps wrapUps = new WrapUps(states, () -> wrapUp);
        pool.withTransaction(tx -> wrapUps.begin(tx, agent.account()))
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    @Test
    void isForAWhileAndThenOver() {
        conclude(AGENT, Duration.ofMinutes(5));
        AGENT.request()
                .get("/v1/agents/me")
                .then()
                .body("state", equalTo("WRAP_UP"))
                .body("until", notNullValue());
        AGENT.claim("none-of-these").then().statusCode(409).body("code", equalTo("in-wrap-up"));

        Tables.of(database)
                .run(
                        "UPDATE agent_state SET since = now() - interval '9 minutes',"
                                + " until = now() WHERE account = ?",
                        AGENT.account());

        AGENT.request().get("/v1/agents/me").then().body("state", equalTo("READY"));
        AGENT.claim("none-of-these").then().statusCode(204);
    }

    @Test
    void isOffUnlessSwitchedOn() {
        conclude(BUSY, Duration.ZERO);

        BUSY.claim("none-of-these").then().statusCode(204);
    }

    @Test
    void leavesWhoIsOnABreakOnIt() {
        Profiles.state(AWAY, "BREAK").then().statusCode(200);

        conclude(AWAY, Duration.ofMinutes(5));

        assertThat(AWAY.request().get("/v1/agents/me").<String>path("state")).isEqualTo("BREAK");
        Profiles.state(AWAY, "READY").then().statusCode(200);
    }
}
