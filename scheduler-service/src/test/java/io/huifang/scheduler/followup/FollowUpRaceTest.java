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

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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
    void waitsForTheLiftOfAnEntryUntilItIsStale() throws SQLException {
        Object customer = wants();
        Object forgotten = wants();
        for (Object one : List.of(customer, forgotten)) {
            tables.change(
                    "UPDATE customer SET suppressed_at = now(), suppressed_by = 'disposition:REFUSED_HARD',"
                            + " suppressed_because = 'disposition:REFUSED_HARD' WHERE customer_id = ?",
                    one);
        }
        makeOld(forgotten);

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

    /** As if a year had passed: what is closed cannot be changed but by leaving the rules aside. */
    private void makeOld(Object customer) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            statement.execute(
                    "UPDATE callback_task SET closed_at = closed_at - interval '1 year'"
                            + " WHERE customer_id = '"
                            + customer
                            + "'");
            statement.execute(
                    "UPDATE wanted_follow_up SET since = since - interval '1 year' WHERE"
                            + " callback_id IN (SELECT callback_id FROM callback_task WHERE"
                            + " customer_id = '"
                            + customer
                            + "')");
        }
    }

    /** His only call has ended, and a low answer of it waits. */
    private Object wants() {
        Event event = Event.refundDelayed();
        String customer = event.customerId();
        Log.send(event);
        String attempts =
                "SELECT a.* FROM callback_attempt a JOIN callback_task t USING (callback_id)"
                        + " WHERE t.customer_id = ?";
        eventually(() -> assertThat(tables.rows(attempts, customer)).hasSize(1));
        Map<String, Object> attempt = tables.rows(attempts, customer).get(0);
        Log.send(List.of(Word.concluded(customer, attempt, Disposition.REACHED_RESOLVED)));
        eventually(
                () -> assertThat(tables.tasks(customer).get(0)).containsEntry("status", "CLOSED"));
        tables.change(
                "INSERT INTO wanted_follow_up (attempt_id, rule, callback_id, reason, explanation,"
                        + " since, because, state) SELECT attempt_id, 'answer.low', callback_id,"
                        + " 'low-score', 'It is low.', now(), attempt_id, 'WAITS'"
                        + " FROM callback_attempt WHERE attempt_id = ?",
                attempt.get("attempt_id"));
        return customer;
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
