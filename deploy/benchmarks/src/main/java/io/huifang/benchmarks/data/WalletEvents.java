package io.huifang.benchmarks.data;

import io.huifang.backing.KafkaBroker;
import io.huifang.contract.CloudEventAttributes;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.function.LongFunction;

/** Wallet events as intake would write them, numbered from 0. */
public final class WalletEvents {
    private static final String REFUND =
            "{\"refundId\":\"refund-%d\",\"paymentId\":\"payment-%d\",\"amount\":\"100.50\",\"currency\":\"CNY\",\"region\":\"CN\",\"timeZones\":[\"%s\"]}";

    private final KafkaBroker kafka;
    private final String prefix;
    private final LongFunction<String> customers;
    private long sent;

    /**
     * @param prefix of the events' ids
     * @param customers whom the event of a number is about
     */
    public WalletEvents(KafkaBroker kafka, String prefix, LongFunction<String> customers) {
        this.kafka = kafka;
        this.prefix = prefix;
        this.customers = customers;
    }

    /**
     * What an event tells.
     *
     * @param type CloudEvents type
     * @param data a JSON object
     */
    public record Content(String type, String data) {
        /** An event of that type about a refund of its own, where it is the middle of the day. */
        public static LongFunction<Content> refund(String type) {
            return number -> new Content(type, REFUND.formatted(number, number, Daytime.zone()));
        }
    }

    /** Puts so many more on the topic, and returns when the broker has them. */
    public void send(LongFunction<Content> contents, int count) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka.bootstrap(), "acks", "all", "linger.ms", "5");
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < count; i++) {
                producer.send(record(contents.apply(sent), sent));
                sent++;
            }
        }
    }

    /** How many were sent so far. */
    public long sent() {
        return sent;
    }

    private ProducerRecord<String, byte[]> record(Content content, long number) {
        String customer = customers.apply(number);
        byte[] data = content.data().getBytes(StandardCharsets.UTF_8);
        var record = new ProducerRecord<>("wallet-events", customer, data);
        new CloudEventAttributes(
                        prefix + number,
                        "/demo-wallet",
                        content.type(),
                        customer,
                        Instant.now(),
                        null,
                        null,
                        null)
                .forEachHeader((name, value) -> record.headers().add(name, value));
        return record;
    }
}
