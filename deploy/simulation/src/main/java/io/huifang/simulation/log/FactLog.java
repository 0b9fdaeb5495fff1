package io.huifang.simulation.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import io.huifang.contract.CloudEventAttributes;
import io.huifang.contract.Fact;
import io.huifang.contract.Topic;
import io.huifang.simulation.world.Told;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Puts facts on their topics as the services' relays do: the same key, headers and JSON, in the
 * order of each customer. Closing it waits until the broker has them all.
 */
public final class FactLog implements AutoCloseable {
    private static final String SCHEDULER = "/huifang/scheduler";
    private static final String SURVEY = "/huifang/survey";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** From when a fact is told: of a world many wait here, before a broker with little time. */
    private static final Duration UNTIL_ACKNOWLEDGED = Duration.ofMinutes(10);

    private final ObjectMapper mapper =
            new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final KafkaProducer<String, byte[]> producer;
    private final AtomicReference<Exception> lost = new AtomicReference<>();
    private long told;

    public FactLog(String bootstrap) {
        // One request at a time: on a topic made a moment ago the first may be refused, and what
        // overtook it is then refused for its order, until it is too old.
        producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrap,
                                "acks",
                                "all",
                                "enable.idempotence",
                                "true",
                                "linger.ms",
                                "20",
                                "max.in.flight.requests.per.connection",
                                "1",
                                "batch.size",
                                Integer.toString(256 * 1024),
                                "buffer.memory",
                                Long.toString(64L << 20),
                                "max.block.ms",
                                Long.toString(PATIENCE.toMillis()),
                                "delivery.timeout.ms",
                                Long.toString(UNTIL_ACKNOWLEDGED.toMillis())),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    /**
     * @throws IllegalStateException when one told before did not reach the broker
     */
    public void tell(Told one) {
        failIfLost();
        producer.send(
                record(one),
                (metadata, failure) -> {
                    if (failure != null) lost.compareAndSet(null, failure);
                });
        told++;
    }

    /** How many were told. */
    public long told() {
        return told;
    }

    private ProducerRecord<String, byte[]> record(Told one) {
        Fact fact = one.fact();
        ProducerRecord<String, byte[]> record =
                // written now, as by the services: the broker forgets what bears an old time
                new ProducerRecord<>(one.topic().topicName(), fact.customerId(), json(fact));
        CloudEventAttributes.of(fact, source(one.topic()), null)
                .forEachHeader((name, value) -> record.headers().add(name, value));
        return record;
    }

    private static String source(Topic topic) {
        return topic == Topic.CALLBACK_DECISIONS || topic == Topic.CALLBACK_TASKS
                ? SCHEDULER
                : SURVEY;
    }

    private byte[] json(Fact fact) {
        try {
            return mapper.writeValueAsBytes(fact);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void failIfLost() {
        Exception failure = lost.get();
        if (failure != null) {
            throw new IllegalStateException("a fact did not reach the broker", failure);
        }
    }

    @Override
    public void close() {
        producer.flush();
        producer.close();
        failIfLost();
    }
}
