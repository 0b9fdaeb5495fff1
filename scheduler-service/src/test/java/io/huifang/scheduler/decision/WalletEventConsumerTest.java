package io.huifang.scheduler.decision;

import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.backing.KafkaRecord;
import io.huifang.contract.Topic;
import io.huifang.scheduler.fixture.Daytime;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

@SchedulerTest
class WalletEventConsumerTest {
    Database database;
    Tables tables;

    @BeforeEach
    void look() {
        tables = new Tables(database);
    }

    @Test
    @Tag("R4")
    void dispatchesTheCallOfADelayedRefundAtOnceAndTellsTheDecision() {
        Event event = Event.refundDelayed();

        Log.send(event);

        KafkaRecord decided = Log.about(event.customerId(), Topic.CALLBACK_DECISIONS, 1).get(0);
        assertThat(decided.text())
                .contains(
                        "\"decision\":\"SCHEDULED\"", "\"reason\":\"refund-delayed\"", event.id());
        assertThat(decided.headers()).containsEntry("traceparent", Event.TRACE);
        KafkaRecord dispatched = Log.about(event.customerId(), Topic.CALLBACK_TASKS, 1).get(0);
        assertThat(dispatched.headers())
                .containsEntry("ce_type", "io.huifang.callback.dispatched.v1")
                .containsEntry("traceparent", Event.TRACE);
        assertThat(dispatched.text())
                .contains("\"number\":1", "\"subjectRef\":\"r-1\"", "\"refundId\":\"r-1\"")
                .contains("\"eventType\":\"io.huifang.refund.delayed.v1\"", event.id());
        assertThat(tables.tasks(event.customerId()))
                .singleElement()
                .satisfies(task -> assertThat(task).containsEntry("status", "DISPATCHED"));
    }

    @Test
    @Tag("P2")
    void decidesOnceWhatIsDeliveredTwentyTimes() {
        Event event = Event.paymentFailed();
        Event last = Event.paymentFailed().customer(event.customerId());

        Log.send(Collections.nCopies(20, event.record()));
        Log.send(last);

        eventually(() -> assertThat(tables.decisions(event.customerId())).hasSize(2));
        assertThat(tables.decisions(event.customerId())).containsExactly("SCHEDULED", "MERGED");
        assertThat(Log.about(event.customerId(), Topic.CALLBACK_DECISIONS, 2)).hasSize(2);
    }

    @Test
    @Tag("P4")
    void keepsTheFirstOfTwoContentsAndTellsTheConflictOnce() {
        Event first = Event.paymentFailed();
        Event other = first.about("100.50", "999.00");

        Log.send(first, other, other, first);

        List<KafkaRecord> told = Log.about(first.customerId(), Topic.CALLBACK_DECISIONS, 2);
        assertThat(told).extracting(KafkaRecord::text).anyMatch(it -> it.contains("CONFLICT"));
        Log.send(other);
        Log.send(Event.paymentFailed().customer(first.customerId()));
        eventually(() -> assertThat(tables.decisions(first.customerId())).hasSize(2));
        assertThat(Log.about(first.customerId(), Topic.CALLBACK_DECISIONS, 3)).hasSize(3);
        assertThat(tables.values("SELECT facts->>'amount' FROM decision WHERE id = ?", first.id()))
                .containsExactly("100.50");
        assertThat(tables.count("SELECT count(*) FROM decision_conflict WHERE id = ?", first.id()))
                .isOne();
    }

    @Test
    @Tag("R39")
    void keepsTheCountryOfTheNumberWithTheZones() {
        Event event = Event.paymentFailed();
        String told = event.json().replace("}", ",\"region\":\"US\"}");
        Event later = Event.paymentFailed().customer(event.customerId()).zone(null);

        Log.send(
                List.of(
                        new ProducerRecord<>(
                                event.record().topic(),
                                null,
                                event.customerId(),
                                told.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                event.record().headers())));
        Log.send(later);

        eventually(() -> assertThat(tables.decisions(event.customerId())).hasSize(2));
        assertThat(
                        tables.values(
                                "SELECT region || ' ' || zones[1] FROM customer WHERE customer_id = ?",
                                event.customerId()))
                .containsExactly("US " + Daytime.zone());
        assertThat(tables.values("SELECT inputs->>'region' FROM decision WHERE id = ?", event.id()))
                .containsExactly("US");
    }

    @Test
    @Tag("P4")
    void takesTheSameContentWrittenDifferentlyForARepetition() {
        Event event = Event.paymentFailed();
        ProducerRecord<String, byte[]> same =
                new ProducerRecord<>(
                        event.record().topic(),
                        null,
                        event.customerId(),
                        event.json()
                                .replace("{\"paymentId\":\"p-1\",", "{ ")
                                .replace("}", ",\"paymentId\" : \"p-1\" }")
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        event.record().headers());

        Log.send(List.of(event.record(), same));
        Log.send(Event.paymentFailed().customer(event.customerId()));

        eventually(() -> assertThat(tables.decisions(event.customerId())).hasSize(2));
        assertThat(tables.count("SELECT count(*) FROM decision_conflict WHERE id = ?", event.id()))
                .isZero();
    }

    @Test
    @Tag("P6")
    void setsAsideWhatNobodyCanReadAndGoesOn() {
        Event good = Event.paymentFailed();
        ProducerRecord<String, byte[]> noHeaders =
                new ProducerRecord<>(good.record().topic(), good.customerId(), new byte[] {1, 2});
        ProducerRecord<String, byte[]> noJson =
                new ProducerRecord<>(
                        good.record().topic(),
                        null,
                        good.customerId(),
                        new byte[] {'{', (byte) 0xff},
                        good.id("other").record().headers());
        ProducerRecord<String, byte[]> tombstone =
                new ProducerRecord<>(
                        good.record().topic(),
                        null,
                        good.customerId(),
                        null,
                        good.id("none").record().headers());
        // readable, but not by the database
        Event nul = Event.paymentFailed().customer(good.customerId()).about("p-1", "p\\u0000");

        Log.send(List.of(noHeaders, noJson, tombstone, nul.record(), good.record()));

        eventually(
                () -> assertThat(tables.decisions(good.customerId())).containsExactly("SCHEDULED"));
        List<KafkaRecord> dead = Log.about(good.customerId(), Topic.WALLET_EVENTS_DLQ, 4);
        assertThat(dead)
                .hasSize(4)
                .allSatisfy(
                        record ->
                                assertThat(record.headers())
                                        .containsKeys("dead-letter-reason", "dead-letter-offset"));
    }

    /** Whatever intake lets pass in a type of a sender's own must be decided, never set aside. */
    @Test
    @Tag("P1")
    void ignoresATypeThatNobodyMappedWhateverItsDataSays() {
        String strange =
                "\"n\":1e-400,\"big\":"
                        + "9".repeat(64)
                        + ",\"deep\":"
                        + "[".repeat(30)
                        + "]".repeat(30)
                        + ",\"\":\"\\ud83d\\ude00\",\"severity\":[1],\"subject\":null";
        Event own =
                Event.paymentFailed()
                        .type("com.example.coupon.expired.v1")
                        .about("\"paymentId\":\"p-1\"", strange)
                        .zone(null);
        Event bare = own.id(own.id() + "-2").about(own.members(), "");

        Log.send(own, bare);

        eventually(
                () ->
                        assertThat(tables.decisions(own.customerId()))
                                .containsExactly("IGNORED", "IGNORED"));
    }

    @Test
    @Tag("P7")
    void endsInTheSameStateWhateverTheOrderOfArrival() {
        Event old = Event.refundDelayed().ago(Duration.ofHours(3));
        Event settled = Event.refundSettled().ago(Duration.ofHours(2));
        Event young = Event.refundDelayed().ago(Duration.ofHours(1));
        Event otherRefund = Event.refundDelayed().about("r-1", "r-2");
        List<Event> events = List.of(old, settled, young, otherRefund);
        Random random = new Random(7);
        List<String> customers = new ArrayList<>();

        for (int round = 0; round < 12; round++) {
            String customer = Event.newCustomer();
            customers.add(customer);
            List<Event> shuffled = new ArrayList<>(events);
            Collections.shuffle(shuffled, random);
            shuffled.forEach(it -> Log.send(it.customer(customer).id(it.id() + customer)));
        }

        for (String customer : customers) {
            eventually(() -> assertThat(tables.decisions(customer)).hasSize(4));
            assertThat(
                            tables.values(
                                    "SELECT reason || ' ' || cause FROM callback_task WHERE"
                                            + " customer_id = ? AND status <> 'CLOSED' ORDER BY 1",
                                    customer))
                    .containsExactly("refund-delayed refund:r-1", "refund-delayed refund:r-2");
        }
    }
}
