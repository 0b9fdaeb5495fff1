package io.huifang.outbox.relay;

import io.huifang.outbox.Outbox;
import io.huifang.outbox.OutboxRecord;
import io.huifang.outbox.Settings;
import io.huifang.outbox.TestDatabase;
import io.huifang.outbox.TestTopics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Prints how fast rows are appended and relayed on this machine. Not a test: no figure is held. */
final class RelaySpeed {
    private static final int ROWS = 200_000;
    private static final int BATCH = 500;
    private static final int WRITERS = 2;

    private RelaySpeed() {}

    public static void main(String[] arguments) throws Exception {
        quieten();
        String topic = TestTopics.fresh(12);
        try (TestDatabase database = new TestDatabase()) {
            for (int round = 0; round < 5; round++) {
                append(database, topic);
                relay(database);
            }
        }
        System.exit(0);
    }

    /**
     * Without an application all is logged, and the client then spells out each record it sends.
     */
    private static void quieten() {
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        Logger.getLogger("").setLevel(Level.WARNING);
    }

    private static void append(TestDatabase database, String topic) {
        Outbox outbox = new Outbox();
        Duration cpu = cpu();
        long began = System.nanoTime();
        List<CompletableFuture<Void>> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            writers.add(CompletableFuture.runAsync(() -> write(database, outbox, topic)));
        }
        writers.forEach(CompletableFuture::join);
        print("appended", began, cpu);
    }

    private static void write(TestDatabase database, Outbox outbox, String topic) {
        for (int done = 0; done < ROWS / WRITERS; done += BATCH) {
            List<OutboxRecord> batch = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                batch.add(record(topic, "customer-" + (done + i) % 5_000));
            }
            database.inTransaction(tx -> outbox.append(tx, batch));
        }
    }

    private static void relay(TestDatabase database) throws InterruptedException {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        OutboxRelay relay =
                new OutboxRelay(
                        database.newPool(),
                        TestTopics.client(),
                        Settings.with(Map.of()),
                        meters,
                        Clock.systemUTC());
        Duration cpu = cpu();
        long began = System.nanoTime();
        relay.start();
        while (meters.get("huifang.outbox.relayed").counter().count() < ROWS) {
            Thread.sleep(5);
        }
        print("relayed", began, cpu);
        relay.stop();
    }

    private static void print(String what, long began, Duration cpuBefore) {
        double seconds = (System.nanoTime() - began) / 1e9;
        double cpu = cpu().minus(cpuBefore).toNanos() / 1e3 / ROWS;
        System.out.printf(
                "%s %.0f rows/s, %.1f us CPU of this JVM for each%n", what, ROWS / seconds, cpu);
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    private static OutboxRecord record(String topic, String key) {
        List<Header> headers = new ArrayList<>();
        for (String name :
                List.of(
                        "ce_specversion",
                        "ce_id",
                        "ce_source",
                        "ce_type",
                        "ce_subject",
                        "content-type",
                        "ce_time",
                        "traceparent")) {
            headers.add(new RecordHeader(name, (name + "-of-a-usual-length").getBytes()));
        }
        byte[] json = "x".repeat(500).getBytes(StandardCharsets.UTF_8);
        return new OutboxRecord(topic, key, headers, json);
    }
}
