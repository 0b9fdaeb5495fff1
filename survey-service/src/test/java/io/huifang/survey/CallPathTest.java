package io.huifang.survey;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.backing.KafkaRecord;
import io.huifang.contract.Topic;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.Intake;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.huifang.survey.fixture.Topics;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

@SurveyTest
class CallPathTest {
    private static final String ALL_ANSWERED =
            """
            {"disposition":"REACHED_RESOLVED","rootCause":"bank-delay","note":"note-7f3a said twice",
             "answers":{"csat":5,"nps":9,"ces":6,"resolved":true,"comment":"comment-91bc thanks"}}""";

    Intake intake;
    Database database;
    private TaskTopic scheduler;

    @BeforeEach
    void open() {
        scheduler = new TaskTopic();
    }

    @AfterEach
    void close() {
        scheduler.close();
    }

    private CallbackDispatched concluded(String conclusion) {
        CallbackDispatched dispatched = scheduler.dispatch(aDispatch());
        intake.knows(dispatched.customerId(), "+8613800138000", "Wang Planted", "narrative-5d1e");
        Eventually.isIn("OFFERED", dispatched.attemptId());
        Desk.Held held = Desk.agent(1).claimed(dispatched.reason());
        held.reveal().then().statusCode(200);
        held.conclude(conclusion).then().statusCode(200);
        return dispatched;
    }

    @Test
    @Tag("R40")
    @Tag("R51")
    void tellsAConclusionOnceToTheSchedulerAndOnceToAnalytics() {
        CallbackDispatched dispatched = concluded(ALL_ANSWERED);
        String attempt = dispatched.attemptId().toString();

        KafkaRecord told = Topics.saying(Topic.CALLBACK_ATTEMPTS, attempt, 1).get(0);
        KafkaRecord fact = Topics.saying(Topic.ANALYTICS_ATTEMPTS, attempt, 1).get(0);
        KafkaRecord answered = Topics.saying(Topic.SURVEY_RESPONSES, attempt, 1).get(0);
        KafkaRecord scores = Topics.saying(Topic.ANALYTICS_RESPONSES, attempt, 1).get(0);

        assertThat(told.key()).isEqualTo(dispatched.customerId());
        assertThat(told.headers()).containsEntry("ce_type", "io.huifang.attempt.concluded.v1");
        assertThat(told.text()).contains("REACHED_RESOLVED", "bank-delay", "\"agent-1\"");
        assertThat(answered.text()).contains("\"csat\":5", "\"resolved\":true");
        assertThat(scores.text()).contains("\"nps\":9", "\"commented\":true");
        assertThat(fact.text()).contains("\"aapor\":\"1.1\"", "\"rightParty\":true");
    }

    @Test
    @Tag("R98")
    void namesCustomersForAnalyticsByPseudonymOnly() {
        CallbackDispatched dispatched = concluded(ALL_ANSWERED);
        String attempt = dispatched.attemptId().toString();

        List<KafkaRecord> facts =
                List.of(
                        Topics.saying(Topic.ANALYTICS_ATTEMPTS, attempt, 1).get(0),
                        Topics.saying(Topic.ANALYTICS_RESPONSES, attempt, 1).get(0));

        assertThat(facts)
                .allSatisfy(
                        fact -> {
                            assertThat(fact.text()).doesNotContain(dispatched.customerId());
                            assertThat(fact.key()).hasSize(43).doesNotContain("customer");
                            assertThat(fact.headers()).containsEntry("ce_subject", fact.key());
                        });
        assertThat(facts.get(0).key()).isEqualTo(facts.get(1).key());
    }

    @Test
    void goesOnWithTheTraceTheDispatchCameWith() {
        CallbackDispatched dispatched = concluded(ALL_ANSWERED);

        Map<String, String> headers =
                Topics.saying(Topic.ANALYTICS_ATTEMPTS, dispatched.attemptId().toString(), 1)
                        .get(0)
                        .headers();

        assertThat(headers.get("traceparent")).contains(TaskTopic.TRACE);
    }

    @Test
    @Tag("P19")
    void leavesNothingReadableOfWhatPeopleAreCalledOrSaid() {
        CallbackDispatched dispatched = concluded(ALL_ANSWERED);
        Topics.saying(Topic.ANALYTICS_RESPONSES, dispatched.attemptId().toString(), 1);

        List<String> planted =
                List.of(
                        "+8613800138000",
                        "13800138000",
                        "Wang Planted",
                        "narrative-5d1e",
                        "note-7f3a",
                        "comment-91bc");

        assertThat(Topics.find(record -> planted.stream().anyMatch(all(record)::contains)))
                .isEmpty();
        assertThat(planted)
                .allSatisfy(text -> assertThat(Tables.of(database).readableIn(text)).isEmpty());
        // the search itself finds what is readable
        assertThat(Tables.of(database).readableIn("bank-delay")).contains("conclusion");
    }

    private static String all(KafkaRecord record) {
        return record.key() + record.headers() + record.text();
    }

    @Test
    @Tag("R52")
    @Tag("R47")
    void showsTheNextAgentWhatWasSaidBefore() {
        CallbackDispatched first = concluded(ALL_ANSWERED);
        CallbackDispatched second =
                scheduler.dispatch(aDispatch().customer(first.customerId()).number(2));
        Eventually.isIn("OFFERED", second.attemptId());

        Desk.Held held = Desk.agent(2).claimed(second.reason());

        assertThat(held.claim().<String>path("history[0].attemptId"))
                .isEqualTo(first.attemptId().toString());
        assertThat(held.claim().<String>path("history[0].note")).contains("note-7f3a");
        assertThat(held.claim().<String>path("history[0].answers.comment"))
                .contains("comment-91bc");
        held.release().then().statusCode(204);
    }

    @Test
    @Tag("R50")
    @Tag("R97")
    @Tag("R73")
    void givesTheAgentScriptAndQuestionnaireInBothLanguages() {
        CallbackDispatched dispatched = scheduler.dispatch(aDispatch());
        Eventually.isIn("OFFERED", dispatched.attemptId());

        Desk.Held held = Desk.agent(1).claimed(dispatched.reason());

        for (String language : List.of("zh-CN", "en")) {
            for (String part : List.of("greeting", "notice", "safety", "closing")) {
                assertThat(held.claim().<String>path("script." + part + ".'" + language + "'"))
                        .isNotBlank();
            }
        }
        assertThat(held.claim().<String>path("script.id")).isEqualTo("refund-delayed");
        assertThat(held.claim().<List<String>>path("questionnaire.questions.id"))
                .containsExactly("csat", "resolved", "ces", "nps", "comment");
        assertThat(held.claim().<String>path("context.amount")).isEqualTo("100.50");
        held.release().then().statusCode(204);
    }
}
