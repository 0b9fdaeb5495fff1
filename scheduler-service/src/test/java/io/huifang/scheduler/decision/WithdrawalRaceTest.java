package io.huifang.scheduler.decision;

import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.backing.KafkaRecord;
import io.huifang.contract.Topic;
import io.huifang.scheduler.dispatch.DispatchDueCallbacks;
import io.huifang.scheduler.fixture.Daytime;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.Polled;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Ten thousand customers withdraw their consent at the moment at which their calls are dispatched.
 * Whatever comes first: nothing that was dispatched stays so.
 */
@SchedulerTest
@Order(SchedulerTest.LAST)
@Tag("P14")
@Tag("D10")
class WithdrawalRaceTest {
    private static final int ROUNDS = 20;
    private static final int CUSTOMERS = 500;
    private static final int AT_ONCE = 20;

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
                    'SCHEDULED', customer_id, '/race', 'due', 'io.huifang.refund.delayed.v1',
                    'reason.schedule', 'race', '{}', '{}'
                FROM people
                RETURNING event_key, callback_id, customer_id)
            INSERT INTO callback_task (callback_id, event_key, customer_id, reason, cause,
                event_time, earliest_event_time, latest_event_time, created_at, policy_version, status, due_at,
                fresh_until, priority)
            SELECT callback_id, event_key, customer_id, 'refund-delayed', 'refund:r-1', now(),
                now(), now(), now(), 1, 'WAITING', now(), now() + interval '14 days', 60
            FROM events
            """;

    @Inject DecideWalletEvents decideWalletEvents;
    @Inject WalletEventReader reader;
    @Inject DispatchDueCallbacks dispatchDueCallbacks;
    @Inject Pool pool;

    Database database;
    Tables tables;

    @BeforeEach
    void look() {
        tables = new Tables(database);
    }

    @Test
    void leavesNoCallThatAWithdrawalForbids() {
        String people = "withdrawal-" + Event.newCustomer() + "-";
        Random random = new Random(14);

        for (int round = 0; round < ROUNDS; round++) race(people + round + "-", random);

        String of = " FROM callback_task WHERE customer_id LIKE ? || '%'";
        int all = ROUNDS * CUSTOMERS;
        assertThat(tables.count("SELECT count(*)" + of + " AND outcome = 'SUPPRESSED'", people))
                .isEqualTo(all);
        assertThat(
                        tables.count(
                                "SELECT count(*) FROM callback_attempt JOIN callback_task t USING"
                                        + " (callback_id) WHERE customer_id LIKE ? || '%'"
                                        + " AND ended IS DISTINCT FROM 'WITHDRAWN'",
                                people))
                .isZero();
        // a race that one side always wins is none
        assertThat(tables.count("SELECT count(*)" + of + " AND attempts = 1", people))
                .isBetween(1L, all - 1L);
        eventually(() -> assertThat(untold(people)).isZero());
        assertThat(ends(people)).hasSize(all).containsOnly("told in order");
    }

    private void race(String people, Random random) {
        tables.change(DUE, people, Daytime.zone(), CUSTOMERS);
        List<Integer> order = new ArrayList<>(IntStream.rangeClosed(1, CUSTOMERS).boxed().toList());
        Collections.shuffle(order, random);
        Uni<?> withdrawals =
                Multi.createFrom()
                        .iterable(order)
                        .group()
                        .intoLists()
                        .of(AT_ONCE)
                        .onItem()
                        .transformToUniAndConcatenate(some -> withdraw(people, some))
                        .collect()
                        .last();
        Uni.join()
                .all(withdrawals.replaceWith(0), untilNoneIsDue(), untilNoneIsDue())
                .andFailFast()
                .await()
                .atMost(Duration.ofSeconds(60));
    }

    private Uni<BatchResult> withdraw(String people, List<Integer> customers) {
        List<ReceivedEvent> events =
                customers.stream().map(number -> withdrawal(people + number)).toList();
        return pool.withTransaction(tx -> decideWalletEvents.decide(tx, events));
    }

    private ReceivedEvent withdrawal(String customerId) {
        Event event =
                Event.refundDelayed()
                        .customer(customerId)
                        .type("io.huifang.customer.consent_withdrawn.v1")
                        .saying(
                                "\"purpose\":\"SERVICE\",\"channel\":\"app\","
                                        + "\"evidenceId\":\"e-1\",\"version\":\"1\"");
        try {
            return reader.read(Polled.only(event.record()).iterator().next());
        } catch (WalletEventReader.Unreadable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Uni<Integer> untilNoneIsDue() {
        return dispatchDueCallbacks
                .dispatch(AT_ONCE)
                .chain(found -> found == 0 ? Uni.createFrom().item(0) : untilNoneIsDue());
    }

    private long untold(String people) {
        return tables.count("SELECT count(*) FROM outbox WHERE starts_with(key, ?)", people);
    }

    /** How each task's story ended as others were told it. */
    private static List<String> ends(String people) {
        Map<String, Set<String>> dispatched = new HashMap<>();
        List<String> ends = new ArrayList<>();
        for (KafkaRecord record : Log.all(Topic.CALLBACK_TASKS)) {
            if (record.key() == null || !record.key().startsWith(people)) continue;
            Set<String> live = dispatched.computeIfAbsent(record.key(), any -> new HashSet<>());
            switch (record.headers().get("ce_type")) {
                case "io.huifang.callback.dispatched.v1" -> {
                    live.add(attempt(record));
                    if (live.contains("closed")) ends.add("dispatched after it was closed");
                }
                case "io.huifang.callback.withdrawn.v1" -> live.remove(attempt(record));
                default -> {
                    ends.add(live.isEmpty() ? "told in order" : "closed while dispatched");
                    live.add("closed");
                }
            }
        }
        return ends;
    }

    private static String attempt(KafkaRecord record) {
        return record.text().replaceFirst(".*\"attemptId\":\"([^\"]*)\".*", "$1");
    }
}
