package io.huifang.scheduler.conclusion;

import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.contract.attempt.Disposition;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.huifang.scheduler.fixture.Word;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** What calls about one matter found of a number, when a call about another is corrected. */
@SchedulerTest
@Tag("R80")
@Tag("P7")
class OlderFindingsTest {
    Database database;
    Tables tables;

    @BeforeEach
    void look() {
        tables = new Tables(database);
    }

    @Test
    void standWhenAYoungerOneWasAMistake() {
        Event event = Event.refundDelayed();
        String customer = event.customerId();
        Log.send(event);
        tell(customer, attempt(customer, "refund-delayed"), Disposition.WRONG_PERSON);
        eventually(() -> assertThat(closed(customer)).isOne());
        Object found = notHisSince(customer);
        assertThat(found).isNotNull();
        Log.send(Event.complaintFiled().customer(customer));
        Map<String, Object> younger = attempt(customer, "complaint");
        tell(customer, younger, Disposition.NUMBER_DEAD);
        eventually(() -> assertThat(closed(customer)).isEqualTo(2));
        assertThat(notHisSince(customer)).isNotEqualTo(found);

        Log.send(
                List.of(
                        Word.corrected(
                                customer,
                                younger,
                                1,
                                Disposition.NUMBER_DEAD,
                                Disposition.NO_ANSWER)));

        eventually(
                () ->
                        assertThat(attempt(customer, "complaint"))
                                .containsEntry("disposition", "NO_ANSWER"));
        assertThat(notHisSince(customer)).isEqualTo(found);
    }

    /** The correction of the only one is believed. */
    @Test
    void endWithTheCorrectionOfTheLastOfThem() {
        Event event = Event.refundDelayed();
        String customer = event.customerId();
        Log.send(event);
        Map<String, Object> attempt = attempt(customer, "refund-delayed");
        tell(customer, attempt, Disposition.WRONG_PERSON);
        eventually(() -> assertThat(notHisSince(customer)).isNotNull());

        Log.send(
                List.of(
                        Word.corrected(
                                customer,
                                attempt,
                                1,
                                Disposition.WRONG_PERSON,
                                Disposition.NO_ANSWER)));

        eventually(() -> assertThat(notHisSince(customer)).isNull());
    }

    private static void tell(String customer, Map<String, Object> attempt, Disposition how) {
        Log.send(List.of(Word.concluded(customer, attempt, how)));
    }

    private Map<String, Object> attempt(String customer, String reason) {
        String attempts =
                "SELECT a.* FROM callback_attempt a JOIN callback_task t USING (callback_id)"
                        + " WHERE t.customer_id = ? AND t.reason = ? ORDER BY a.number";
        eventually(() -> assertThat(tables.rows(attempts, customer, reason)).isNotEmpty());
        return tables.rows(attempts, customer, reason).get(0);
    }

    private long closed(String customer) {
        return tables.tasks(customer).stream()
                .filter(task -> "CLOSED".equals(task.get("status")))
                .count();
    }

    private Object notHisSince(String customer) {
        return tables.values(
                        "SELECT number_not_his_since FROM customer WHERE customer_id = ?", customer)
                .get(0);
    }
}
