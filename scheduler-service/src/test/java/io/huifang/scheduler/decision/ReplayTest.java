package io.huifang.scheduler.decision;

import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.backing.KafkaRecord;
import io.huifang.contract.Topic;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;

/** The database says how far the log was read, whatever Kafka and the consumer believe. */
@SchedulerTest
class ReplayTest {
    private static final String BACK_TO_THE_BEGINNING =
            "UPDATE stored_offset SET next_offset = 0 WHERE topic = 'wallet-events'";

    /** A failover loses the last transactions. */
    private static final String BACK_A_LITTLE =
            "UPDATE stored_offset SET next_offset = greatest(next_offset - 100, 0)"
                    + " WHERE topic = 'wallet-events'";

    Database database;
    Tables tables;

    @BeforeEach
    void look() {
        tables = new Tables(database);
    }

    @Test
    @Tag("P2")
    @Tag("P3")
    void changesNothingWhenTheWholeLogIsReadAgain() {
        Event event = Event.refundDelayed();
        Log.send(event);
        Log.about(event.customerId(), Topic.CALLBACK_TASKS, 1);
        long decisions = tables.count("SELECT count(*) FROM decision");
        long tasks = tables.count("SELECT count(*) FROM callback_task");
        long offset = offset();

        tables.change(BACK_TO_THE_BEGINNING);

        eventually(() -> assertThat(offset()).isGreaterThanOrEqualTo(offset));
        assertThat(tables.count("SELECT count(*) FROM decision")).isEqualTo(decisions);
        assertThat(tables.count("SELECT count(*) FROM callback_task")).isEqualTo(tasks);
        Log.send(Event.complaintFiled().customer(event.customerId()));
        assertThat(Log.about(event.customerId(), Topic.CALLBACK_DECISIONS, 2)).hasSize(2);
        assertThat(Log.about(event.customerId(), Topic.CALLBACK_TASKS, 2)).hasSize(2);
    }

    @Test
    @Tag("P8")
    void decidesAgainWhatAFailoverOfTheDatabaseLost() {
        Event event = Event.paymentFailed();
        Log.send(event);
        eventually(() -> assertThat(tables.decisions(event.customerId())).hasSize(1));

        loseEverythingAbout(event.customerId());

        eventually(
                () ->
                        assertThat(tables.decisions(event.customerId()))
                                .containsExactly("SCHEDULED"));
        assertThat(tables.tasks(event.customerId())).hasSize(1);
    }

    // What was told before stands in the log: only the same ids save the customer a second call.
    @Test
    @Tag("P8")
    void dispatchesTheSameAttemptAgainWhenAFailoverLostIt() {
        Event event = Event.refundDelayed();
        Log.send(event);
        Log.about(event.customerId(), Topic.CALLBACK_TASKS, 1);

        loseEverythingAbout(event.customerId());
        Log.about(event.customerId(), Topic.CALLBACK_TASKS, 2);
        loseTheDispatchTo(event.customerId());

        List<KafkaRecord> told = Log.about(event.customerId(), Topic.CALLBACK_TASKS, 3);
        assertThat(told).hasSize(3);
        assertThat(told).extracting(ReplayTest::ids).containsOnly(ids(told.get(0)));
        assertThat(
                        tables.values(
                                "SELECT callback_id || ' ' || attempt_id FROM callback_attempt"
                                        + " JOIN callback_task USING (callback_id)"
                                        + " WHERE customer_id = ?",
                                event.customerId()))
                .containsExactly(ids(told.get(0)));
    }

    /** A database as it was before: neither the work nor the offset. */
    private void loseEverythingAbout(String customerId) {
        tables.change(
                "WITH decided AS (DELETE FROM decision WHERE customer_id = ?), opened AS (DELETE"
                        + " FROM callback_task WHERE customer_id = ? RETURNING callback_id),"
                        + " dispatched AS (DELETE FROM callback_attempt USING opened WHERE"
                        + " callback_attempt.callback_id = opened.callback_id) "
                        + BACK_A_LITTLE,
                customerId,
                customerId);
    }

    /** A database as it was before the customer's task became due. */
    private void loseTheDispatchTo(String customerId) {
        tables.change(
                "WITH before AS (UPDATE callback_task SET status = 'WAITING', attempts = 0 WHERE"
                        + " customer_id = ? RETURNING callback_id) DELETE FROM callback_attempt"
                        + " USING before WHERE callback_attempt.callback_id = before.callback_id",
                customerId);
    }

    private static String ids(KafkaRecord dispatched) {
        return member(dispatched, "callbackId") + " " + member(dispatched, "attemptId");
    }

    private static String member(KafkaRecord record, String name) {
        return record.text().replaceAll(".*\"" + name + "\":\"([^\"]+)\".*", "$1");
    }

    private long offset() {
        return tables.count(
                "SELECT sum(next_offset) FROM stored_offset WHERE topic = 'wallet-events'");
    }
}
