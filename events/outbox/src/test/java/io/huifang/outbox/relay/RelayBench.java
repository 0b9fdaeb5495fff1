package io.huifang.outbox.relay;

import static org.awaitility.Awaitility.await;

import io.huifang.outbox.Outbox;
import io.huifang.outbox.OutboxConfig;
import io.huifang.outbox.OutboxRecord;
import io.huifang.outbox.Settings;
import io.huifang.outbox.TestDatabase;
import io.huifang.outbox.TestTopics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A database of its own, and relays on it as so many replicas would run them. */
final class RelayBench implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    final TestDatabase database = new TestDatabase();
    final Outbox outbox = new Outbox();
    private final List<OutboxRelay> relays = new ArrayList<>();

    static OutboxRecord fact(String topic, String key, String text) {
        return new OutboxRecord(topic, key, List.of(), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Appends in one transaction and commits it. */
    void append(OutboxRecord... records) {
        database.inTransaction(tx -> append(tx, records));
    }

    Uni<Void> append(SqlConnection tx, OutboxRecord... records) {
        return outbox.append(tx, Stream.of(records).toList());
    }

    SimpleMeterRegistry startRelay() {
        return startRelay(Map.of());
    }

    /** Starts one more relay with the default settings but for these. */
    SimpleMeterRegistry startRelay(Map<String, String> others) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        OutboxConfig config = Settings.with(others);
        OutboxRelay relay =
                new OutboxRelay(
                        database.newPool(), TestTopics.client(), config, meters, Clock.systemUTC());
        relay.start();
        relays.add(relay);
        return meters;
    }

    /** Stops the relay that was started first. */
    void stopFirstRelay() {
        relays.remove(0).stop();
    }

    void stopRelays() {
        relays.forEach(OutboxRelay::stop);
        relays.clear();
    }

    void awaitEmptyOutbox() {
        await().atMost(PATIENCE).until(() -> database.waiting() == 0);
    }

    static double active(SimpleMeterRegistry meters) {
        return meters.get("huifang.outbox.relay.active").gauge().value();
    }

    static double relayed(SimpleMeterRegistry meters) {
        return meters.get("huifang.outbox.relayed").counter().count();
    }

    @Override
    public void close() {
        stopRelays();
        database.close();
    }
}
