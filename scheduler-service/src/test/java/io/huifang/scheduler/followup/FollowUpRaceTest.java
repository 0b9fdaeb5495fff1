package io.huifang.scheduler.followup;

import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.contract.attempt.Disposition;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.huifang.scheduler.fixture.Word;
import io.smallrye.mutiny.Uni;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What waits to be followed up, on the real tables. */
@SchedulerTest
@Tag("R78")
class FollowUpRaceTest {
    @Inject FollowUpWhatWaited followUpWhatWaited;

    Database database;
    Tables tables;

    @BeforeEach
    void look() {
        tables = new Tables(database);
    }

    /** Three replicas look at once, again and again. */
    @Test
    @Tag("P2")
    void isFollowedUpOnce() {
        List<Object> customers = IntStream.range(0, 6).mapToObj(i -> wants()).toList();

        for (int round = 0; round < 3; round++) {
            Uni.join()
                    .all(
                            followUpWhatWaited.followUp(4),
                            followUpWhatWaited.followUp(500),
                            followUpWhatWaited.followUp(500))
                    .andFailFast()
                    .await()
                    .atMost(Duration.ofSeconds(30));
        }

        for (Object customer : customers) {
            assertThat(state(customer)).isEqualTo("DONE");
            assertThat(followUps(customer)).isOne();
        }
    }

    /** His refusal may have been a mistake, but not for ever. */
    @Test
    void waitsForTheLiftOfAnEntryUntilItIsStale() {
        Object customer = wants();
        Object forgotten = wantedAYearAgo();
        for (Object one : List.of(customer, forgotten)) {
            tables.change(
                    "UPDATE customer SET suppressed_at = now(), suppressed_by = 'disposition:REFUSED_HARD',"
                            + " suppressed_because = 'disposition:REFUSED_HARD' WHERE customer_id = ?",
                    one);
        }

        followUpWhatWaited.followUp(500).await().atMost(Duration.ofSeconds(30));

        assertThat(state(customer)).isEqualTo("WAITS");
        assertThat(state(forgotten)).isEqualTo("DONE");
        assertThat(followUps(forgotten)).isZero();
        assertThat(
                        tables.values(
                                "SELECT h.because FROM callback_history h JOIN callback_task t"
                                        + " USING (callback_id) WHERE t.customer_id = ?"
                                        + " AND h.what = 'no-follow-up'",
                                forgotten))
                .isNotEmpty();
    }

    /** His only call has ended, and a low answer of it waits. */
    private Object wants() {
        Map<String, Object> attempt = called();
        String customer = attempt.get("customer_id").toString();
        Log.send(List.of(Word.concluded(customer, attempt, Disposition.REACHED_RESOLVED)));
        eventually(
                () -> assertThat(tables.tasks(customer).get(0)).containsEntry("status", "CLOSED"));
        want(attempt, "0 s");
        return customer;
    }

    /** The same, all of it a year ago. */
    private Object wantedAYearAgo() {
        Map<String, Object> attempt = called();
        tables.change(
                "UPDATE callback_attempt SET ended = 'CONCLUDED', ended_at = now() - interval '1 y',"
                        + " disposition = 'REACHED_RESOLVED', concluded_at = now() - interval '1 y'"
                        + " WHERE attempt_id = ?",
                attempt.get("attempt_id"));
        tables.change(
                "UPDATE callback_task SET status = 'CLOSED', outcome = 'RESOLVED', due_at = NULL,"
                        + " closed_at = now() - interval '1 y' WHERE callback_id = ?",
                attempt.get("callback_id"));
        want(attempt, "1 y");
        return attempt.get("customer_id");
    }

    private Map<String, Object> called() {
        Event event = Event.refundDelayed();
        Log.send(event);
        String attempts =
                "SELECT a.*, t.customer_id FROM callback_attempt a"
                        + " JOIN callback_task t USING (callback_id) WHERE t.customer_id = ?";
        eventually(() -> assertThat(tables.rows(attempts, event.customerId())).hasSize(1));
        return tables.rows(attempts, event.customerId()).get(0);
    }

    private void want(Map<String, Object> attempt, String ago) {
        tables.change(
                "INSERT INTO wanted_follow_up (attempt_id, rule, callback_id, reason, explanation,"
                        + " since, because, state) SELECT attempt_id, 'answer.low', callback_id,"
                        + " 'low-score', 'It is low.', now() - ?::interval, attempt_id, 'WAITS'"
                        + " FROM callback_attempt WHERE attempt_id = ?",
                ago,
                attempt.get("attempt_id"));
    }

    private Object state(Object customer) {
        return tables.values(
                        "SELECT w.state FROM wanted_follow_up w JOIN callback_task t"
                                + " USING (callback_id) WHERE t.customer_id = ?",
                        customer)
                .get(0);
    }

    private long followUps(Object customer) {
        return tables.count(
                "SELECT count(*) FROM callback_task WHERE customer_id = ? AND parent_id IS NOT NULL",
                customer);
    }
}
