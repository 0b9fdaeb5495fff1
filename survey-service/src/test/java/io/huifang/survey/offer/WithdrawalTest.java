package io.huifang.survey.offer;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.backing.KafkaRecord;
import io.huifang.contract.Topic;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.Intake;
import io.huifang.survey.fixture.OtherReplica;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.huifang.survey.fixture.Topics;
import io.restassured.response.Response;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;

@SurveyTest
class WithdrawalTest {
    private static final Desk AGENT = Desk.agent(5);

    Database database;
    Intake intake;
    private TaskTopic scheduler;

    @BeforeEach
    void open() {
        scheduler = new TaskTopic();
    }

    @AfterEach
    void close() {
        scheduler.close();
    }

    private CallbackDispatched offered() {
        CallbackDispatched dispatched = scheduler.dispatch(aDispatch());
        intake.knows(dispatched.customerId(), "+8613800138001", "Li", "");
        Eventually.isIn("OFFERED", dispatched.attemptId());
        return dispatched;
    }

    private static List<KafkaRecord> returned(CallbackDispatched dispatched) {
        return Topics.saying(Topic.CALLBACK_ATTEMPTS, dispatched.attemptId().toString(), 1);
    }

    @Test
    @Tag("R29")
    void takesAnOfferOutOfTheQueue() {
        CallbackDispatched dispatched = offered();

        scheduler.withdraw(dispatched);

        Eventually.isIn("RETURNED", dispatched.attemptId());
        assertThat(AGENT.claim(dispatched.reason()).statusCode()).isEqualTo(204);
        assertThat(returned(dispatched).get(0).text()).contains("\"because\":\"WITHDRAWN\"");
    }

    @Test
    @Tag("P14")
    void endsALeaseUnderWhichNothingWasRevealed() {
        CallbackDispatched dispatched = offered();
        Desk.Held held = AGENT.claimed(dispatched.reason());

        scheduler.withdraw(dispatched);
        Eventually.isIn("RETURNED", dispatched.attemptId());
        Response reveal = held.reveal();
        Response conclusion = held.conclude("{\"disposition\":\"NO_ANSWER\"}");

        assertThat(List.of(reveal.statusCode(), conclusion.statusCode())).containsOnly(409);
        assertThat(reveal.<String>path("code")).isEqualTo("attempt-withdrawn");
        assertThat(reveal.asString()).doesNotContain("+86");
        assertThat(returned(dispatched)).hasSize(1);
    }

    @Test
    void letsACallThatHasBegunBeConcluded() {
        CallbackDispatched dispatched = offered();
        Desk.Held held = AGENT.claimed(dispatched.reason());
        held.reveal().then().statusCode(200);

        scheduler.withdraw(dispatched);
        Eventually.eventually()
                .until(() -> Boolean.TRUE.equals(held.heartbeat().path("withdrawn")));
        Response again = held.reveal();
        Response conclusion = held.conclude("{\"disposition\":\"REACHED_RESOLVED\"}");

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(conclusion.statusCode()).isEqualTo(200);
        assertThat(returned(dispatched).get(0).text()).contains("REACHED_RESOLVED");
    }

    @Test
    @Tag("P17")
    void letsACallBeConcludedThatBeginsAtTheSameMoment() {
        CallbackDispatched dispatched = offered();
        Desk.Held held = AGENT.claimed(dispatched.reason());

        try (OtherReplica revealing = OtherReplica.begin(database)) {
            revealing.run(
                    "UPDATE attempt SET revealed_at = clock_timestamp(),"
                            + " first_revealed_at = clock_timestamp() WHERE attempt_id = ?",
                    dispatched.attemptId());
            scheduler.withdraw(dispatched);
            revealing.untilAwaited();
            revealing.commit();
        }

        Eventually.eventually()
                .until(() -> Boolean.TRUE.equals(held.heartbeat().path("withdrawn")));
        assertThat(held.conclude("{\"disposition\":\"REACHED_RESOLVED\"}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void returnsACallThatWasWithdrawnAndNeverConcluded() {
        CallbackDispatched dispatched = offered();
        Desk.Held held = AGENT.claimed(dispatched.reason());
        held.reveal().then().statusCode(200);
        scheduler.withdraw(dispatched);
        Eventually.eventually()
                .until(() -> Boolean.TRUE.equals(held.heartbeat().path("withdrawn")));

        Tables.of(database).endLease(dispatched.attemptId());

        Eventually.isIn("RETURNED", dispatched.attemptId());
        assertThat(returned(dispatched).get(0).text()).contains("WITHDRAWN");
    }

    @Test
    void winsEvenWhenItComesBeforeItsAttempt() {
        CallbackDispatched dispatched = aDispatch().build();
        scheduler.withdraw(dispatched);
        Eventually.eventually()
                .until(
                        () ->
                                Tables.of(database)
                                                .count(
                                                        "SELECT count(*) FROM early_withdrawal"
                                                                + " WHERE attempt_id = ?",
                                                        dispatched.attemptId())
                                        == 1);

        scheduler.tell(dispatched);

        Eventually.isIn("RETURNED", dispatched.attemptId());
        assertThat(returned(dispatched)).hasSize(1);
    }

    @Test
    void closesAllOpenAttemptsOfATask() {
        CallbackDispatched dispatched = offered();

        scheduler.close(dispatched);

        Eventually.isIn("RETURNED", dispatched.attemptId());
        assertThat(returned(dispatched)).hasSize(1);
    }

    @Test
    @Tag("P2")
    void changesNothingWhenItIsToldAgain() {
        CallbackDispatched dispatched = offered();
        scheduler.withdraw(dispatched);
        Eventually.isIn("RETURNED", dispatched.attemptId());
        String before = Tables.of(database).attempt(dispatched.attemptId());
        CallbackDispatched later =
                aDispatch().customer(dispatched.customerId()).build(); // same key: read after it

        scheduler.withdraw(dispatched);
        scheduler.close(dispatched);
        scheduler.tell(later);

        Eventually.isIn("OFFERED", later.attemptId());
        assertThat(Tables.of(database).attempt(dispatched.attemptId())).isEqualTo(before);
        assertThat(returned(dispatched)).hasSize(1);
    }

    @Test
    @Tag("P6")
    void isNotHeldUpByARecordNobodyCanRead() {
        CallbackDispatched dispatched = aDispatch().build();
        byte[] utf32 = {0, '{', 0, 0};
        scheduler.tellPoison(dispatched.customerId(), new byte[] {0, (byte) 0xFF, '{'});
        scheduler.tellPoison(dispatched, utf32);
        scheduler.tell(dispatched);

        Eventually.isIn("OFFERED", dispatched.attemptId());

        assertThat(Topics.under(Topic.CALLBACK_TASKS_DLQ, dispatched.customerId(), 2))
                .hasSize(2)
                .allSatisfy(
                        dead ->
                                assertThat(dead.headers())
                                        .containsKeys(
                                                "dead-letter-reason",
                                                "dead-letter-offset",
                                                "dead-letter-topic"));
    }
}
