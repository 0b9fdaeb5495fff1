package io.huifang.survey.questionnaire;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.contract.Topic;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.huifang.survey.fixture.Topics;
import io.restassured.response.Response;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An answer keeps the version of the questions it was given to. */
@SurveyTest
@Tag("R81")
@Tag("R87")
class VersionsTest {
    private static final Desk AGENT = Desk.agent(24);
    private static final String BRANCHING =
            """
            {"title":{"zh-CN":"题","en":"T"},"questions":[
              {"id":"nps","kind":"scale","from":0,"to":10,"ask":{"zh-CN":"问","en":"%1$s"}},
              {"id":"why","kind":"several","ask":{"zh-CN":"问","en":"why"},
               "options":[{"code":"slow","say":{"zh-CN":"慢","en":"slow"}},
                          {"code":"dear","say":{"zh-CN":"贵","en":"dear"}}],
               "showIf":{"question":"nps","atMost":6}}]}""";

    Database database;
    @Inject PublishedDocuments documents;

    private final String id = "versions-" + UUID.randomUUID();
    private Tables tables;
    private TaskTopic scheduler;

    @BeforeEach
    void open() {
        tables = Tables.of(database);
        scheduler = new TaskTopic();
        publish(1, "1970-01-01T00:00:00Z");
    }

    @AfterEach
    void close() {
        scheduler.close();
    }

    private void publish(int version, String from) {
        tables.run(
                "INSERT INTO questionnaire (id, version, effective_from, content, published_by)"
                        + " VALUES (?, ?, ?::timestamptz, ?, 'supervisor')",
                id,
                version,
                from,
                BRANCHING.formatted("version " + version));
        documents.refresh();
        Eventually.eventually()
                .until(
                        () ->
                                documents.questionnaires().stream()
                                        .anyMatch(
                                                it ->
                                                        it.id().equals(id)
                                                                && it.version() == version));
    }

    private Desk.Held claimed() {
        CallbackDispatched dispatched = scheduler.dispatch(aDispatch().questionnaire(id));
        Eventually.isIn("OFFERED", dispatched.attemptId());
        return AGENT.claimed(dispatched.reason());
    }

    private static Response conclude(Desk.Held held, String answers) {
        return held.conclude("{\"disposition\":\"REACHED_RESOLVED\",\"answers\":" + answers + "}");
    }

    @Test
    void isTheOneTheClaimWasShown() {
        Desk.Held before = claimed();
        publish(2, tables.text("SELECT clock_timestamp()::text"));
        Desk.Held after = claimed();

        conclude(before, "{\"nps\":9}").then().statusCode(200);
        conclude(after, "{\"nps\":9}").then().statusCode(200);

        assertThat(versionOf(before)).isEqualTo("1");
        assertThat(versionOf(after)).isEqualTo("2");
        Topics.saying(Topic.SURVEY_RESPONSES, before.attemptId().toString(), 1);
        assertThat(before.claim().<Integer>path("questionnaire.version")).isOne();
        assertThat(after.claim().<Integer>path("questionnaire.version")).isEqualTo(2);
        assertThat(AGENT.attempt(before.attemptId()).<String>path("state")).isEqualTo("CONCLUDED");
    }

    private String versionOf(Desk.Held held) {
        return tables.text(
                "SELECT questionnaire_version FROM conclusion WHERE attempt_id = ?",
                held.attemptId());
    }

    @Test
    void takesSeveralChoicesAndFollowsBranches() {
        Desk.Held held = claimed();

        Response unasked = conclude(held, "{\"nps\":9,\"why\":[\"slow\"]}");
        Response unknown = conclude(held, "{\"nps\":3,\"why\":[\"slow\",\"late\"]}");
        Response fine = conclude(held, "{\"nps\":3,\"why\":[\"slow\",\"dear\"]}");

        assertThat(unasked.statusCode()).isEqualTo(422);
        assertThat(unasked.<List<Map<String, String>>>path("errors"))
                .singleElement()
                .satisfies(
                        it ->
                                assertThat(it)
                                        .containsEntry("pointer", "/answers/why")
                                        .containsEntry("code", "not-asked"));
        assertThat(unknown.<String>path("errors[0].code")).isEqualTo("not-an-answer");
        fine.then().statusCode(200);
        assertThat(fine.<Object>path("conclusion.answers"))
                .isEqualTo(Map.of("nps", 3, "why", List.of("slow", "dear")));
    }
}
