package io.huifang.scheduler.dispatch;

import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.huifang.backing.Database;
import io.huifang.backing.KafkaRecord;
import io.huifang.contract.Topic;
import io.huifang.scheduler.fixture.Daytime;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.smallrye.mutiny.Uni;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

@SchedulerTest
class DispatchDueCallbacksRaceTest {
    /** The one of a customer's events whose facts exceed what a record of the log may hold. */
    private static final String GUILTY = "2";

    /**
     * So many customers with two tasks each, all due at one instant; one of them guilty or none.
     */
    private static final String DUE =
            """
            WITH people AS (
                INSERT INTO customer (customer_id, zones, zones_at)
                SELECT ? || n, ARRAY[?], now() FROM generate_series(1, ?) AS n
                RETURNING customer_id),
            events AS (
                INSERT INTO decision (event_key, content_hash, callback_id, decided_at, event_time,
                    policy_version, kind, customer_id, source, id, type, rule, explanation,
                    inputs, facts)
                SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), now(), now(), 1,
                    'SCHEDULED', customer_id, '/race', n::text, 'io.huifang.refund.delayed.v1',
                    'reason.schedule', 'race', '{}',
                    CASE n::text WHEN ? THEN json_build_object('odd', repeat('x', 1100000))
                        ELSE '{}' END
                FROM people, generate_series(1, 2) AS n
                RETURNING event_key, callback_id, customer_id, id)
            INSERT INTO callback_task (callback_id, event_key, customer_id, reason, cause,
                event_time, earliest_event_time, latest_event_time, created_at, policy_version, status, due_at,
                fresh_until, priority)
            SELECT callback_id, event_key, customer_id, 'refund-delayed', id, now(), now(), now(),
                now(), 1, 'WAITING', now(), now() + interval '14 days', 60
            FROM events
            """;

    private static final String REFUSE =
            """
            CREATE OR REPLACE FUNCTION refuse_in_this_test() RETURNS trigger LANGUAGE plpgsql
            AS 'BEGIN RAISE EXCEPTION ''refused''; END'
            """;

    private static final String REFUSE_AT_THE_COMMIT =
            """
            CREATE CONSTRAINT TRIGGER refused_in_this_test AFTER UPDATE ON callback_task
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
            WHEN (new.customer_id = '%s' AND new.status = 'DISPATCHED')
            EXECUTE FUNCTION refuse_in_this_test()
            """;

    @Inject DispatchDueCallbacks dispatchDueCallbacks;

    Database database;
    Tables tables;

    @BeforeEach
    void look() {
        tables = new Tables(database);
    }

    @Test
    @Tag("P2")
    @Tag("P15")
    void dispatchesEachOfAThousandTasksOnceHoweverManyTimersRun() {
        String people = "race-" + Event.newCustomer() + "-";

        tables.change(DUE, people, Daytime.zone(), 500, "none");
        // the service's own timer is the third one
        Uni.join()
                .all(Stream.generate(this::untilNoneIsDue).limit(2).toList())
                .andFailFast()
                .await()
                .atMost(Duration.ofSeconds(30));

        String of =
                " FROM callback_task t JOIN callback_attempt a USING (callback_id) WHERE"
                        + " t.customer_id LIKE ? || '%'";
        eventually(() -> assertThat(tables.count("SELECT count(*)" + of, people)).isEqualTo(1000));
        assertThat(tables.count("SELECT count(DISTINCT callback_id)" + of, people)).isEqualTo(1000);
        List<KafkaRecord> told =
                Log.until(Topic.CALLBACK_TASKS, records -> of(people, records).size() >= 1000);
        assertThat(of(people, told))
                .hasSize(1000)
                .extracting(record -> record.headers().get("ce_id"))
                .doesNotHaveDuplicates();
    }

    @Test
    @Tag("R27")
    void putsOffWhatBecomesDueAtNight() {
        Event event = Event.paymentFailed().ago(Duration.ofMinutes(5).minusMillis(1500));
        Log.send(event);
        eventually(() -> assertThat(tables.tasks(event.customerId())).hasSize(1));

        // meanwhile he has travelled
        tables.change(
                "UPDATE customer SET zones = ARRAY[?] WHERE customer_id = ?",
                Daytime.nightZone(),
                event.customerId());

        eventually(
                () ->
                        assertThat(history(event.customerId()))
                                .containsExactly("put-off calling-window"));
        assertThat(tables.tasks(event.customerId()).get(0)).containsEntry("attempts", 0);
    }

    @Test
    @Tag("P16")
    void dispatchesWhatIsDueLaterWhenItIsDue() {
        Event event = Event.paymentFailed().ago(Duration.ofMinutes(5).minusMillis(1200));

        Log.send(event);

        // far less than the half minute that others wait, and no more than a busy machine needs
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(
                        () ->
                                assertThat(dispatchedInTime(event.customerId()))
                                        .containsExactly(true));
        assertThat(Log.about(event.customerId(), Topic.CALLBACK_TASKS, 1).get(0).text())
                .contains("payment-failed", "NETWORK");
    }

    @Test
    @Tag("P16")
    void dispatchesAFactWrittenInAWayThatTheDatabaseWouldSpellOut() {
        Event event =
                Event.paymentFailed()
                        .about("\"p-1\"", "\"p-1\",\"odd\":1e-2000")
                        .ago(Duration.ofMinutes(5).minusMillis(1200));

        Log.send(event);

        assertThat(Log.about(event.customerId(), Topic.CALLBACK_TASKS, 1).get(0).text())
                .contains("payment-failed", "NETWORK", "odd");
    }

    @Test
    @Tag("P16")
    void putsOffWhatCannotBeDispatchedAndGoesOnWithTheRest() {
        String people = "odd-" + Event.newCustomer() + "-";

        tables.change(DUE, people, Daytime.zone(), 8, GUILTY);

        String tasks = " FROM callback_task WHERE customer_id LIKE ? || '%' AND cause ";
        eventually(
                () -> {
                    assertThat(tables.values("SELECT status" + tasks + "<> ?", people, GUILTY))
                            .hasSize(8)
                            .containsOnly("DISPATCHED");
                    assertThat(
                                    tables.values(
                                            "SELECT due_at > now() + interval '50 minutes'"
                                                    + tasks
                                                    + "= ?",
                                            people,
                                            GUILTY))
                            .hasSize(8)
                            .containsOnly(true);
                });
        assertThat(history(people + "1"))
                .containsExactly("undispatchable IllegalArgumentException");
    }

    /** What the database refuses at the commit only. */
    @Test
    @Tag("P16")
    void putsOffWhatIsRefusedAtTheCommitAndGoesOnWithTheRest() {
        String people = "late-" + Event.newCustomer() + "-";
        tables.change(REFUSE);
        tables.change(REFUSE_AT_THE_COMMIT.formatted(people + "2"));
        try {
            tables.change(DUE, people, Daytime.zone(), 4, "none");

            eventually(
                    () ->
                            assertThat(history(people + "2"))
                                    .hasSize(2)
                                    .containsOnly("undispatchable SQLSTATE P0001"));
            eventually(
                    () ->
                            assertThat(
                                            tables.values(
                                                    "SELECT status FROM callback_task"
                                                            + " WHERE customer_id LIKE ? || '%'"
                                                            + " AND customer_id <> ?",
                                                    people, people + "2"))
                                    .hasSize(6)
                                    .containsOnly("DISPATCHED"));
        } finally {
            tables.change("DROP TRIGGER refused_in_this_test ON callback_task");
        }
    }

    private List<Object> history(String customerId) {
        return tables.values(
                "SELECT what || ' ' || because FROM callback_history JOIN callback_task"
                        + " USING (callback_id) WHERE customer_id = ?",
                customerId);
    }

    private List<Object> dispatchedInTime(String customerId) {
        return tables.values(
                "SELECT dispatched_at >= due_at FROM callback_attempt JOIN callback_task t USING"
                        + " (callback_id, due_at) WHERE customer_id = ?",
                customerId);
    }

    private Uni<Integer> untilNoneIsDue() {
        return dispatchDueCallbacks
                .dispatch(50)
                .chain(found -> found == 0 ? Uni.createFrom().item(0) : untilNoneIsDue());
    }

    private static List<KafkaRecord> of(String people, List<KafkaRecord> records) {
        return records.stream().filter(record -> record.key().startsWith(people)).toList();
    }
}
