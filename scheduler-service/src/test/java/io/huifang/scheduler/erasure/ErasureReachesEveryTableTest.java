package io.huifang.scheduler.erasure;

import static io.huifang.scheduler.fixture.Erasures.erasure;
import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Every table with anything of a customer is known here, with what an erasure leaves of it; one
 * that nobody has thought of fails.
 */
@SchedulerTest
@Tag("R99")
@Tag("P20")
@Tag("D13")
class ErasureReachesEveryTableTest {
    /** Columns by which a row is a customer's. */
    private static final Map<String, String> OWNERS = new LinkedHashMap<>();

    /** Tables of which nothing is left. */
    private static final Set<String> FORGOTTEN =
            Set.of(
                    "case_sla",
                    "contact_entry",
                    "incident_notice",
                    "incident_task",
                    "promise",
                    "replay_change",
                    "wanted_follow_up");

    /** Tables of which something is left, and why that says nothing of a person. */
    private static final Map<String, String> KEPT = new TreeMap<>();

    static {
        String his = "SELECT callback_id FROM callback_task WHERE customer_id = ?";
        OWNERS.put("customer_id", "customer_id = ?");
        OWNERS.put("callback_id", "callback_id IN (" + his + ")");
        OWNERS.put("case_id", "case_id IN (" + his + ")");
        OWNERS.put(
                "attempt_id",
                "attempt_id IN (SELECT attempt_id FROM callback_attempt WHERE callback_id IN ("
                        + his
                        + "))");
        OWNERS.put(
                "event_key", "event_key IN (SELECT event_key FROM decision WHERE customer_id = ?)");
        KEPT.put("customer", "an opaque id, that he was erased, and that he must not be called");
        KEPT.put("settled_matter", "the sender's references and instants");
        KEPT.put("callback_task", "the course of a call, for the indicators");
        KEPT.put("callback_attempt", "how attempts ended, for the indicators");
        KEPT.put("callback_history", "what became of a call, by which rule");
        KEPT.put("decision", "the rule; words, facts and inputs about the person go");
        KEPT.put("told_decision", "a view of decisions");
        KEPT.put("decision_conflict", "that a key came with another content");
        KEPT.put("customer_notice", "which text was sent when, never to where");
        KEPT.put("attempt_correction", "who corrected an attempt's disposition");
        KEPT.put("attempt_closing", "which attempt ended a task");
        KEPT.put("attempt_prohibition", "why he must not be called, without a person's words");
    }

    /** Tables that end with the task, of themselves. */
    private static final Set<String> OF_OPEN_TASKS = Set.of("appointment");

    Database database;
    Tables tables;

    @BeforeEach
    void look() {
        tables = new Tables(database);
    }

    @Test
    void leavesRowsOnlyInTablesOfWhichThatIsKnown() {
        String customer = Event.newCustomer();
        fill(customer);
        for (String table : known()) {
            assertThat(rows(table, customer)).as("rows in %s before", table).isPositive();
        }

        Log.send(List.of(erasure(customer)));

        eventually(
                () ->
                        assertThat(
                                        tables.count(
                                                "SELECT count(*) FROM customer WHERE customer_id = ?"
                                                        + " AND erased_at IS NOT NULL",
                                                customer))
                                .isOne());
        Set<String> left = new TreeSet<>();
        for (String table : tablesOfCustomers()) {
            if (rows(table, customer) > 0) left.add(table);
        }
        assertThat(left).isEqualTo(KEPT.keySet());
    }

    @Test
    void isThoughtOfForEveryTable() {
        assertThat(unthoughtOf())
                .as("tables of which nobody said what an erasure leaves: a ForgetsErased is needed")
                .isEmpty();
    }

    /** A table that is searched for one customer is not read for all. */
    @Test
    void findsWhatIsForgottenByAnIndex() {
        for (String table : FORGOTTEN) {
            assertThat(firstColumnsOfIndexes(table))
                    .as("indexes of " + table)
                    .containsAnyOf("customer_id", "callback_id", "event_key");
        }
    }

    /** Of whole indexes only: what has ended is forgotten as well. */
    private List<Object> firstColumnsOfIndexes(String table) {
        return tables.values(
                "SELECT a.attname::text FROM pg_index i JOIN pg_attribute a"
                        + " ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]"
                        + " WHERE i.indrelid = ?::regclass AND i.indpred IS NULL",
                table);
    }

    @Test
    void wouldFindOneThatNobodyHasThoughtOf() {
        String table = "notes_" + UUID.randomUUID().toString().substring(0, 8);
        tables.change("CREATE TABLE " + table + " (callback_id uuid, note text)");
        try {
            assertThat(unthoughtOf()).containsExactly(table);
        } finally {
            tables.change("DROP TABLE " + table);
        }
    }

    private Set<String> unthoughtOf() {
        Set<String> unknown = new TreeSet<>(tablesOfCustomers());
        unknown.removeAll(known());
        return unknown;
    }

    private static Set<String> known() {
        Set<String> known = new HashSet<>(KEPT.keySet());
        known.addAll(FORGOTTEN);
        known.addAll(OF_OPEN_TASKS);
        return known;
    }

    private Set<String> tablesOfCustomers() {
        Set<String> found = new TreeSet<>();
        for (String column : OWNERS.keySet()) {
            tables.values(
                            "SELECT table_name::text FROM information_schema.columns"
                                    + " WHERE table_schema = 'public' AND column_name = ?",
                            column)
                    .forEach(table -> found.add(table.toString()));
        }
        return found;
    }

    /** Rows of a table that are the customer's, by the first column that says so. */
    private long rows(String table, String customer) {
        List<Object> columns =
                tables.values(
                        "SELECT column_name::text FROM information_schema.columns"
                                + " WHERE table_schema = 'public' AND table_name = ?",
                        table);
        String owner =
                OWNERS.entrySet().stream()
                        .filter(each -> columns.contains(each.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElseThrow();
        return tables.count("SELECT count(*) FROM " + table + " WHERE " + owner, customer);
    }

    /** A row in each table: of events as far as those make one, else by itself. */
    private void fill(String customer) {
        Event refund = Event.refundDelayed().customer(customer).id("e-" + customer);
        Log.send(
                refund,
                Event.complaintFiled().customer(customer),
                Event.refundSettled().customer(customer).about("r-1", "r-9"),
                refund.about("100.50", "200.50"),
                asksToBeCalledTomorrow(customer));
        eventually(() -> assertThat(tables.decisions(customer)).hasSize(4));
        eventually(() -> assertThat(rows("callback_attempt", customer)).isEqualTo(2));
        eventually(() -> assertThat(rows("decision_conflict", customer)).isOne());
        for (String statement : ROWS) {
            int added = tables.change(statement, customer);
            assertThat(added).as(statement).isPositive();
        }
    }

    private static Event asksToBeCalledTomorrow(String customer) {
        return Event.refundDelayed()
                .customer(customer)
                .type("io.huifang.callback.requested.v1")
                .saying(
                        "\"topic\":\"fees\",\"preferredAt\":\""
                                + Instant.now().plus(Duration.ofDays(1))
                                + "\"");
    }

    /** Each of the customer's refund. */
    private static final String TASK =
            " FROM callback_task t JOIN callback_attempt a USING (callback_id)"
                    + " WHERE reason = 'refund-delayed' AND customer_id = ?";

    private static final List<String> ROWS =
            List.of(
                    "INSERT INTO attempt_closing SELECT callback_id, attempt_id, now(), false"
                            + TASK,
                    "INSERT INTO attempt_correction SELECT attempt_id, 1, gen_random_uuid(), 'BUSY',"
                            + " 'NO_ANSWER', 'someone', now()"
                            + TASK,
                    "INSERT INTO attempt_prohibition SELECT attempt_id, customer_id" + TASK,
                    "INSERT INTO callback_history SELECT gen_random_uuid(), callback_id, now(),"
                            + " 'put-off', 'calling-window'"
                            + TASK,
                    "INSERT INTO customer_notice SELECT gen_random_uuid(), callback_id, 'any', 'any',"
                            + " now()"
                            + TASK,
                    "INSERT INTO wanted_follow_up (attempt_id, rule, callback_id, reason,"
                            + " explanation, since, because) SELECT attempt_id, 'answer.low',"
                            + " callback_id, 'low-score', 'It is low.', now(), attempt_id"
                            + TASK,
                    "INSERT INTO promise (attempt_id, callback_id, customer_id, kept_by, made_at,"
                            + " due_at) SELECT attempt_id, callback_id, customer_id, 'any', now(),"
                            + " now() + interval '9 days'"
                            + TASK,
                    "WITH made AS (INSERT INTO incident (incident_id, rule, key_values, since,"
                            + " opened_at, opened_by, opened_because, closed_at, closed_by,"
                            + " closed_because, held_at_end) VALUES (gen_random_uuid(), 'of-a-test',"
                            + " gen_random_uuid()::text, now(), now(), 'someone', 'test', now(),"
                            + " 'someone', 'test', 0) RETURNING incident_id), task AS (INSERT INTO"
                            + " incident_task SELECT callback_id, incident_id, customer_id, 'SPARED',"
                            + " now(), now() FROM made, (SELECT *"
                            + TASK
                            + ") AS his RETURNING *) INSERT INTO incident_notice SELECT incident_id,"
                            + " customer_id, callback_id, now(), now() FROM task",
                    "WITH made AS (INSERT INTO replay (replay_id, policy_version, period_from,"
                            + " period_to, asked_by, asked_at, state, ended_at) SELECT"
                            + " gen_random_uuid(), min(version), now() - interval '1 day', now(),"
                            + " 'someone', now(), 'CANCELLED', now() FROM policy RETURNING replay_id)"
                            + " INSERT INTO replay_change (replay_id, place, event_key, kind, rule,"
                            + " explanation, otherwise_kind, otherwise_rule, otherwise_explanation)"
                            + " SELECT replay_id, 1, event_key, 'IGNORED', 'any', 'any', 'IGNORED',"
                            + " 'any', 'any' FROM made, decision WHERE rule = 'reason.schedule' AND"
                            + " customer_id = ? LIMIT 1");
}
