package io.huifang.scheduler.appointment;

import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
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

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** What becomes of a time that an agent and the customer agreed on. */
@SchedulerTest
@Tag("R33")
class PromisedTimesTest {
    Database database;
    Tables tables;

    private final Instant tomorrow =
            Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);

    @BeforeEach
    void look() {
        tables = new Tables(database);
    }

    @Test
    void countsAsSoonAsTheConclusionIsTold() {
        Event event = Event.refundDelayed();
        Log.send(event);
        Map<String, Object> attempt = attempts(event, 1).get(0);

        Log.send(List.of(appointed(event, attempt)));

        eventually(
                () ->
                        assertThat(appointments(event))
                                .singleElement()
                                .satisfies(
                                        it ->
                                                assertThat(it)
                                                        .containsEntry("chosen_by", "AGENT")
                                                        .containsEntry("agrees", true)));
    }

    @Test
    @Tag("P20")
    void isGoneWhenTheCustomerRefusesAllCallsInTheSameBreath() {
        Event event = Event.refundDelayed();
        Event other = Event.complaintFiled().customer(event.customerId());
        Log.send(List.of(event.record(), other.record()));
        List<Map<String, Object>> attempts = attempts(event, 2);
        var refused = Word.concluded(event.customerId(), attempts.get(1), Disposition.REFUSED_HARD);

        Log.send(List.of(appointed(event, attempts.get(0)), refused));

        eventually(
                () ->
                        assertThat(tables.tasks(event.customerId()))
                                .extracting(task -> task.get("status"))
                                .containsExactly("CLOSED", "CLOSED"));
        assertThat(appointments(event)).isEmpty();
    }

    private ProducerRecord<String, byte[]> appointed(Event event, Map<String, Object> attempt) {
        return Word.appointed(event.customerId(), attempt, tomorrow, Instant.now());
    }

    private List<Map<String, Object>> attempts(Event event, int count) {
        String attempts =
                "SELECT a.* FROM callback_attempt a JOIN callback_task USING (callback_id) WHERE"
                        + " customer_id = ?";
        eventually(() -> assertThat(tables.rows(attempts, event.customerId())).hasSize(count));
        return tables.rows(attempts, event.customerId());
    }

    private List<Map<String, Object>> appointments(Event event) {
        return tables.rows(
                "SELECT chosen_by, a.starts_at = t.appointed_at AND t.due_at = t.appointed_at AS"
                        + " agrees FROM appointment a JOIN callback_task t USING (callback_id) WHERE"
                        + " customer_id = ?",
                event.customerId());
    }
}
