package io.huifang.survey.offer;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.backing.KafkaRecord;
import io.huifang.contract.Fact;
import io.huifang.contract.Topic;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Dispatch;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.huifang.survey.fixture.Topics;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A scheduler whose database lost its last transactions hands over again what has ended here: under
 * the attempt's old id, as a new fact.
 */
@SurveyTest
@Tag("P8")
class EndedAttemptTest {
    private static final Desk AGENT = Desk.agent(6);

    @Inject ReceiveTasks receiveTasks;
    @Inject Pool pool;

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

    @Test
    void tellsItsConclusionAgainToTheSchedulerAlone() {
        CallbackDispatched dispatched = offered();
        AGENT.claimed(dispatched.reason())
                .conclude("{\"disposition\":\"BUSY\"}")
                .then()
                .statusCode(200);

        scheduler.dispatch(again(dispatched));

        assertThat(toldTwice(dispatched).text()).contains("\"disposition\":\"BUSY\"");
        assertThat(Topics.sayingNow(Topic.ANALYTICS_ATTEMPTS, dispatched.attemptId().toString()))
                .hasSize(1);
    }

    @Test
    void tellsItsWithdrawalAgain() {
        CallbackDispatched dispatched = offered();
        scheduler.withdraw(dispatched);
        Eventually.isIn("RETURNED", dispatched.attemptId());

        scheduler.dispatch(again(dispatched));

        assertThat(toldTwice(dispatched).text()).contains("\"because\":\"WITHDRAWN\"");
    }

    @Test
    void tellsTheEndOfItsWindowAgain() {
        CallbackDispatched dispatched = offered();
        Tables.of(database).endWindow(dispatched.attemptId());
        Eventually.isIn("RETURNED", dispatched.attemptId());

        scheduler.dispatch(again(dispatched));

        assertThat(toldTwice(dispatched).text()).contains("\"because\":\"WINDOW_OVER\"");
    }

    @Test
    void saysNothingOfAnEndThatIsForgotten() {
        CallbackDispatched dispatched = offered();
        AGENT.claimed(dispatched.reason())
                .conclude("{\"disposition\":\"BUSY\"}")
                .then()
                .statusCode(200);
        Desk.supervisor()
                .correct(dispatched.attemptId(), "NO_ANSWER", "heard it")
                .then()
                .statusCode(200);
        told(dispatched, 2);
        Tables.of(database)
                .run("DELETE FROM told_ending WHERE attempt_id = ?", dispatched.attemptId());

        scheduler.dispatch(again(dispatched));

        CallbackDispatched later = offered(aDispatch().customer(dispatched.customerId()));
        scheduler.withdraw(later);
        told(later, 1); // of the same customer, so told after anything of the first
        assertThat(Topics.sayingNow(Topic.CALLBACK_ATTEMPTS, dispatched.attemptId().toString()))
                .as("neither the end nor its correction alone")
                .hasSize(2);
    }

    @Test
    void isToldOnceWhenItEndsAsItIsHandedOverAgain() {
        CallbackDispatched dispatched = offered();
        CallbackDispatched later = offered(aDispatch().customer(dispatched.customerId()));

        receiveTogether(again(dispatched).build(), TaskTopic.withdrawal(dispatched));

        scheduler.withdraw(later);
        told(later, 1); // of the same customer, so told after it
        assertThat(Topics.sayingNow(Topic.CALLBACK_ATTEMPTS, dispatched.attemptId().toString()))
                .hasSize(1);
    }

    @Test
    @Tag("P2")
    void tellsNothingWhileItIsOpen() {
        CallbackDispatched dispatched = offered();

        scheduler.dispatch(again(dispatched));
        CallbackDispatched later = offered(aDispatch().customer(dispatched.customerId()));
        scheduler.withdraw(later);
        told(later, 1); // of the same customer, so told after anything of the first

        assertThat(Topics.sayingNow(Topic.CALLBACK_ATTEMPTS, dispatched.attemptId().toString()))
                .isEmpty();
    }

    private void receiveTogether(Fact... facts) {
        List<ConsumerRecord<String, byte[]>> poll =
                Stream.of(facts).map(scheduler::polled).toList();
        pool.withTransaction(tx -> receiveTasks.receive(tx, poll))
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private CallbackDispatched offered() {
        return offered(aDispatch());
    }

    private CallbackDispatched offered(Dispatch dispatch) {
        CallbackDispatched dispatched = scheduler.dispatch(dispatch);
        Eventually.isIn("OFFERED", dispatched.attemptId());
        return dispatched;
    }

    private static Dispatch again(CallbackDispatched dispatched) {
        return aDispatch()
                .attempt(dispatched.attemptId())
                .callback(dispatched.callbackId())
                .customer(dispatched.customerId())
                .reason(dispatched.reason());
    }

    /** The record that stands on the log twice, the same to the letter. */
    private static KafkaRecord toldTwice(CallbackDispatched dispatched) {
        List<KafkaRecord> told = told(dispatched, 2);
        assertThat(told).hasSize(2);
        assertThat(told.get(1).text()).isEqualTo(told.get(0).text());
        assertThat(told.get(1).headers()).isEqualTo(told.get(0).headers());
        assertThat(told.get(1).headers().get("traceparent")).contains(TaskTopic.TRACE);
        return told.get(1);
    }

    private static List<KafkaRecord> told(CallbackDispatched dispatched, int count) {
        return Topics.saying(Topic.CALLBACK_ATTEMPTS, dispatched.attemptId().toString(), count);
    }
}
