package io.huifang.survey.offer;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.backing.KafkaRecord;
import io.huifang.contract.Topic;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Dispatch;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.huifang.survey.fixture.Topics;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;

/** A scheduler whose database lost its last transactions hands over again what it handed over. */
@SurveyTest
class OneAttemptOfEachNumberTest {
    Database database;

    @Test
    @Tag("P6")
    @Tag("P8")
    void setsAsideAnotherAttemptOfANumberThatIsThere() {
        try (TaskTopic scheduler = new TaskTopic()) {
            CallbackDispatched first = scheduler.dispatch(aDispatch());

            CallbackDispatched other = scheduler.dispatch(again(first));
            CallbackDispatched next = scheduler.dispatch(again(first).number(2));

            Eventually.isIn("OFFERED", next.attemptId());
            assertThat(attemptsOf(first))
                    .containsExactly(first.attemptId().toString(), next.attemptId().toString());
            KafkaRecord dead = Topics.under(Topic.CALLBACK_TASKS_DLQ, first.customerId(), 1).get(0);
            assertThat(dead.text()).contains(other.attemptId().toString());
            assertThat(dead.headers().get("dead-letter-reason"))
                    .isEqualTo("SQLSTATE 23505 constraint one_attempt_of_each_number");
        }
    }

    @Test
    @Tag("P2")
    @Tag("P8")
    void takesTheSameAttemptToldAnewForTheOneItHas() {
        try (TaskTopic scheduler = new TaskTopic()) {
            CallbackDispatched first = scheduler.dispatch(aDispatch());

            scheduler.dispatch(again(first).attempt(first.attemptId()));
            CallbackDispatched next = scheduler.dispatch(again(first).number(2));

            Eventually.isIn("OFFERED", next.attemptId());
            assertThat(attemptsOf(first))
                    .containsExactly(first.attemptId().toString(), next.attemptId().toString());
            assertThat(Topics.sayingNow(Topic.CALLBACK_TASKS_DLQ, first.attemptId().toString()))
                    .isEmpty();
        }
    }

    private static Dispatch again(CallbackDispatched first) {
        return aDispatch()
                .callback(first.callbackId())
                .customer(first.customerId())
                .reason(first.reason());
    }

    private List<String> attemptsOf(CallbackDispatched dispatched) {
        return Tables.of(database)
                .strings(
                        "SELECT attempt_id::text FROM attempt_brief JOIN attempt USING (attempt_id)"
                                + " WHERE callback_id = ? ORDER BY number",
                        dispatched.callbackId());
    }
}
