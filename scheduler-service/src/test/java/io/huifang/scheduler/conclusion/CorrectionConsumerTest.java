package io.huifang.scheduler.conclusion;

import static io.huifang.scheduler.fixture.Accounts.as;
import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.huifang.contract.attempt.Disposition;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Word;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What supervisors correct, as it comes from the topic. */
@SchedulerTest
class CorrectionConsumerTest extends DispatchedRig {
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
}
