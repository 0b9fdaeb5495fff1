package io.huifang.scheduler.response;

import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.backing.Database;
import io.huifang.contract.Topic;
import io.huifang.contract.attempt.Disposition;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.huifang.scheduler.fixture.Word;
import io.micrometer.core.instrument.MeterRegistry;

import jakarta.inject.Inject;

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

    @Inject MeterRegistry meters;
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
                        "wanted answer.low: The answer to csat is low: the policy calls again when"
                                + " csat is at most 2.");
    }

    /** Answered before the matter was settled: in either order nobody is called about it. */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    @Tag("P7")
    void callsNobodyAboutAnAnswerThatASettlementOvertook(boolean answerFirst) {
        String customer = resolved();
        var answer = Word.answered(customer, attempt(customer), LOW);
        Event settled = Event.refundSettled().customer(customer);

        if (answerFirst) {
            Log.send(List.of(answer));
            eventually(() -> assertThat(tables.tasks(customer)).hasSize(2));
        }
        Log.send(settled);
        eventually(() -> assertThat(tables.decisions(customer)).hasSize(2));
        if (!answerFirst) Log.send(List.of(answer));

        eventually(
                () ->
                        assertThat(
                                        tables.rows(
                                                "SELECT * FROM wanted_follow_up WHERE state = 'DONE'"))
                                .extracting("attempt_id")
                                .contains(attempt(customer).get("attempt_id")));
        eventually(
                () ->
                        assertThat(tables.tasks(customer))
                                .allSatisfy(it -> assertThat(it.get("outcome")).isNotNull()));
        if (!answerFirst) {
            eventually(
                    () ->
                            assertThat(
                                            meters.counter(
                                                            "huifang.followups.refused",
                                                            "rule",
                                                            "settled-before")
                                                    .count())
                                    .isPositive());
        }
    }

    /** The refund came, and the customer is unhappy all the same. */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    @Tag("P7")
    void callsAboutAnAnswerThatIsYoungerThanTheSettlement(boolean answerFirst) {
        String customer = resolved();
        Event settled = Event.refundSettled().customer(customer);
        var answer = Word.answered(customer, attempt(customer), LOW);

        if (answerFirst) {
            Log.send(List.of(answer));
            eventually(() -> assertThat(tables.tasks(customer)).hasSize(2));
        }
        Log.send(settled);
        eventually(() -> assertThat(tables.decisions(customer)).hasSize(2));
        if (!answerFirst) Log.send(List.of(answer));

        eventually(
                () ->
                        assertThat(tables.tasks(customer))
                                .filteredOn(it -> it.get("outcome") == null)
                                .extracting(it -> it.get("reason"))
                                .containsExactly("low-score"));
    }

    /** An event's call about the customer's feedback is not the one about his refund. */
    @Test
    void keepsTheCallAboutFeedbackWhenTheRefundIsSettled() {
        String customer = resolved();
        Log.send(List.of(Word.answered(customer, attempt(customer), LOW)));
        eventually(() -> assertThat(tables.tasks(customer)).hasSize(2));
        Log.send(
                Event.refundSettled()
                        .customer(customer)
                        .type("io.huifang.feedback.received.v1")
                        .saying(
                                "\"feedbackId\":\"f-1\",\"score\":1,\"scale\":5,\"topic\":\"APP\""));
        eventually(() -> assertThat(tables.decisions(customer)).hasSize(2));

        Log.send(Event.refundSettled().customer(customer));

        eventually(() -> assertThat(tables.decisions(customer)).hasSize(3));
        assertThat(tables.tasks(customer))
                .filteredOn(it -> it.get("outcome") == null)
                .singleElement()
                .satisfies(
                        it ->
                                assertThat(it)
                                        .containsEntry("reason", "low-score")
                                        .containsEntry("parent_id", null));
    }

    @Test
    void leavesWhatIsNotForItAlone() {
        String customer = dispatched();
        var other = Word.answered(customer, attempt(customer), LOW);
        other.headers().remove("ce_type");
        other.headers().add("ce_type", "io.huifang.survey.opened.v1".getBytes(UTF_8));

        Log.send(List.of(other, Word.answered(customer, attempt(customer), LOW)));

        eventually(() -> assertThat(lowAnswers(customer)).hasSize(1));
        assertThat(Log.all(Topic.SURVEY_RESPONSES_DLQ))
                .noneMatch(record -> customer.equals(record.key()));
    }

    private String resolved() {
        String customer = dispatched();
        Log.send(
                List.of(Word.concluded(customer, attempt(customer), Disposition.REACHED_RESOLVED)));
        eventually(
                () ->
                        assertThat(tables.tasks(customer).get(0))
                                .containsEntry("outcome", "RESOLVED"));
        return customer;
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
                "SELECT * FROM wanted_follow_up JOIN callback_task USING (callback_id) WHERE"
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
