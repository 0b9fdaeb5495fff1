package io.huifang.survey.library;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.restassured.response.Response;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

@SurveyTest
@Tag("R59")
class ArticlesTest {
    private static final Desk AGENT = Desk.agent(21);

    Database database;
    @Inject PublishShippedArticles shipped;
    @Inject ShowArticle showArticle;

    private static Response search(String words, String language) {
        return AGENT.request()
                .queryParam("q", words)
                .queryParam("language", language)
                .get("/v1/articles");
    }

    @ParameterizedTest
    @CsvSource({
        "zh-CN, 退款什么时候到账, refund-how-long",
        "zh-CN, 怎么设置支付密码, payment-password",
        "zh-CN, 验证码收不到, reset-login",
        "zh-CN, 安全账户, safe-account",
        "zh-CN, 96110, safe-account",
        "zh-CN, 转错账, sent-to-wrong-person",
        "zh-CN, 解冻, freeze-account",
        "en, my refund has not arrived, refund-late",
        "en, forgotten payment password, payment-password",
        "en, safe accounts of the police, safe-account",
        "en, freezing my account, freeze-account"
    })
    void areFoundByThePeoplesOwnWords(String language, String words, String expected) {
        Response found = search(words, language);

        found.then().statusCode(200);
        List<String> ids = found.path("articles.id");
        assertThat(ids.subList(0, Math.min(3, ids.size()))).contains(expected);
    }

    @Test
    void showWhereTheWordsWereFound() {
        List<List<Map<String, Object>>> excerpts = search("安全账户", "zh-CN").path("articles.excerpt");

        assertThat(excerpts.get(0))
                .anySatisfy(piece -> assertThat(piece).containsEntry("hit", true));
        List<List<Map<String, Object>>> english = search("frozen", "en").path("articles.excerpt");
        assertThat(english.get(0).toString()).doesNotContain("\uE000").doesNotContain("<b>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"' OR 1=1 --", "a & | ! ( )", "\\'", "':*", "%_", "<script>", "的", "zzzz"})
    void takeAnyWordsForWordsOnly(String words) {
        search(words, "en").then().statusCode(200);
        search(words, "zh-CN").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "q, ' '",
        "language, fr",
        "audience, everybody",
        "reason, a b",
        "limit, 0",
        "limit, 51"
    })
    void refuseWrongParameters(String name, String value) {
        Response refused = AGENT.request().queryParam(name, value).get("/v1/articles");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.<String>path("errors[0].pointer")).isEqualTo("#/query/" + name);
    }

    @Test
    void forCustomersShowNothingThatIsForAgents() {
        List<String> audiences =
                AGENT.request()
                        .queryParam("audience", "customer")
                        .queryParam("limit", 50)
                        .get("/v1/articles")
                        .path("articles.audience");

        assertThat(audiences).isNotEmpty().containsOnly("customer");
    }

    @Test
    void forCustomersAreNoneThatAreForAgentsByTheirNameEither() {
        assertThat(toCustomer("freeze-account")).isTrue();
        assertThat(toCustomer("refund-late")).isFalse();
        assertThat(toCustomer("never-written")).isFalse();
    }

    private boolean toCustomer(String id) {
        return showArticle.showToCustomer(id).await().atMost(Duration.ofSeconds(20)).isPresent();
    }

    @Test
    void standInBothLanguages() {
        Response article = AGENT.request().get("/v1/articles/refund-late");

        article.then().statusCode(200);
        assertThat(article.<Map<String, String>>path("body")).containsOnlyKeys("zh-CN", "en");
        assertThat(AGENT.request().get("/v1/articles/never-written").statusCode()).isEqualTo(404);
    }

    @Test
    void areAllPublishedThatStandInTheFolder() {
        String[] files = new File("src/main/resources/documents/article").list();
        List<String> names =
                Stream.of(files)
                        .filter(name -> name.endsWith(".json"))
                        .map(name -> name.replace(".json", ""))
                        .toList();

        assertThat(PublishShippedArticles.shipped()).containsExactlyInAnyOrderElementsOf(names);
        assertThat(names).hasSizeGreaterThanOrEqualTo(40);
    }

    @ParameterizedTest
    @Tag("R54")
    @Tag("R56")
    @Tag("R58")
    @Tag("R60")
    @Tag("R73")
    @Tag("R102")
    @ValueSource(
            strings = {
                "general",
                "payment-failed",
                "duplicate-charge",
                "important-transaction",
                "refund-delayed",
                "refund-rejected",
                "complaint",
                "complaint-check",
                "dispute",
                "dispute-check",
                "account-locked",
                "takeover",
                "balance-anomaly",
                "access-help",
                "risk-check",
                "handover",
                "social",
                "low-score",
                "how-to",
                "requested-by-customer",
                "welcome",
                "check-in",
                "unresolved-follow-up"
            })
    void tellForEachReasonWhatToDoWhichPapersHowToBeSafeAndHowItIsDone(String reason) {
        for (String language : Article.LANGUAGES) {
            List<String> kinds =
                    AGENT.request()
                            .queryParam("reason", reason)
                            .queryParam("language", language)
                            .queryParam("limit", 50)
                            .get("/v1/articles")
                            .path("articles.kind");

            assertThat(kinds).contains("playbook", "documents", "safety", "how-to");
        }
    }

    @Test
    @Tag("P8")
    void comeBackWhenAFailoverLostThemAndAreNotDoubled() {
        Tables tables = Tables.of(database);
        tables.run("DELETE FROM article_words WHERE id = 'devices'");
        tables.run("DELETE FROM article WHERE id = 'devices'");

        shipped.publish().await().atMost(Duration.ofSeconds(20));
        shipped.publish().await().atMost(Duration.ofSeconds(20));

        assertThat(tables.count("SELECT count(*) FROM article WHERE id = 'devices'")).isOne();
        assertThat(tables.count("SELECT count(*) FROM article_words WHERE id = 'devices'"))
                .isEqualTo(2);
    }

    @Test
    @Tag("R54")
    void areSuggestedToWhoeverHoldsTheAttempt() {
        try (TaskTopic scheduler = new TaskTopic()) {
            CallbackDispatched dispatched = scheduler.dispatch(aDispatch());
            Eventually.isIn("OFFERED", dispatched.attemptId());
            Desk.Held held = AGENT.claimed(dispatched.reason());

            Response suggested = AGENT.request().get(held.path("suggestions"));

            suggested.then().statusCode(200);
            // the reason is the test's own; its script is the one for late refunds
            assertThat(suggested.<String>path("articles[0].id")).isEqualTo("refund-late");
            assertThat(Desk.agent(22).request().get(held.path("suggestions")).statusCode())
                    .isEqualTo(404);
            assertThat(Desk.supervisor().request().get(held.path("suggestions")).statusCode())
                    .isEqualTo(200);
        }
        assertThat(
                        AGENT.request()
                                .get("/v1/attempts/" + UUID.randomUUID() + "/suggestions")
                                .statusCode())
                .isEqualTo(404);
    }
}
