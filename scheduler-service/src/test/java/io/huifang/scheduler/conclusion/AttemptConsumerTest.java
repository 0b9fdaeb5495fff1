package io.huifang.scheduler.conclusion;

import static io.huifang.scheduler.fixture.Accounts.as;
import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.huifang.backing.Database;
import io.huifang.backing.KafkaRecord;
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

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@SchedulerTest
class AttemptConsumerTest {
    @Inject TakeBackSilentAttempts takeBackSilentAttempts;
    @Inject MeterRegistry meters;

    Database database;
    Tables tables;

    @BeforeEach
    void look() {
        tables = new Tables(database);
    }

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
    @Tag("D11")
    void correctsAnAttemptOnceAndShowsBothEnds() {
        String customer = dispatched();
        Map<String, Object> attempt = attempt(customer);
        Log.send(List.of(Word.concluded(customer, attempt, Disposition.REFUSED_HARD)));
        eventually(
                () ->
                        assertThat(tables.tasks(customer).get(0))
                                .containsEntry("outcome", "REFUSED"));

        Log.send(
                Collections.nCopies(
                        3,
                        Word.corrected(
                                customer,
                                attempt,
                                1,
                                Disposition.REFUSED_HARD,
                                Disposition.NO_ANSWER)));

        eventually(() -> assertThat(tables.tasks(customer)).hasSize(2));
        assertThat(tables.tasks(customer).get(0)).containsEntry("outcome", "REFUSED");
        assertThat(tables.tasks(customer).get(1))
                .containsEntry("status", "WAITING")
                .containsEntry("reason", "refund-delayed")
                .containsEntry("parent_id", attempt.get("callback_id"));
        assertThat(tables.rows("SELECT * FROM customer WHERE customer_id = ?", customer))
                .singleElement()
                .extracting("suppressed_at")
                .isNull();
        as("supervisor")
                .get("/v1/callbacks/{id}", attempt.get("callback_id"))
                .then()
                .statusCode(200)
                .body("attempts[0].disposition", equalTo("NO_ANSWER"))
                .body("history.findAll { it.what == 'told' }.because", contains("REFUSED_HARD"))
                .body(
                        "history.find { it.what == 'corrected' }.because",
                        equalTo("attempt 1 from REFUSED_HARD to NO_ANSWER"))
                .body("history.find { it.what == 'corrected' }.who", equalTo("supervisor-1"))
                .body("followUps[0].reason", equalTo("refund-delayed"));
    }

    /** Something grave happens while a refusal by mistake forbids all contact. */
    @Test
    @Tag("D11")
    @Tag("P7")
    void decidesAgainWhatAWrongRefusalSuppressed() {
        String customer = dispatched();
        Map<String, Object> attempt = attempt(customer);
        Log.send(List.of(Word.concluded(customer, attempt, Disposition.REFUSED_HARD)));
        eventually(
                () ->
                        assertThat(tables.tasks(customer).get(0))
                                .containsEntry("outcome", "REFUSED"));
        Event complaint = Event.complaintFiled().customer(customer);
        Log.send(complaint);
        eventually(
                () ->
                        assertThat(tables.decisions(customer))
                                .containsExactly("SCHEDULED", "SUPPRESSED"));

        correct(customer, attempt, 1, Disposition.REFUSED_HARD, Disposition.NO_ANSWER);

        eventually(
                () ->
                        assertThat(open(customer))
                                .extracting(task -> task.get("reason"))
                                .containsExactlyInAnyOrder("refund-delayed", "complaint"));
        Map<String, Object> called =
                open(customer).stream()
                        .filter(task -> task.get("reason").equals("complaint"))
                        .findAny()
                        .orElseThrow();
        assertThat(tables.values("SELECT event_key FROM decision WHERE id = ?", complaint.id()))
                .containsExactly(called.get("event_key"));
        assertThat(
                        tables.values(
                                "SELECT what FROM callback_history WHERE callback_id = ?",
                                called.get("callback_id")))
                .contains("decided-again");
        assertThat(
                        tables.count(
                                "SELECT count(*) FROM case_sla WHERE case_id = ?",
                                called.get("callback_id")))
                .isOne();

        // the same once more, and the call is neither lost nor opened twice
        correct(customer, attempt, 2, Disposition.NO_ANSWER, Disposition.REFUSED_HARD);
        eventually(() -> assertThat(open(customer)).isEmpty());
        correct(customer, attempt, 3, Disposition.REFUSED_HARD, Disposition.BUSY);
        eventually(
                () ->
                        assertThat(open(customer))
                                .extracting(task -> task.get("reason"))
                                .containsExactlyInAnyOrder("refund-delayed", "complaint"));
    }

    /** Meanwhile it has turned out that many have the same trouble. */
    @Test
    @Tag("D11")
    @Tag("D8")
    void letsWhatItDecidesAgainWaitForTheEndOfItsIncident() {
        String customer = dispatched();
        Map<String, Object> attempt = attempt(customer);
        Log.send(List.of(Word.concluded(customer, attempt, Disposition.REFUSED_HARD)));
        eventually(
                () ->
                        assertThat(tables.tasks(customer).get(0))
                                .containsEntry("outcome", "REFUSED"));
        String cause = "WRONG_" + UUID.randomUUID().toString().substring(0, 8);
        Log.send(Event.paymentFailed().customer(customer).about("NETWORK", cause));
        eventually(() -> assertThat(tables.decisions(customer)).hasSize(2));
        tables.change(
                "INSERT INTO incident (incident_id, rule, key_values, since, opened_at, opened_by,"
                        + " opened_because) VALUES (gen_random_uuid(), 'payment-outage', ?,"
                        + " now() - interval '1 hour', now() - interval '3 minutes', 'test', 'test')",
                cause);

        correct(customer, attempt, 1, Disposition.REFUSED_HARD, Disposition.NO_ANSWER);

        eventually(() -> assertThat(open(customer)).hasSize(2));
        Map<String, Object> failed =
                open(customer).stream()
                        .filter(task -> task.get("reason").equals("payment-failed"))
                        .findAny()
                        .orElseThrow();
        assertThat(
                        tables.values(
                                "SELECT state FROM incident_task WHERE callback_id = ?",
                                failed.get("callback_id")))
                .containsExactly("HELD");
        assertThat(failed.get("due_at")).isEqualTo(failed.get("fresh_until"));
    }

    private void correct(
            String customer,
            Map<String, Object> attempt,
            int revision,
            Disposition was,
            Disposition is) {
        Log.send(List.of(Word.corrected(customer, attempt, revision, was, is)));
    }

    private List<Map<String, Object>> open(String customer) {
        return tables.tasks(customer).stream().filter(task -> task.get("outcome") == null).toList();
    }

    @Test
    @Tag("D11")
    void keepsCorrectionsUnchanged() {
        String customer = dispatched();
        Map<String, Object> attempt = attempt(customer);
        Log.send(
                List.of(
                        Word.concluded(customer, attempt, Disposition.NO_ANSWER),
                        Word.corrected(
                                customer, attempt, 1, Disposition.NO_ANSWER, Disposition.BUSY)));
        eventually(() -> assertThat(attempt(customer)).containsEntry("disposition", "BUSY"));

        assertThatThrownBy(
                        () ->
                                tables.change(
                                        "UPDATE attempt_correction SET previous = 'BUSY' WHERE"
                                                + " attempt_id = ?",
                                        attempt.get("attempt_id")))
                .rootCause()
                .hasMessageContaining("never changes");
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
                        + " WHERE t.customer_id = ? ORDER BY t.created_at, a.number",
                customer);
    }
}
