package io.huifang.scheduler.conclusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.contract.attempt.Disposition;
import io.huifang.scheduler.budget.BudgetAnswer.Allowed;
import io.huifang.scheduler.budget.ContactEntry;
import io.huifang.scheduler.budget.ContactEntry.State;
import io.huifang.scheduler.budget.ContactLedger;
import io.huifang.scheduler.budget.ContactLedgers;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Customers;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.huifang.scheduler.policy.ContactKind;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.document.DefaultPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Weeks of contacts by several replicas at once, in a time of their own. */
@SchedulerTest
@Tag("P13")
@Tag("D3")
class ContactLedgerRaceTest {
    private static final Policy POLICY = DefaultPolicy.read();
    private static final int REPLICAS = 6;
    private static final int TURNS = 60;
    private static final int PEOPLE = 3;
    private static final Instant BEGIN = Instant.parse("2026-03-02T01:00:00Z");

    // A count of its own: for each contact, those in the window that ends with it.
    private static final String TOO_MANY =
            """
            SELECT count(*) FROM contact_entry last
            CROSS JOIN (VALUES (interval '1 day', 3, 3), (interval '7 days', 7, 5))
                AS allowed(within, most, others)
            CROSS JOIN LATERAL (
                SELECT count(*) AS found, count(*) FILTER (WHERE NOT protects) AS found_others
                FROM contact_entry e
                WHERE e.customer_id = last.customer_id AND e.state <> 'RELEASED'
                    AND e.at > last.at - within AND e.at <= last.at) AS counted
            WHERE starts_with(last.customer_id, ?) AND last.state <> 'RELEASED'
                AND (found > most OR found_others > others)
            """;

    @Inject Pool pool;
    @Inject Customers customers;
    @Inject ContactLedgers ledgers;

    Database database;
    Tables tables;

    private final String people = "budget-" + UUID.randomUUID() + "-";
    private final AtomicLong minutes = new AtomicLong();
    private final Map<UUID, CallbackTask> tasks = new ConcurrentHashMap<>();

    @BeforeEach
    void look() {
        tables = new Tables(database);
    }

    @Test
    void leavesNoWindowWithTooManyContacts() {
        race(true);

        assertThat(tables.count(TOO_MANY, people)).isZero();
        String spent = "SELECT count(*) FROM contact_entry WHERE starts_with(customer_id, ?)";
        // time went by and places became free: it was not only refused
        assertThat(tables.count(spent + " AND state = 'SPENT'", people)).isGreaterThan(30);
        assertThat(tables.count(spent + " AND state = 'RELEASED'", people)).isPositive();
    }

    @Test
    void wouldNoticeReplicasThatAskWithoutTheCustomersLock() {
        race(false);

        assertThat(tables.count(TOO_MANY, people)).isPositive();
    }

    @Test
    void wouldNoticeAContactEnteredAroundTheBudget() {
        race(true);
        String customer = people + 0;

        tables.change(
                """
                INSERT INTO contact_entry (customer_id, entry_id, at, entered_at, callback_id,
                    protects, kind, state)
                SELECT customer_id, gen_random_uuid(), at, at, gen_random_uuid(), false,
                    'CALL', 'SPENT'
                FROM contact_entry, generate_series(1, 3)
                WHERE customer_id = ? AND state = 'SPENT'
                """,
                customer);

        assertThat(tables.count(TOO_MANY, people)).isPositive();
    }

    private void race(boolean locking) {
        List<Uni<Void>> replicas =
                IntStream.range(0, REPLICAS)
                        .mapToObj(it -> turns(new Random(it), TURNS, locking))
                        .toList();
        Uni.join().all(replicas).andFailFast().await().atMost(Duration.ofMinutes(1));
    }

    private Uni<Void> turns(Random random, int left, boolean locking) {
        if (left == 0) return Uni.createFrom().voidItem();
        String customer = people + random.nextInt(PEOPLE);
        Uni<Void> turn = pool.withTransaction(tx -> turn(tx, customer, random, locking));
        // without the lock they also stand in each other's way
        return (locking ? turn : turn.onFailure().recoverWithNull())
                .chain(() -> turns(random, left - 1, locking));
    }

    private Uni<Void> turn(SqlConnection tx, String id, Random random, boolean locking) {
        Uni<Map<String, Customer>> locked =
                locking
                        ? customers.lock(tx, List.of(id))
                        : Uni.createFrom().item(Map.of(id, Customer.unknown(id)));
        return locked.chain(
                found -> {
                    // under the lock, as the database's clock is read
                    Instant now = BEGIN.plus(Duration.ofMinutes(minutes.addAndGet(90)));
                    return ledgers.open(tx, List.of(id), POLICY, now)
                            .invoke(ledger -> act(ledger, found.get(id), now, random))
                            .chain(ledger -> ledgers.store(tx, ledger));
                });
    }

    private void act(ContactLedger ledger, Customer customer, Instant now, Random random) {
        Calls calls = new Calls(POLICY, customer);
        for (ContactEntry entry : ledger.of(customer.customerId())) {
            CallbackTask task = tasks.get(entry.entryId());
            if (entry.state() != State.RESERVED || task == null) continue;
            // sometimes nobody looks for a long time
            if (!entry.at().isAfter(now) && random.nextBoolean()) calls.silent(ledger, task, now);
            else if (random.nextInt(3) == 0) tell(calls, ledger, task, now, random);
        }
        for (int due = random.nextInt(4); due > 0; due--) {
            boolean protects = random.nextInt(4) == 0;
            if (ledger.ask(customer, ContactKind.CALL, protects) instanceof Allowed) {
                CallbackTask task = calls.dispatch(ledger, now, Duration.ofHours(3), protects);
                tasks.put(Calls.attempt(task).attemptId(), task);
            }
        }
    }

    private static void tell(
            Calls calls, ContactLedger ledger, CallbackTask task, Instant now, Random random) {
        switch (random.nextInt(5)) {
            case 0 -> calls.concluded(ledger, task, now, Disposition.LINE_FAILURE);
            case 1 -> calls.returned(ledger, task, now, false);
            case 2 -> calls.returned(ledger, task, now, true);
            default -> calls.concluded(ledger, task, now, Disposition.NO_ANSWER);
        }
    }
}
