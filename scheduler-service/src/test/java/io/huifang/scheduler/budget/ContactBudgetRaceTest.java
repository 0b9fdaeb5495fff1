package io.huifang.scheduler.budget;

import static io.huifang.scheduler.fixture.Accounts.as;
import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.oneOf;

import io.huifang.backing.Database;
import io.huifang.contract.attempt.Disposition;
import io.huifang.scheduler.dispatch.DispatchDueCallbacks;
import io.huifang.scheduler.fixture.Daytime;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.huifang.scheduler.fixture.Word;
import io.smallrye.mutiny.Uni;

import jakarta.inject.Inject;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Events, timers, conclusions and people with telephones at once, about a few customers. */
@SchedulerTest
@Tag("P13")
@Tag("D3")
class ContactBudgetRaceTest {
    private static final int PEOPLE = 4;

    /** So many customers with ten tasks each, all due now, of all priorities. */
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
                    'reason.schedule', 'race', '{}', '{}'
                FROM people, generate_series(1, 10) AS n
                RETURNING event_key, callback_id, customer_id, id)
            INSERT INTO callback_task (callback_id, event_key, customer_id, reason, cause,
                event_time, earliest_event_time, latest_event_time, created_at, policy_version,
                status, due_at, fresh_until, priority)
            SELECT callback_id, event_key, customer_id, 'refund-delayed', id, now(), now(),
                now(), now(), 1, 'WAITING', now(), now() + interval '14 days', 10 * id::int - 1
            FROM events
            """;

    // Everything here happens within a day: that is the window.
    private static final String CONTACTS_BY_LEDGER =
            """
            SELECT count(*) FROM contact_entry
            WHERE starts_with(customer_id, ?) AND kind IN ('CALL', 'MANUAL') AND state <> 'RELEASED'
            GROUP BY customer_id ORDER BY 1 DESC
            """;

    // The attempts know nothing of the ledger: those that were made, or may be.
    private static final String CONTACTS_BY_ATTEMPTS =
            """
            SELECT count(*) FROM (
                SELECT customer_id FROM callback_attempt a JOIN callback_task USING (callback_id)
                WHERE coalesce(disposition NOT IN ('LINE_FAILURE', 'NOT_MADE', 'STATE_CHANGED'),
                    ended IS DISTINCT FROM 'RETURNED')
                UNION ALL
                SELECT customer_id FROM contact_entry WHERE kind = 'MANUAL') AS contact
            WHERE starts_with(customer_id, ?)
            GROUP BY customer_id ORDER BY 1 DESC
            """;

    @Inject DispatchDueCallbacks dispatchDueCallbacks;

    Database database;
    Tables tables;

    private final Random random = new Random(7);
    private final String people = "dials-" + UUID.randomUUID() + "-";

    @BeforeEach
    void look() {
        tables = new Tables(database);
    }

    @Test
    void neverExceedsTheBudgetWhoeverDials() {
        tables.change(DUE, people, Daytime.zone(), PEOPLE);

        for (int round = 0; round < 4; round++) {
            CompletableFuture<Void> byHand = CompletableFuture.runAsync(this::dialByHand);
            Log.send(someEvents());
            Uni.join()
                    .all(Stream.generate(this::untilNoneIsDue).limit(3).toList())
                    .andFailFast()
                    .await()
                    .atMost(Duration.ofSeconds(30));
            byHand.join();
            assertThat(contacts(CONTACTS_BY_LEDGER)).isNotEmpty().allMatch(it -> it <= 3);
            assertThat(contacts(CONTACTS_BY_ATTEMPTS)).allMatch(it -> it <= 3);
            conclude(round);
        }

        // what was not made was made up for
        assertThat(contacts(CONTACTS_BY_LEDGER)).contains(3L);
    }

    @Test
    void wouldNoticeADispatchAroundTheLedger() {
        tables.change(DUE, people, Daytime.zone(), 1);
        eventually(() -> assertThat(contacts(CONTACTS_BY_LEDGER)).containsExactly(3L));

        tables.change(
                """
                INSERT INTO callback_attempt (callback_id, number, attempt_id, due_at,
                    dispatched_at, callable_from, callable_until, silent_at)
                SELECT callback_id, 1, gen_random_uuid(), now(), now(), now(),
                    now() + interval '1 hour', now() + interval '2 hours'
                FROM callback_task WHERE starts_with(customer_id, ?) AND attempts = 0 LIMIT 1
                """,
                people);

        assertThat(contacts(CONTACTS_BY_ATTEMPTS)).containsExactly(4L);
    }

    @Test
    void givesTheBudgetToTheMostImportantTasks() {
        tables.change(DUE, people, Daytime.zone(), 1);

        eventually(
                () ->
                        assertThat(
                                        tables.values(
                                                of("priority FROM callback_task")
                                                        + " AND status = 'DISPATCHED' ORDER BY 1",
                                                people))
                                .containsExactly(79, 89, 99));
        assertThat(
                        tables.count(
                                "SELECT count(*) FROM callback_history JOIN callback_task USING"
                                        + " (callback_id) WHERE starts_with(customer_id, ?) AND"
                                        + " what = 'held-back' AND because = 'budget.exhausted'"
                                        + " AND contact_id IS NOT NULL",
                                people))
                .isEqualTo(7);
    }

    private List<Long> contacts(String query) {
        return tables.values(query, people).stream().map(Long.class::cast).toList();
    }

    private void dialByHand() {
        for (int person = 1; person <= PEOPLE; person++) {
            as("ops")
                    .contentType("application/json")
                    .header("Idempotency-Key", UUID.randomUUID())
                    .body("{\"kind\":\"MANUAL\"}")
                    .post("/v1/customers/" + people + person + "/contacts")
                    .then()
                    .statusCode(oneOf(201, 409));
        }
    }

    private List<ProducerRecord<String, byte[]>> someEvents() {
        List<ProducerRecord<String, byte[]>> events = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            events.add(
                    Event.refundDelayed()
                            .customer(people + (1 + random.nextInt(PEOPLE)))
                            .about("r-1", "r-" + random.nextInt(1000))
                            .record());
        }
        return events;
    }

    /** Some calls fail, some come back, some are made; then another round may take their places. */
    private void conclude(int round) {
        List<Map<String, Object>> open =
                tables.rows(
                        "SELECT a.*, t.customer_id FROM callback_attempt a JOIN callback_task t"
                                + " USING (callback_id) WHERE starts_with(customer_id, ?) AND"
                                + " a.ended IS NULL LIMIT 6",
                        people);
        Log.send(open.stream().map(this::word).toList());
        eventually(
                () ->
                        assertThat(open)
                                .as("round " + round)
                                .allMatch(it -> hasEnded(it.get("attempt_id"))));
    }

    private ProducerRecord<String, byte[]> word(Map<String, Object> attempt) {
        String customer = (String) attempt.get("customer_id");
        return switch (random.nextInt(5)) {
            case 0 -> Word.concluded(customer, attempt, Disposition.NO_ANSWER);
            case 1 -> Word.returned(customer, attempt);
            case 2 -> Word.returned(customer, attempt, Instant.now());
            default -> Word.concluded(customer, attempt, Disposition.LINE_FAILURE);
        };
    }

    private boolean hasEnded(Object attemptId) {
        return tables.count(
                        "SELECT count(*) FROM callback_attempt WHERE attempt_id = ? AND ended IS"
                                + " NOT NULL",
                        attemptId)
                == 1;
    }

    private Uni<Integer> untilNoneIsDue() {
        return dispatchDueCallbacks
                .dispatch(5)
                .chain(found -> found == 0 ? Uni.createFrom().item(0) : untilNoneIsDue());
    }

    private static String of(String query) {
        return "SELECT " + query + " WHERE starts_with(customer_id, ?)";
    }
}
