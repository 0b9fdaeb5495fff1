package io.huifang.scheduler.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Polled;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The rows of customers nobody has heard of before, who are added with where they seem to be. */
@SchedulerTest
class StrangersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String HERE = "Asia/Shanghai";
    private static final String THERE = "Europe/Berlin";

    @Inject Pool pool;
    @Inject WalletEventReader reader;
    @Inject DecideWalletEvents decideWalletEvents;
    Database database;
    Tables tables;

    @BeforeEach
    void look() {
        tables = new Tables(database);
    }

    @Test
    @Tag("P7")
    void areWhereTheNewestOfTheirEventsSays() throws Exception {
        Event newest = Event.paymentFailed().zone(HERE);
        Event older = like(newest).zone(THERE).ago(Duration.ofHours(1));

        decided(newest, older);

        assertThat(zonesOf(newest)).containsExactly(HERE);
    }

    @Test
    @Tag("P4")
    void areNotWhereARefusedContentSays() throws Exception {
        Event first = Event.paymentFailed().zone(HERE).ago(Duration.ofHours(1));
        Event refused = like(first).id(first.id()).zone(THERE).about("100.50", "999.00");

        decided(first, refused);

        assertThat(zonesOf(first)).containsExactly(HERE);
        assertThat(tables.decisions(first.customerId())).hasSize(1);
    }

    @Test
    @Tag("P4")
    void areNowhereWhenOnlyARefusedContentSays() throws Exception {
        Event known = Event.paymentFailed().zone(HERE);
        Event refused = known.customer(Event.newCustomer()).zone(THERE);
        decided(known);

        decided(refused);

        assertThat(zonesOf(refused)).containsExactly((Object) null);
        assertThat(zonesOf(known)).containsExactly(HERE);
    }

    @Test
    @Tag("P2")
    void staySoWhenTheirEventsComeAgain() throws Exception {
        Event event = Event.paymentFailed().zone(HERE);

        decided(event);
        decided(event, event);

        assertThat(zonesOf(event)).containsExactly(HERE);
        assertThat(tables.decisions(event.customerId())).hasSize(1);
    }

    @Test
    @Tag("P7")
    void areWhereTheNewestSaysWhoeverOfTwoReplicasAddsThem() throws Exception {
        List<Event> newest =
                IntStream.range(0, 50).mapToObj(n -> Event.paymentFailed().zone(HERE)).toList();
        List<Event> older =
                newest.stream()
                        .map(event -> like(event).zone(THERE).ago(Duration.ofHours(1)))
                        .toList();

        Uni.join().all(decide(newest), decide(older)).andFailFast().await().atMost(PATIENCE);

        for (Event event : newest) {
            assertThat(zonesOf(event)).containsExactly(HERE);
            assertThat(tables.decisions(event.customerId())).hasSize(2);
        }
    }

    private static Event like(Event event) {
        return Event.paymentFailed().customer(event.customerId());
    }

    private void decided(Event... events) throws Exception {
        decide(List.of(events)).await().atMost(PATIENCE);
    }

    private Uni<BatchResult> decide(List<Event> events) throws Exception {
        List<ReceivedEvent> received = new ArrayList<>();
        for (Event event : events) {
            received.add(reader.read(Polled.only(event.record()).iterator().next()));
        }
        return decideWalletEvents
                .ready()
                .chain(() -> pool.withTransaction(tx -> decideWalletEvents.decide(tx, received)));
    }

    private List<Object> zonesOf(Event event) {
        return tables.values(
                "SELECT zones[1] FROM customer WHERE customer_id = ?", event.customerId());
    }
}
