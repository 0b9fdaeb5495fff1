package io.huifang.scheduler.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.backing.Database;
import io.huifang.outbox.StoredOffsets;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.huifang.scheduler.rows.DatabaseClock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What is known of the log while its broker can be asked, and while it cannot. */
@SchedulerTest
@Tag("D12")
@Tag("P1")
class ReadEventsTest {
    private static final Duration LONG = Duration.ofHours(1);

    @Inject LogEnds logEnds;
    @Inject StoredOffsets offsets;
    @Inject DatabaseClock clock;
    @Inject Pool pool;

    Database database;
    Tables tables;

    /** Nobody has read anything as this group. */
    private final String group = "test-" + UUID.randomUUID();

    private boolean brokerIsAway;
    private int asked;

    @BeforeEach
    void write() {
        tables = new Tables(database);
        Log.send(Event.refundDelayed());
    }

    @AfterEach
    void forget() {
        tables.change("DELETE FROM stored_offset WHERE consumer_group = ?", group);
    }

    @Test
    void asksTheBrokerOnceForTheEndThatIsAwaited() {
        ReadEvents events = events(LONG);

        assertThat(look(events)).isNull();
        assertThat(look(events)).isNull();
        assertThat(look(events)).isNull();

        assertThat(asked).isOne();
    }

    @Test
    void asksAgainWhetherTheEndIsStillThereWhenItIsAwaitedForLong() {
        ReadEvents events = events(Duration.ZERO);

        look(events);
        int askedFirst = asked;
        look(events);

        assertThat(asked).isEqualTo(askedFirst + 1);
    }

    @Test
    void knowsThatTheAwaitedEndIsReachedWhileTheBrokerIsAway() {
        ReadEvents events = events(Duration.ZERO);
        look(events);
        brokerIsAway = true;
        assertThatThrownBy(() -> end(Instant.EPOCH)).isInstanceOf(TimeoutException.class);

        assertThat(look(events)).as("not yet reached").isNull();
        readAll();

        assertThat(look(events)).isNotNull();
    }

    @Test
    void keepsWhatItKnowsWhileTheBrokerIsAwayAndLearnsMoreWhenItIsBack() {
        readAll();
        ReadEvents events = events(LONG);
        Instant known = look(events);
        assertThat(known).isNotNull();

        brokerIsAway = true;
        assertThat(look(events)).isEqualTo(known);
        assertThat(look(events)).isEqualTo(known);

        brokerIsAway = false;
        assertThat(look(events)).isAfter(known);
    }

    private ReadEvents events(Duration longAwaited) {
        return new ReadEvents(this::end, offsets, clock, pool, group, longAwaited);
    }

    private Uni<LogEnd> end(Instant now) {
        asked++;
        return brokerIsAway ? Uni.createFrom().item(endWithoutABroker(now)) : logEnds.end(now);
    }

    /** Nobody listens on that port. */
    private static LogEnd endWithoutABroker(Instant now) {
        try (KafkaConsumer<Object, Object> nowhere =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers", "127.0.0.1:1",
                                "key.deserializer", ByteArrayDeserializer.class,
                                "value.deserializer", ByteArrayDeserializer.class))) {
            return LogEnds.end(now, nowhere);
        }
    }

    private static Instant look(ReadEvents events) {
        return events.until().await().atMost(Duration.ofSeconds(20));
    }

    private void readAll() {
        tables.change(
                "INSERT INTO stored_offset SELECT ?, ?, n, 1000000000 FROM generate_series(0, 99) n",
                group,
                LogEnds.TOPIC);
    }
}
