package io.huifang.benchmarks.replay;

import io.huifang.backing.Database;
import io.huifang.benchmarks.data.Daytime;
import io.huifang.benchmarks.data.Sql;
import io.huifang.benchmarks.data.Waiting;
import io.huifang.contract.CloudEventAttributes;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;

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

/** Events that the scheduler decides, so that its books are those of a real past. */
final class LivedPast {
    private static final int EVENTS_PER_CUSTOMER = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private final LocalStack stack;
    private final int size;

    LivedPast(LocalStack stack, int size) {
        this.stack = stack;
        this.size = size;
    }

    /** Has all of them decided, and nothing more to do. */
    Period live() throws SQLException {
        Database database = stack.database(Service.SCHEDULER);
        Instant from = Instant.now().minusSeconds(1);
        produce();
        Waiting.until(
                database,
                "SELECT coalesce(sum(next_offset), 0) >= "
                        + size
                        + " FROM stored_offset WHERE topic = 'wallet-events'",
                PATIENCE);
        Waiting.until(database, "SELECT NOT EXISTS (SELECT FROM outbox)", PATIENCE);
        try (Connection connection = database.connect()) {
            long decided = Sql.number(connection, "SELECT count(*) FROM decision");
            if (decided != size) {
                throw new IllegalStateException(decided + " of " + size + " events were decided");
            }
            Sql.execute(connection, "ANALYZE");
        }
        return new Period(from, Instant.now());
    }

    private void produce() {
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
                producer.send(record(i));
            }
        }
    }

    private static ProducerRecord<String, byte[]> record(int number) {
        String customer = "past-" + number / EVENTS_PER_CUSTOMER;
        String data =
                "{\"refundId\":\"refund-%d\",\"paymentId\":\"payment-%d\",\"amount\":\"100.50\",\"currency\":\"CNY\",\"region\":\"CN\",\"timeZones\":[\"%s\"]}"
                        .formatted(number, number, Daytime.zone());
        var record =
                new ProducerRecord<>(
                        "wallet-events", customer, data.getBytes(StandardCharsets.UTF_8));
        new CloudEventAttributes(
                        "past-" + number,
                        "/demo-wallet",
                        "io.huifang.refund.delayed.v1",
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
