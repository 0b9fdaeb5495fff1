package io.huifang.survey.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.huifang.backing.Database;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Profiles;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.restassured.response.Response;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

@SurveyTest
@Tag("R61")
class AgentProfileTest {
    private static final Desk AGENT = Desk.agent(70);
    private static final Desk OTHER = Desk.agent(71);
    private static final Desk RACER = Desk.agent(72);

    private static final String PROFILE =
            """
            {"displayName":"Xiao Li","skills":{"refunds":3},"languages":["zh-CN","en"]}""";

    Database database;

    @Test
    void isSavedByTheVersionItReplaces() {
        Profiles.of(AGENT, "", "\"en\"");
        long before = AGENT.request().get("/v1/agents/me").jsonPath().getLong("version");

        Response saved = Profiles.save(AGENT, before, PROFILE);
        Response again = Profiles.save(AGENT, before, PROFILE);

        saved.then().statusCode(200).header("ETag", "\"" + (before + 1) + "\"");
        again.then().statusCode(412).body("code", equalTo("stale-profile"));
        AGENT.request()
                .get("/v1/agents/me")
                .then()
                .statusCode(200)
                .body("displayName", equalTo("Xiao Li"))
                .body("skills[0].name", equalTo("refunds"))
                .body("skills[0].level", equalTo(3))
                .body("languages", equalTo(List.of("zh-CN", "en")));
        Desk.supervisor()
                .request()
                .get("/v1/agents")
                .then()
                .statusCode(200)
                .body("agents.account", hasItem(AGENT.account()));
    }

    @Test
    void ofOneAccountIsBegunOnce() {
        long created =
                Stream.generate(
                                () ->
                                        CompletableFuture.supplyAsync(
                                                () -> Profiles.save(RACER, 0, PROFILE)))
                        .limit(8)
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .filter(answer -> answer.statusCode() == 200)
                        .count();

        assertThat(created).isEqualTo(1);
    }

    @Test
    void isForSupervisorsToWriteAndNotForAgentsToRead() {
        AGENT.request()
                .header("If-Match", "\"0\"")
                .body(PROFILE)
                .put("/v1/agents/" + AGENT.account())
                .then()
                .statusCode(403);
        AGENT.request().get("/v1/agents").then().statusCode(403);
        Desk.supervisor()
                .request()
                .body(PROFILE)
                .put("/v1/agents/" + AGENT.account())
                .then()
                .statusCode(428);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /displayName",
                "{\"displayName\":\"x\",\"languages\":[]} | /languages",
                "{\"displayName\":\"x\",\"languages\":[\"1\"]} | /languages",
                "{\"displayName\":\"x\",\"languages\":[\"en\"],\"skills\":{\"refunds\":6}} | /skills",
                "{\"displayName\":\"x\",\"languages\":[\"en\"],\"skills\":{\"a b\":1}} | /skills",
                "{\"displayName\":\"x\",\"languages\":[\"en\"],\"boss\":true} | ''"
            })
    void refusesWhatIsNoProfile(String body, String pointer) {
        Profiles.save(OTHER, 0, body)
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void sinceWhenAStateLastsIsNotChangedBySayingItAgain() {
        Desk agent = Desk.agent(73);
        String since = Profiles.state(agent, "BREAK").path("since");

        String again = Profiles.state(agent, "BREAK").path("since");
        Profiles.state(agent, "READY").then().statusCode(200).body("state", equalTo("READY"));

        assertThat(again).isEqualTo(since);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"state\":\"ASLEEP\"}", "{\"state\":\"READY\",\"x\":1}"})
    void refusesWhatIsNoState(String body) {
        OTHER.request().body(body).put("/v1/agents/me/state").then().statusCode(422);
    }

    @ParameterizedTest
    @Tag("P10")
    @ValueSource(
            strings = {
                "skills = '{a}', levels = '{6}'",
                "skills = '{a}', levels = '{}'",
                "languages = '{}'",
                "display_name = ''"
            })
    void standsInTheTableOnlyAsItMakesSense(String change) {
        Profiles.of(OTHER, "", "\"en\"");

        assertThatThrownBy(
                        () ->
                                Tables.of(database)
                                        .run(
                                                "UPDATE agent SET " + change + " WHERE account = ?",
                                                OTHER.account()))
                .hasMessageContaining("violates check constraint");
    }
}
