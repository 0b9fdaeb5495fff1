package io.huifang.survey.drafting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.backing.Database;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.restassured.response.Response;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

@SurveyTest
@Tag("R82")
class DraftsTest {
    private static final Desk SUPERVISOR = Desk.supervisor();
    private static final String SOUND =
            """
            {"title":{"zh-CN":"标题","en":"Title"},
             "questions":[{"id":"q","kind":"yes-no","ask":{"zh-CN":"吗？","en":"%s?"}}]}""";
    private static final String UNFINISHED = "{\"title\":{\"zh-CN\":\"标题\"}}";

    Database database;

    private final String id = "q-" + UUID.randomUUID();
    private final String path = "/v1/drafts/questionnaires/" + id;

    private static String asking(String what) {
        return SOUND.formatted(what);
    }

    private Response save(String etag, String content) {
        return (etag == null ? SUPERVISOR.request() : SUPERVISOR.request().header("If-Match", etag))
                .body(content)
                .put(path);
    }

    private Response publish(String etag) {
        return SUPERVISOR.request().header("If-Match", etag).post(path + "/publication");
    }

    private String publishedNow(String content) {
        String etag = save(null, content).header("ETag");
        Response published = publish(etag);
        published.then().statusCode(201);
        return etag;
    }

    private List<String> stored() {
        return Tables.of(database)
                .strings(
                        "SELECT version || ' ' || (content::json #>> '{questions,0,ask,en}')"
                                + " FROM questionnaire WHERE id = ? ORDER BY version",
                        id);
    }

    @Test
    void becomeTheNextVersionAndLeaveTheOldOnesAsTheyAre() {
        publishedNow(asking("first"));
        publishedNow(asking("second"));

        assertThat(stored()).containsExactly("1 first?", "2 second?");
        assertThat(SUPERVISOR.request().get(path).statusCode()).isEqualTo(404);
        assertThat(
                        Tables.of(database)
                                .count(
                                        "SELECT count(*) FROM questionnaire WHERE id = ?"
                                                + " AND effective_from > clock_timestamp()"
                                                + " AND published_by = 'supervisor'",
                                        id))
                .isEqualTo(2);
    }

    @Test
    void areInTheAuditOncePublished() {
        publishedNow(asking("audited"));

        assertThat(
                        Tables.of(database)
                                .strings(
                                        "SELECT act || ' ' || actor FROM audit_entry"
                                                + " WHERE object = ?",
                                        "questionnaires:" + id + ":1"))
                .containsExactly("PUBLISH supervisor");
    }

    @Test
    void needNotBeFinishedToBeSavedButToBePublished() {
        Response saved = save(null, UNFINISHED);
        Response refused = publish(saved.header("ETag"));

        saved.then().statusCode(201);
        assertThat(saved.<List<String>>path("errors.pointer"))
                .containsExactlyInAnyOrder("/title/en", "/questions");
        refused.then().statusCode(422);
        assertThat(refused.<List<String>>path("errors.pointer"))
                .containsExactlyInAnyOrder("/title/en", "/questions");
        assertThat(stored()).isEmpty();
    }

    @Test
    void areWrittenOnlyByWhoeverHasSeenTheNewestState() {
        String first = save(null, UNFINISHED).header("ETag");
        Response second = save(first, asking("better"));

        second.then().statusCode(200);
        assertThat(second.header("ETag")).isNotEqualTo(first);
        assertThat(save(first, asking("late")).statusCode()).isEqualTo(412);
        assertThat(save(null, asking("blind")).statusCode()).isEqualTo(428);
        assertThat(save("*", asking("any")).statusCode()).isEqualTo(412);
        assertThat(save("no quotes", asking("odd")).statusCode()).isEqualTo(400);
        assertThat(publish(first).<String>path("code")).isEqualTo("draft-changed");
        assertThat(SUPERVISOR.request().get(path).<String>path("content.questions[0].ask.en"))
                .isEqualTo("better?");
    }

    @Test
    void publishOnceHoweverOftenTheRequestComes() {
        String etag = save(null, asking("once")).header("ETag");
        String key = UUID.randomUUID().toString();

        Response first = withKey(key, etag);
        Response second = withKey(key, etag);
        Response third = publish(etag);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(third.statusCode()).isEqualTo(404);
        assertThat(stored()).hasSize(1);
    }

    private Response withKey(String key, String etag) {
        return SUPERVISOR
                .request()
                .header("If-Match", etag)
                .header("Idempotency-Key", key)
                .post(path + "/publication");
    }

    @Test
    void publishOnceWhenManyAskAtTheSameTime() throws InterruptedException, ExecutionException {
        String etag = save(null, asking("race")).header("ETag");
        ExecutorService people = Executors.newFixedThreadPool(8);

        List<Future<Integer>> answers =
                IntStream.range(0, 8)
                        .mapToObj(i -> people.submit(() -> publish(etag).statusCode()))
                        .toList();
        people.shutdown();

        int published = 0;
        for (Future<Integer> answer : answers) {
            published += answer.get() == 201 ? 1 : 0;
        }
        assertThat(published).isOne();
        assertThat(stored()).hasSize(1);
    }

    @Test
    void areThrownAwayWithoutATraceInWhatIsPublished() {
        publishedNow(asking("stays"));
        String etag = save(null, asking("goes")).header("ETag");

        assertThat(SUPERVISOR.request().delete(path).statusCode()).isEqualTo(428);
        assertThat(SUPERVISOR.request().header("If-Match", etag).delete(path).statusCode())
                .isEqualTo(204);
        assertThat(SUPERVISOR.request().header("If-Match", etag).delete(path).statusCode())
                .isEqualTo(404);
        assertThat(stored()).containsExactly("1 stays?");
        // the tag of the draft that is gone opens no later one
        save(null, asking("later"));
        assertThat(publish(etag).statusCode()).isEqualTo(412);
    }

    @Test
    void thatArePublishedCannotBeChangedEvenInTheDatabase() {
        publishedNow(asking("carved"));
        Tables tables = Tables.of(database);

        assertThatThrownBy(
                        () ->
                                tables.run(
                                        "UPDATE questionnaire SET content = '{}' WHERE id = ?", id))
                .hasMessageContaining("written once");
    }

    @Test
    @Tag("R59")
    void ofArticlesAreFoundOncePublishedUntilTheyAreRetired() {
        String article =
                """
                {"kind":"question","audience":"customer","tags":["x"],"reasons":[],
                 "title":{"zh-CN":"鸿雁传书","en":"Zanzibar post"},
                 "body":{"zh-CN":"正文 <b>甲</b>","en":"Body"}%s}""";
        String draft = "/v1/drafts/articles/" + id;

        publishArticle(draft, article.formatted(""));
        List<String> chinese = found("鸿雁", "zh-CN");
        List<String> english = found("zanzibar", "en");
        publishArticle(draft, article.formatted(",\"retired\":true"));

        assertThat(chinese).containsExactly(id);
        assertThat(english).containsExactly(id);
        assertThat(found("鸿雁", "zh-CN")).isEmpty();
        assertThat(SUPERVISOR.request().get("/v1/articles/" + id).<Integer>path("version"))
                .isEqualTo(2);
    }

    private static void publishArticle(String draft, String content) {
        String etag = SUPERVISOR.request().body(content).put(draft).header("ETag");
        SUPERVISOR
                .request()
                .header("If-Match", etag)
                .post(draft + "/publication")
                .then()
                .statusCode(201);
    }

    private static List<String> found(String words, String language) {
        return Desk.agent(23)
                .request()
                .queryParam("q", words)
                .queryParam("language", language)
                .get("/v1/articles")
                .path("articles.id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent-1", "auditor", "ops"})
    void areSupervisorsBusinessOnly(String account) {
        for (String address : List.of("/v1/drafts", path)) {
            assertThat(Desk.named(account).request().get(address).statusCode()).isEqualTo(403);
        }
        assertThat(Desk.named(account).request().body("{}").put(path).statusCode()).isEqualTo(403);
        assertThat(Desk.named(account).request().post(path + "/publication").statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/drafts/poems/x",
                "/v1/drafts/scripts/UPPER",
                "/v1/drafts/scripts/a_b",
                "/v1/drafts/scripts/never-begun"
            })
    void areNotWhereNoneCanBe(String address) {
        assertThat(SUPERVISOR.request().get(address).statusCode()).isEqualTo(404);
    }
}
