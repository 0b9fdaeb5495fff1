package io.huifang.scheduler.response;

import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.contract.Topic;
import io.huifang.contract.attempt.Disposition;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.huifang.scheduler.fixture.Word;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@Tag("R14")
@SchedulerTest
class ResponseConsumerTest {
    private static final Map<String, Object> LOW = Map.of("csat", 1, "resolved", true);

    Database database;
    Tables tables;

    @BeforeEach
    void look() {
        tables = new Tables(database);
    }

    /** The two come on different topics. */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    @Tag("P7")
    void callsAgainAfterALowAnswerWhicheverIsHeardFirst(boolean answerFirst) {
        String customer = dispatched();
        var conclusion = Word.concluded(customer, attempt(customer), Disposition.REACHED_RESOLVED);
        var answer = Word.answered(customer, attempt(customer), LOW);

        if (answerFirst) {
            Log.send(Collections.nCopies(3, answer));
            eventually(() -> assertThat(lowAnswers(customer)).hasSize(1));
            Log.send(List.of(conclusion));
        } else {
            Log.send(List.of(conclusion));
            eventually(
                    () ->
                            assertThat(tables.tasks(customer).get(0))
                                    .containsEntry("outcome", "RESOLVED"));
            Log.send(Collections.nCopies(3, answer));
        }

        eventually(() -> assertThat(tables.tasks(customer)).hasSize(2));
        Map<String, Object> followUp = tables.tasks(customer).get(1);
        assertThat(followUp)
                .containsEntry("reason", "low-score")
                .containsEntry("status", "WAITING")
                .containsEntry("parent_id", tables.tasks(customer).get(0).get("callback_id"));
        assertThat(history(followUp))
                .containsExactly(
                        "wanted answer.low: The customer answered csat with 1; the policy calls"
                                + " again when csat is at most 2.");
    }

    @Test
    void leavesItToTheFollowUpThatIsOpenAlready() {
        String customer = dispatched();

        Log.send(
                List.of(
                        Word.concluded(
                                customer, attempt(customer), Disposition.REACHED_UNRESOLVED)));
        eventually(() -> assertThat(tables.tasks(customer)).hasSize(2));
        Log.send(List.of(Word.answered(customer, attempt(customer), LOW)));

        eventually(
                () ->
                        assertThat(history(tables.tasks(customer).get(0)))
                                .anyMatch(it -> it.startsWith("low-answer ")));
        assertThat(tables.tasks(customer)).hasSize(2);
    }

    @Test
    @Tag("P6")
    void callsNobodyAfterAGoodAnswerAndSetsAsideWhatItCannotPlace() {
        String customer = dispatched();
        var good = Word.answered(customer, attempt(customer), Map.of("csat", 5, "resolved", true));
        var stranger =
                Word.answered(
                        customer,
                        Map.of("callback_id", UUID.randomUUID(), "attempt_id", UUID.randomUUID()),
                        LOW);
        var garbage =
                new ProducerRecord<>(
                        good.topic(), null, customer, new byte[] {'{'}, good.headers());
        Log.send(
                List.of(Word.concluded(customer, attempt(customer), Disposition.REACHED_RESOLVED)));
        eventually(
                () ->
                        assertThat(tables.tasks(customer).get(0))
                                .containsEntry("outcome", "RESOLVED"));

        Log.send(List.of(good, stranger, garbage));

        assertThat(Log.about(customer, Topic.SURVEY_RESPONSES_DLQ, 2))
                .extracting(record -> record.headers().get("dead-letter-reason"))
                .containsExactlyInAnyOrder(
                        "there is no such attempt", "the data is not what its topic says");
        assertThat(tables.tasks(customer)).hasSize(1);
        assertThat(lowAnswers(customer)).isEmpty();
    }

    private List<String> history(Map<String, Object> task) {
        return tables
                .values(
                        "SELECT what || ' ' || because FROM callback_history WHERE callback_id = ?",
                        task.get("callback_id"))
                .stream()
                .map(Object::toString)
                .toList();
    }

    private List<Map<String, Object>> lowAnswers(String customer) {
        return tables.rows(
                "SELECT * FROM low_answer JOIN callback_task USING (callback_id) WHERE"
                        + " customer_id = ?",
                customer);
    }

    private String dispatched() {
        Event event = Event.refundDelayed();
        Log.send(event);
        eventually(() -> assertThat(attempts(event.customerId())).hasSize(1));
        return event.customerId();
    }

    private Map<String, Object> attempt(String customer) {
        return attempts(customer).get(0);
    }

    private List<Map<String, Object>> attempts(String customer) {
        return tables.rows(
                "SELECT a.* FROM callback_attempt a JOIN callback_task t USING (callback_id)"
                        + " WHERE t.customer_id = ?",
                customer);
    }
}
