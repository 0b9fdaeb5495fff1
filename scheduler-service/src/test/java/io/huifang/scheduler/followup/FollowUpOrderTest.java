package io.huifang.scheduler.followup;

import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.contract.attempt.Disposition;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.huifang.scheduler.fixture.Word;
import io.huifang.scheduler.promise.BreakPromises;

import jakarta.inject.Inject;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A conclusion with a promise, a low answer, a settlement, a correction and the event that keeps
 * the promise, in every order in which they can be heard, each order told of its own customer.
 * Between any two of them time passes: promises break, and what waited is asked about again.
 */
@SchedulerTest
class FollowUpOrderTest {
    private static final Map<String, Object> LOW = Map.of("csat", 1);
    private static final String COMPLETED = "io.huifang.payment.completed.v1";
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private static final Instant HARM = NOW.minus(Duration.ofHours(4));
    private static final Instant SETTLED = NOW.minus(Duration.ofHours(3));
    private static final Instant DUE = NOW.minus(Duration.ofHours(2));

    private static final String HEARD =
            """
            SELECT (SELECT count(*) FROM decision WHERE customer_id LIKE ?)
                + (SELECT count(*) FROM callback_attempt a JOIN callback_task t
                    USING (callback_id) WHERE customer_id LIKE ? AND disposition IS NOT NULL)
                + (SELECT count(*) FROM attempt_correction JOIN callback_attempt USING (attempt_id)
                    JOIN callback_task USING (callback_id) WHERE customer_id LIKE ?)
                + (SELECT count(*) FROM wanted_follow_up w JOIN callback_task USING (callback_id)
                    WHERE customer_id LIKE ? AND w.rule = 'answer.low')
            """;

    @Inject BreakPromises breakPromises;
    @Inject FollowUpWhatWaited followUpWhatWaited;

    Database database;
    Tables tables;

    @BeforeEach
    void look() {
        tables = new Tables(database);
    }

    @Test
    @Tag("P7")
    @Tag("D11")
    @Tag("D12")
    @Tag("R14")
    @Tag("R75")
    void callsAboutTheAnswerAloneInWhateverOrderItIsHeard() {
        String group = "order-" + UUID.randomUUID();
        Map<String, String> orders = new LinkedHashMap<>();
        for (String order : orders("", "KASCL")) {
            orders.put(group + "-young-" + order, order);
            orders.put(group + "-old-" + order, order);
        }
        Map<String, Map<String, Object>> attempts = dispatched(group, orders.keySet());

        for (int step = 0; step < 5; step++) {
            List<ProducerRecord<String, byte[]>> told = new ArrayList<>();
            for (var customer : orders.entrySet()) {
                String id = customer.getKey();
                told.add(told(customer.getValue().charAt(step), id, attempts.get(id)));
            }
            Log.send(told);
            long heard = (step + 2L) * orders.size();
            eventually(() -> assertThat(heard(group)).isEqualTo(heard));
            passTime();
        }

        eventually(
                () -> {
                    passTime();
                    assertThat(open(group + "-old-")).isEmpty();
                    assertThat(open(group + "-young-")).hasSize(60);
                });
        assertThat(open(group + "-young-")).containsOnly("low-score");
    }

    /** A task may end in many ways; only a person's word ends what waits for it as well. */
    @ParameterizedTest
    @CsvSource({"EXPIRED, 1", "UNREACHABLE, 1", "CANCELLED, 0"})
    @Tag("R14")
    @Tag("R75")
    void asksAgainWhenTheCallThatWasToTakeItUpEnds(String outcome, int calls) {
        String customer = "order-" + UUID.randomUUID();
        Map<String, Object> attempt = dispatched(customer, List.of(customer)).get(customer);
        Log.send(
                List.of(
                        Word.concluded(customer, attempt, Disposition.REACHED_PARTIAL),
                        Word.answered(customer, attempt, LOW)));
        eventually(() -> assertThat(states(customer)).containsExactly("WAITS"));
        passTime();
        assertThat(tables.tasks(customer)).hasSize(1);

        tables.change(
                "UPDATE callback_task SET status = 'CLOSED', outcome = ?, due_at = NULL,"
                        + " held_back_by = NULL, closed_at = now() WHERE customer_id = ?",
                outcome,
                customer);
        if (outcome.equals("CANCELLED")) {
            tables.change(
                    "INSERT INTO callback_history (entry_id, callback_id, at, what, because, who)"
                            + " VALUES (gen_random_uuid(), ?, now(), 'cancelled', 'solved',"
                            + " 'ops-1')",
                    attempt.get("callback_id"));
        }

        eventually(
                () -> {
                    passTime();
                    assertThat(states(customer)).containsExactly("DONE");
                });
        assertThat(open(customer)).hasSize(calls);
    }

    private ProducerRecord<String, byte[]> told(
            char what, String customer, Map<String, Object> attempt) {
        Duration age = Duration.ofMinutes(customer.contains("-young-") ? -30 : 30);
        return switch (what) {
            case 'K' ->
                    Word.promising(
                            customer,
                            attempt,
                            Disposition.REACHED_UNRESOLVED,
                            new AttemptConcluded.Promise(COMPLETED, "p-9", DUE));
            case 'A' -> Word.answered(customer, attempt, LOW, SETTLED.minus(age));
            case 'S' -> Event.refundSettled().customer(customer).at(SETTLED).record();
            case 'C' ->
                    Word.corrected(
                            customer,
                            attempt,
                            1,
                            Disposition.REACHED_UNRESOLVED,
                            Disposition.REACHED_RESOLVED);
            default ->
                    Event.paymentFailed()
                            .customer(customer)
                            .type(COMPLETED)
                            .about("\"p-1\"", "\"p-9\"")
                            .at(DUE.minusSeconds(1))
                            .record();
        };
    }

    /** Every order in which nothing is corrected before it is told. */
    private static List<String> orders(String told, String left) {
        if (left.isEmpty()) return List.of(told);
        List<String> orders = new ArrayList<>();
        for (char next : left.toCharArray()) {
            if (next == 'C' && !told.contains("K")) continue;
            orders.addAll(orders(told + next, left.replace(String.valueOf(next), "")));
        }
        return orders;
    }

    private void passTime() {
        breakPromises.breakDue(Instant.now(), 500).await().atMost(Duration.ofSeconds(20));
        followUpWhatWaited.followUp(500).await().atMost(Duration.ofSeconds(20));
    }

    private long heard(String group) {
        String like = group + "%";
        return tables.count(HEARD, like, like, like, like);
    }

    private List<Object> open(String group) {
        return tables.values(
                "SELECT reason FROM callback_task WHERE customer_id LIKE ? AND outcome IS NULL",
                group + "%");
    }

    private List<Object> states(String customer) {
        return tables.values(
                "SELECT w.state FROM wanted_follow_up w JOIN callback_task USING (callback_id)"
                        + " WHERE customer_id = ?",
                customer);
    }

    private Map<String, Map<String, Object>> dispatched(String group, Iterable<String> customers) {
        List<ProducerRecord<String, byte[]>> events = new ArrayList<>();
        customers.forEach(id -> events.add(Event.refundDelayed().customer(id).at(HARM).record()));
        Log.send(events);
        Map<String, Map<String, Object>> attempts = new LinkedHashMap<>();
        eventually(
                () -> {
                    for (Map<String, Object> row : attempts(group)) {
                        attempts.put((String) row.get("customer_id"), row);
                    }
                    assertThat(attempts).hasSize(events.size());
                });
        return attempts;
    }

    private List<Map<String, Object>> attempts(String group) {
        return tables.rows(
                "SELECT t.customer_id, a.* FROM callback_attempt a JOIN callback_task t"
                        + " USING (callback_id) WHERE t.customer_id LIKE ?",
                group + "%");
    }
}
