package io.huifang.survey.erasure;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.backing.Database;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.Intake;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.restassured.response.Response;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@SurveyTest
@Tag("R99")
@Tag("D13")
class ForgetCustomersTest {
    private static final Desk AGENT = Desk.agent(6);
    private static final String CONCLUSION =
            "{\"disposition\":\"REACHED_RESOLVED\",\"note\":\"wants a letter\"}";

    Database database;
    Intake intake;
    private TaskTopic topics;

    @BeforeEach
    void open() {
        topics = new TaskTopic();
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void endsALeaseAlsoWhenTheNumberWasShownAndForgetsTheDraft() {
        CallbackDispatched dispatched = offered();
        Desk.Held held = AGENT.claimed(dispatched.reason());
        held.reveal().then().statusCode(200);
        held.draft("{\"comment\":\"please write\"}").then().statusCode(200);

        topics.erase(dispatched.customerId());

        Eventually.isIn("RETURNED", dispatched.attemptId());
        assertThat(held.conclude(CONCLUSION).statusCode()).isBetween(400, 499);
        assertThat(
                        Tables.of(database)
                                .count(
                                        "SELECT count(*) FROM answer_draft WHERE attempt_id = ?",
                                        dispatched.attemptId()))
                .isZero();
    }

    @Test
    void hidesTheWordsAndKeepsTheBooks() {
        CallbackDispatched dispatched = offered();
        AGENT.claimed(dispatched.reason()).conclude(CONCLUSION).then().statusCode(200);
        assertThat(words(dispatched)).isEqualTo(1);

        topics.erase(dispatched.customerId());
        topics.erase(dispatched.customerId());

        Eventually.eventually().until(() -> words(dispatched) == 0);
        assertThat(
                        Tables.of(database)
                                .text(
                                        "SELECT disposition FROM conclusion WHERE attempt_id = ?",
                                        dispatched.attemptId()))
                .isEqualTo("REACHED_RESOLVED");
        assertThat(AGENT.attempt(dispatched.attemptId()).asString())
                .contains("REACHED_RESOLVED")
                .doesNotContain("wants a letter");
    }

    @Test
    void hidesTheWordsInAnswersThatAreKeptToBeRepeated() {
        CallbackDispatched dispatched = offered();
        Desk.Held held = AGENT.claimed(dispatched.reason());
        String key = "conclude-" + dispatched.attemptId();
        assertThat(concludeOnce(held, key).asString()).contains("wants a letter");
        assertThat(concludeOnce(held, key).asString()).contains("wants a letter");

        topics.erase(dispatched.customerId());
        Eventually.eventually().until(() -> words(dispatched) == 0);

        Response repeated = concludeOnce(held, key);
        assertThat(repeated.statusCode()).isEqualTo(200);
        assertThat(repeated.asString()).isEmpty();
    }

    @Test
    void keepsNeitherDraftNorAnswerOfACallAfterwards() {
        CallbackDispatched first = offered();
        topics.erase(first.customerId());
        Eventually.eventually()
                .until(
                        () ->
                                Tables.of(database)
                                                .count(
                                                        "SELECT count(*) FROM erased_customer WHERE"
                                                                + " customer_id = ?",
                                                        first.customerId())
                                        == 1);
        CallbackDispatched later = topics.dispatch(aDispatch().customer(first.customerId()));
        Eventually.isIn("OFFERED", later.attemptId());

        Desk.Held held = AGENT.claimed(later.reason());
        held.draft("{\"comment\":\"please write\"}").then().statusCode(200);
        assertThat(
                        Tables.of(database)
                                .count(
                                        "SELECT count(*) FROM answer_draft WHERE attempt_id = ?",
                                        later.attemptId()))
                .isZero();
        String key = "conclude-" + later.attemptId();
        concludeOnce(held, key).then().statusCode(200);

        assertThat(concludeOnce(held, key).asString()).isEmpty();
        assertThat(words(later)).isZero();
    }

    private static Response concludeOnce(Desk.Held held, String key) {
        return held.request()
                .header("Idempotency-Key", key)
                .body(CONCLUSION)
                .post(held.path("conclusion"));
    }

    @Test
    void keepsNoWordsOfACallThatIsConcludedAfterwards() {
        CallbackDispatched first = offered();
        AGENT.claimed(first.reason()).conclude(CONCLUSION).then().statusCode(200);
        topics.erase(first.customerId());
        Eventually.eventually().until(() -> words(first) == 0);

        CallbackDispatched later = topics.dispatch(aDispatch().customer(first.customerId()));
        Eventually.isIn("OFFERED", later.attemptId());
        AGENT.claimed(later.reason()).conclude(CONCLUSION).then().statusCode(200);

        assertThat(words(later)).isZero();
    }

    @Test
    void changesNothingElseOfAConclusion() {
        CallbackDispatched dispatched = offered();
        AGENT.claimed(dispatched.reason()).conclude(CONCLUSION).then().statusCode(200);
        Tables tables = Tables.of(database);

        for (String change :
                new String[] {
                    "disposition = 'BUSY', sealed = NULL", "agent = 'somebody'", "sealed = '\\x00'"
                }) {
            assertThatThrownBy(
                            () ->
                                    tables.strings(
                                            "UPDATE conclusion SET "
                                                    + change
                                                    + " WHERE attempt_id = ? RETURNING agent",
                                            dispatched.attemptId()))
                    .hasStackTraceContaining("written once");
        }
    }

    private CallbackDispatched offered() {
        CallbackDispatched dispatched = topics.dispatch(aDispatch());
        intake.knows(dispatched.customerId(), "+8613800138001", "Li", "");
        Eventually.isIn("OFFERED", dispatched.attemptId());
        return dispatched;
    }

    private long words(CallbackDispatched dispatched) {
        return Tables.of(database)
                .count(
                        "SELECT count(*) FROM conclusion WHERE attempt_id = ? AND sealed IS NOT"
                                + " NULL",
                        dispatched.attemptId());
    }
}
