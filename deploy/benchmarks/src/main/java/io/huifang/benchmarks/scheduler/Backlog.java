package io.huifang.benchmarks.scheduler;

import io.huifang.backing.process.Signal;
import io.huifang.benchmarks.data.Daytime;
import io.huifang.benchmarks.data.Sql;
import io.huifang.benchmarks.data.Waiting;
import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.ProcessorTime;
import io.huifang.contract.CloudEventAttributes;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.ServiceProcess;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Wallet events that wait on the topic while the scheduler is frozen, and the time it needs for
 * them once it wakes up. The process stays the same over all rounds, as in production.
 */
final class Backlog {
    /**
     * A customer's tasks stay open here; with more of them, rounds would grow slower and slower.
     */
    private static final int EVENTS_PER_CUSTOMER = 2;

    private final LocalStack stack;
    private final int size;
    private long sent;

    Backlog(LocalStack stack, int size) {
        this.stack = stack;
        this.size = size;
    }

    /** Drains {@code size} events of the given type, each about a refund of its own. */
    Figure drain(String type) throws SQLException {
        ServiceProcess scheduler = stack.service(Service.SCHEDULER);
        scheduler.signal(Signal.STOP);
        produce(type);
        ProcessorTime used =
                ProcessorTime.since(
                        Map.of(
                                "server", scheduler.pid(),
                                "broker", stack.kafka().pid(),
                                "database", stack.postgres().pid()));
        long begun = System.nanoTime();
        scheduler.signal(Signal.CONT);
        awaitQuery(
                "SELECT coalesce(sum(next_offset), 0) >= "
                        + sent
                        + " FROM stored_offset WHERE topic = 'wallet-events'");
        double seconds = (System.nanoTime() - begun) / 1e9;
        Figure figure = new Figure(size / seconds, used.microsPerEvent(size));
        requireDecided();
        // the next round must not start on this one's unsent facts
        awaitQuery("SELECT NOT EXISTS (SELECT FROM outbox)");
        return figure;
    }

    /** Dead letters, too, move the offset. */
    private void requireDecided() throws SQLException {
        try (Connection connection = stack.database(Service.SCHEDULER).connect()) {
            long scheduled =
                    Sql.number(
                            connection,
                            "SELECT count(*) FROM decision WHERE kind = 'SCHEDULED' AND id LIKE 'bench-%'");
            if (scheduled != sent) {
                throw new IllegalStateException(scheduled + " of " + sent + " events made a task");
            }
        }
    }

    private void awaitQuery(String query) throws SQLException {
        Waiting.until(stack.database(Service.SCHEDULER), query, Duration.ofMinutes(5));
    }

    private void produce(String type) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        stack.kafka().bootstrap(),
                        "acks",
                        "all",
                        "linger.ms",
                        "5");
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < size; i++) {
                producer.send(record(type, sent++));
            }
        }
    }

    private static ProducerRecord<String, byte[]> record(String type, long number) {
        String customer = "bench-" + number / EVENTS_PER_CUSTOMER;
        String data =
                "{\"refundId\":\"refund-%d\",\"paymentId\":\"payment-%d\",\"amount\":\"100.50\",\"currency\":\"CNY\",\"region\":\"CN\",\"timeZones\":[\"%s\"]}"
                        .formatted(number, number, Daytime.zone());
        var record =
                new ProducerRecord<>(
                        "wallet-events", customer, data.getBytes(StandardCharsets.UTF_8));
        new CloudEventAttributes(
                        "bench-" + number,
                        "/demo-wallet",
                        type,
                        customer,
                        Instant.now(),
                        null,
                        null,
                        null)
                .toHeaders()
                .forEach(
                        (name, value) ->
                                record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
