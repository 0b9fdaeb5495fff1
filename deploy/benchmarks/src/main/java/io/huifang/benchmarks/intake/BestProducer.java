package io.huifang.benchmarks.intake;

import io.huifang.backing.KafkaBroker;
import io.huifang.benchmarks.Plan;
import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.ProcessorTime;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * The limit of batches: one thread that does nothing but send records of the same size and keys as
 * fast as an idempotent producer with acks=all takes them, as Kafka's own ProducerPerformance does.
 */
final class BestProducer {
    private final KafkaBroker broker;

    BestProducer(KafkaBroker broker) {
        this.broker = broker;
    }

    Figure measure(Plan plan) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers", broker.bootstrap(),
                        "acks", "all",
                        "enable.idempotence", "true",
                        "linger.ms", "5",
                        "batch.size", "131072",
                        "buffer.memory", "67108864");
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            send(producer, plan.warmUp());
            ProcessorTime used =
                    ProcessorTime.since(
                            Map.of(
                                    "client",
                                    ProcessHandle.current().pid(),
                                    "broker",
                                    broker.pid()));
            long begun = System.nanoTime();
            long acked = send(producer, plan.measured());
            double seconds = (System.nanoTime() - begun) / 1e9;
            return new Figure(acked / seconds, used.microsPerEvent(acked));
        }
    }

    private static long send(KafkaProducer<String, byte[]> producer, Duration howLong) {
        byte[] data =
                "{\"paymentId\":\"payment-4711\",\"amount\":\"100.50\",\"currency\":\"CNY\",\"cause\":\"INSUFFICIENT_FUNDS\"}"
                        .getBytes(StandardCharsets.UTF_8);
        StringBuilder key = new StringBuilder("customer-000000000000");
        LongAdder acked = new LongAdder();
        long end = System.nanoTime() + howLong.toNanos();
        for (long n = 0; System.nanoTime() < end; n++) {
            var record = new ProducerRecord<>("wallet-events", next(key), data);
            IntakeHeaders.addTo(record, n);
            producer.send(record, (metadata, failed) -> acked.add(failed == null ? 1 : 0));
        }
        producer.flush();
        return acked.sum();
    }

    /** Counts on in place, at the cost of a few digits, as the load generator does. */
    private static String next(StringBuilder key) {
        int digit = key.length() - 1;
        while (key.charAt(digit) == '9') {
            key.setCharAt(digit--, '0');
        }
        key.setCharAt(digit, (char) (key.charAt(digit) + 1));
        return key.toString();
    }
}
