package io.huifang.outbox.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.huifang.outbox.OutboxConfig;
import io.huifang.outbox.Settings;
import io.huifang.outbox.TestTopics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A relay that cannot relay, since a rival holds the lock, must not wade through all that the rival
 * has deleted. It reads from its mark, which shows by a row below the mark that it does not see.
 */
class RelaySessionTest {
    private static final String[] NONE_PARKED = {};
    private static final OutboxConfig.Relay CONFIG = Settings.defaults().relay();

    private final RelayBench bench = new RelayBench();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final RelaySession session =
            new RelaySession(
                    bench.database.pool,
                    CONFIG,
                    new KafkaSender(TestTopics.client(), CONFIG, thread),
                    new RelayMeters(new SimpleMeterRegistry(), Clock.systemUTC()),
                    () -> {});
    private Connection rival;

    @BeforeEach
    void twentyRowsWereRelayedByARival() throws SQLException {
        bench.database.sql("SELECT setval('outbox_sequence', 20)");
        rival = bench.database.database.connect();
        try (Statement lock = rival.createStatement()) {
            lock.execute("SELECT pg_advisory_lock(" + WaitingRows.LOCK + ")");
        }
    }

    @AfterEach
    void close() throws SQLException {
        session.leave();
        rival.close();
        bench.close();
        thread.shutdownNow();
    }

    @Test
    void anIdleStandbyReadsFromItsMark() {
        await().pollInterval(Duration.ofMillis(50))
                .until(
                        () -> {
                            assertThat(turn()).isInstanceOf(Turn.Nothing.class);
                            return doesNotSeeARowBelow();
                        });
    }

    @Test
    void aStandbyOfABusyRelayReadsFromItsMark() {
        await().pollInterval(Duration.ofMillis(50))
                .until(
                        () -> {
                            insert(20);
                            assertThat(turn()).isInstanceOf(Turn.Refused.class);
                            return doesNotSeeARowBelow();
                        });
    }

    private boolean doesNotSeeARowBelow() {
        bench.database.sql("DELETE FROM outbox");
        insert(5);
        Turn turn = turn();
        bench.database.sql("DELETE FROM outbox");
        return turn instanceof Turn.Nothing;
    }

    private Turn turn() {
        return session.turn(NONE_PARKED, false).await().indefinitely();
    }

    private void insert(long sequence) {
        bench.database.sql(
                "INSERT INTO outbox (sequence, topic, headers) OVERRIDING SYSTEM VALUE VALUES (%d, 'facts', '')"
                        .formatted(sequence));
    }
}
