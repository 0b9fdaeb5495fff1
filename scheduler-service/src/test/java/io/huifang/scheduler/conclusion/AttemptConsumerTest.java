package io.huifang.scheduler.conclusion;

import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.KafkaRecord;
import io.huifang.contract.Topic;
import io.huifang.contract.attempt.Disposition;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Word;
import io.micrometer.core.instrument.MeterRegistry;

import jakarta.inject.Inject;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@SchedulerTest
class AttemptConsumerTest extends DispatchedRig {
    @Inject TakeBackSilentAttempts takeBackSilentAttempts;
    @Inject MeterRegistry meters;

    @Test
    @Tag("P17")
    void closesTheTaskOnceHoweverOftenTheConclusionIsDelivered() {
        String customer = dispatched();
        var conclusion = Word.concluded(customer, attempt(customer), Disposition.REACHED_RESOLVED);

        Log.send(Collections.nCopies(5, conclusion));
        // the same attempt told once more under another id
        Log.send(List.of(Word.concluded(customer, attempt(customer), Disposition.NO_ANSWER)));

        List<KafkaRecord> told = Log.about(customer, Topic.CALLBACK_TASKS, 2);
        assertThat(told)
                .extracting(record -> record.headers().get("ce_type"))
                .containsExactly(
                        "io.huifang.callback.dispatched.v1", "io.huifang.callback.closed.v1");
        assertThat(told.get(1).text()).contains("\"outcome\":\"RESOLVED\"", "\"attempts\":1");
        assertThat(told.get(1).headers()).containsEntry("traceparent", Event.TRACE);
        assertThat(tables.tasks(customer).get(0)).containsEntry("outcome", "RESOLVED");
        assertThat(attempt(customer)).containsEntry("disposition", "REACHED_RESOLVED");
    }

    @Test
    @Tag("R80")
    void waitsForTheNextAttemptAfterNoAnswer() {
        String customer = dispatched();

        Log.send(List.of(Word.concluded(customer, attempt(customer), Disposition.NO_ANSWER)));

        eventually(
                () ->
                        assertThat(tables.tasks(customer).get(0))
                                .containsEntry("status", "WAITING")
                                .containsEntry("counted", 1));
    }

    @Test
    void withdrawsALostAttemptAndStillHearsItsLateResult() {
        String customer = dispatched();
        Map<String, Object> lost = attempt(customer);
        tables.change(
                "UPDATE callback_attempt SET silent_at = now() - interval '1 second' WHERE"
                        + " attempt_id = ?",
                lost.get("attempt_id"));

        eventually(
                () -> assertThat(tables.tasks(customer).get(0)).containsEntry("status", "WAITING"));
        assertThat(Log.about(customer, Topic.CALLBACK_TASKS, 2).get(1).text()).contains("SILENT");
        assertThat(attempt(customer)).containsEntry("ended", "SILENT");
        assertThat(tables.tasks(customer).get(0)).containsEntry("counted", 0);
        Log.send(List.of(Word.concluded(customer, lost, Disposition.REACHED_RESOLVED)));

        eventually(
                () ->
                        assertThat(tables.tasks(customer).get(0))
                                .containsEntry("outcome", "RESOLVED"));
    }

    @Test
    void comesBackWhenTheWindowEndedUnworked() {
        String customer = dispatched();

        Log.send(List.of(Word.returned(customer, attempt(customer))));

        eventually(
                () ->
                        assertThat(tables.tasks(customer).get(0))
                                .containsEntry("status", "WAITING")
                                .containsEntry("counted", 0));
        assertThat(attempt(customer)).containsEntry("ended", "RETURNED");
    }

    @Test
    @Tag("P15")
    void recordsTheConclusionOfACallThatHadBegunBeforeItWasWithdrawn() {
        String customer = dispatched();
        Map<String, Object> attempt = attempt(customer);
        Log.send(Event.refundSettled().customer(customer));
        eventually(
                () ->
                        assertThat(tables.tasks(customer).get(0))
                                .containsEntry("outcome", "CANCELLED"));

        Log.send(List.of(Word.concluded(customer, attempt, Disposition.REACHED_RESOLVED)));

        eventually(
                () ->
                        assertThat(attempt(customer))
                                .containsEntry("ended", "WITHDRAWN")
                                .containsEntry("disposition", "REACHED_RESOLVED"));
        assertThat(tables.tasks(customer).get(0)).containsEntry("outcome", "CANCELLED");
    }

    @Test
    @Tag("R31")
    void suppressesWhoRefusedForGood() {
        String customer = dispatched();
        Log.send(Event.complaintFiled().customer(customer).ago(Duration.ofSeconds(1)));
        eventually(() -> assertThat(tables.tasks(customer)).hasSize(2));

        Log.send(List.of(Word.concluded(customer, attempt(customer), Disposition.REFUSED_HARD)));
        Log.about(customer, Topic.CALLBACK_TASKS, 4);
        Log.send(Event.refundDelayed().customer(customer).about("r-1", "r-2"));

        eventually(() -> assertThat(tables.decisions(customer)).hasSize(3));
        assertThat(tables.decisions(customer)).last().isEqualTo("SUPPRESSED");
        assertThat(tables.tasks(customer))
                .extracting(task -> task.get("outcome"))
                .containsExactlyInAnyOrder("REFUSED", "SUPPRESSED");
    }

    @Test
    @Tag("R78")
    void followsUpWhatStayedUnresolved() {
        String customer = dispatched();

        Log.send(
                List.of(
                        Word.concluded(
                                customer, attempt(customer), Disposition.REACHED_UNRESOLVED)));

        eventually(() -> assertThat(tables.tasks(customer)).hasSize(2));
        assertThat(tables.tasks(customer).get(0)).containsEntry("outcome", "UNRESOLVED");
        assertThat(tables.tasks(customer).get(1))
                .containsEntry("reason", "unresolved-follow-up")
                .containsEntry("status", "WAITING")
                .containsEntry("parent_id", tables.tasks(customer).get(0).get("callback_id"));
    }

    @Test
    @Tag("R77")
    void endsTheFollowUpWhenTheMatterIsSettled() {
        String customer = dispatched();
        Log.send(
                List.of(
                        Word.concluded(
                                customer, attempt(customer), Disposition.REACHED_UNRESOLVED)));
        eventually(() -> assertThat(tables.tasks(customer)).hasSize(2));

        Log.send(Event.refundSettled().customer(customer));

        eventually(
                () ->
                        assertThat(tables.tasks(customer).get(1))
                                .containsEntry("outcome", "CANCELLED"));
    }

    @Test
    @Tag("P6")
    void setsAsideWhatItCannotReadOrDoesNotKnow() {
        String customer = dispatched();
        Map<String, Object> attempt = attempt(customer);
        var unknownTask =
                Word.concluded(
                        customer,
                        Map.of(
                                "callback_id",
                                UUID.randomUUID(),
                                "attempt_id",
                                UUID.randomUUID(),
                                "number",
                                1),
                        Disposition.BUSY);
        var garbage =
                new ProducerRecord<>(
                        unknownTask.topic(),
                        null,
                        customer,
                        new byte[] {'{'},
                        unknownTask.headers());

        double before = setAside();

        Log.send(
                List.of(
                        unknownTask,
                        garbage,
                        Word.concluded(customer, attempt, Disposition.REACHED_RESOLVED)));

        eventually(
                () ->
                        assertThat(tables.tasks(customer).get(0))
                                .containsEntry("outcome", "RESOLVED"));
        assertThat(Log.about(customer, Topic.CALLBACK_ATTEMPTS_DLQ, 2))
                .extracting(record -> record.headers().get("dead-letter-reason"))
                .containsExactlyInAnyOrder(
                        "there is no such attempt", "the data is not what its type says");
        assertThat(setAside() - before).isEqualTo(2);
    }

    // A failover lost the dispatch, and the log tells of an attempt that is not known. Dispatched
    // anew it has the same id, and survey tells its end again, the same fact.
    @Test
    @Tag("P8")
    void hearsAnEndThatItWasToldBeforeItKnewTheAttempt() {
        String customer = dispatched();
        Map<String, Object> attempt = attempt(customer);
        var conclusion = Word.concluded(customer, attempt, Disposition.REACHED_RESOLVED);
        UUID other = UUID.randomUUID();
        rename(attempt.get("attempt_id"), other);
        Log.send(List.of(conclusion));
        Log.about(customer, Topic.CALLBACK_ATTEMPTS_DLQ, 1);
        rename(other, attempt.get("attempt_id"));

        Log.send(List.of(conclusion));

        eventually(
                () ->
                        assertThat(tables.tasks(customer).get(0))
                                .containsEntry("outcome", "RESOLVED"));
    }

    private void rename(Object attempt, Object to) {
        tables.change(
                "UPDATE callback_attempt SET attempt_id = ? WHERE attempt_id = ?", to, attempt);
    }

    private double setAside() {
        return meters.counter("huifang.dead.letters", "topic", "callback-attempts").count();
    }
}
