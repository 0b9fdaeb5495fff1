package io.huifang.scheduler.callback;

import static io.huifang.scheduler.fixture.Accounts.as;
import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.backing.KafkaRecord;
import io.huifang.contract.Topic;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Random events, conclusions and cancellations at once: no task is lost, doubled or reopened. */
@SchedulerTest
class ConservationTest {
    private static final int CUSTOMERS = 20;
    private static final int EVENTS = 400;

    Database database;
    Tables tables;

    private final Random random = new Random(42);
    private final String people = "many-" + UUID.randomUUID() + "-";

    @BeforeEach
    void look() {
        tables = new Tables(database);
    }

    @Test
    @Tag("P2")
    @Tag("P15")
    void conservesTasksAndDecidesEachEventOnce() {
        Set<String> ids = new HashSet<>();
        for (int round = 0; round < 8; round++) {
            Log.send(someEvents(EVENTS / 8, ids));
            Log.send(someConclusions());
            cancelOne();
        }

        eventually(
                () ->
                        assertThat(tables.count(of("count(*) FROM decision"), people))
                                .isEqualTo(ids.size()));
        assertThat(lostTasks()).isZero();
        eventually(this::everyWordIsConsistent);
        assertThat(Log.all(Topic.CALLBACK_ATTEMPTS_DLQ))
                .noneMatch(record -> record.key().startsWith(people));
    }

    @Test
    void wouldNoticeATaskThatIsLost() {
        Event event = Event.paymentFailed().customer(people + 1);
        Log.send(event);
        eventually(() -> assertThat(tables.tasks(event.customerId())).hasSize(1));
        assertThat(lostTasks()).isZero();

        tables.change("DELETE FROM callback_task WHERE customer_id = ?", event.customerId());

        assertThat(lostTasks()).isOne();
    }

    /** Tasks that were decided and are not there; each is opened by exactly one decision. */
    private long lostTasks() {
        String decided =
                of("count(DISTINCT callback_id) FROM decision")
                        + " AND kind IN ('SCHEDULED', 'DEFERRED')";
        return tables.count(decided, people)
                - tables.count(of("count(*) FROM callback_task"), people);
    }

    /** What was told about each task is a legal life, and ends as the table says. */
    private void everyWordIsConsistent() {
        Map<String, List<String>> lives = new HashMap<>();
        for (KafkaRecord record : Log.all(Topic.CALLBACK_TASKS)) {
            if (!record.key().startsWith(people)) continue;
            String callback = record.text().replaceAll(".*\"callbackId\":\"([^\"]+)\".*", "$1");
            lives.computeIfAbsent(callback, id -> new ArrayList<>())
                    .add(record.headers().get("ce_type").split("\\.")[3]);
        }
        for (Map<String, Object> task : tables.rows(of("* FROM callback_task"), people)) {
            List<String> life = lives.getOrDefault(task.get("callback_id").toString(), List.of());
            long dispatched = life.stream().filter("dispatched"::equals).count();
            long closed = life.stream().filter("closed"::equals).count();
            assertThat(dispatched).isEqualTo(((Number) task.get("attempts")).longValue());
            assertThat(closed).isEqualTo("CLOSED".equals(task.get("status")) ? 1 : 0);
            if (closed == 1) assertThat(life).last().isEqualTo("closed");
        }
    }

    private List<ProducerRecord<String, byte[]>> someEvents(int count, Set<String> ids) {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Event event = someEvent();
            ids.add(event.id());
            records.add(event.record());
            if (random.nextInt(20) == 0) records.add(event.record());
        }
        return records;
    }

    private Event someEvent() {
        Event event =
                switch (random.nextInt(4)) {
                    case 0 -> Event.refundSettled();
                    case 1 -> Event.paymentFailed();
                    case 2 -> Event.complaintFiled().about("k-1", "k-" + random.nextInt(3));
                    default -> Event.refundDelayed();
                };
        return event.customer(people + random.nextInt(CUSTOMERS))
                .about("r-1", "r-" + random.nextInt(3))
                .ago(Duration.ofSeconds(random.nextInt(600)));
    }

    private List<ProducerRecord<String, byte[]>> someConclusions() {
        List<Disposition> likely =
                List.of(
                        Disposition.REACHED_RESOLVED,
                        Disposition.NO_ANSWER,
                        Disposition.BUSY,
                        Disposition.STATE_CHANGED);
        return tables
                .rows(
                        "SELECT a.*, t.customer_id FROM callback_attempt a JOIN callback_task t"
                                + " USING (callback_id) WHERE customer_id LIKE ? || '%' AND"
                                + " disposition IS NULL LIMIT 10",
                        people)
                .stream()
                .map(
                        attempt ->
                                Word.concluded(
                                        (String) attempt.get("customer_id"),
                                        attempt,
                                        likely.get(random.nextInt(likely.size()))))
                .toList();
    }

    private void cancelOne() {
        tables.values(
                        of("callback_id FROM callback_task") + " AND status <> 'CLOSED' LIMIT 1",
                        people)
                .forEach(
                        id ->
                                as("ops")
                                        .contentType("application/json")
                                        .body("{\"because\":\"random\"}")
                                        .post("/v1/callbacks/" + id + "/cancellation"));
    }

    private static String of(String query) {
        return "SELECT " + query + " WHERE customer_id LIKE ? || '%'";
    }
}
