package io.huifang.outbox.relay;

import io.huifang.outbox.OutboxConfig;
import io.huifang.outbox.OutboxRecord;
import io.smallrye.mutiny.Uni;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The process's one producer, used by the relay's thread alone.
 *
 * <p>The idempotent producer writes a partition's records in order and without gaps as long as none
 * of them is given up singly. So none is: its own timeout is for ever, and when a batch overstays
 * the relay's deadline the whole producer is thrown away. What is then on the log is a contiguous
 * beginning of the batch, which the next try repeats from its first unacknowledged row.
 */
final class KafkaSender {
    /** Longest time {@code send} may block for a topic's metadata. */
    private static final int MAX_BLOCK_MS = 1_000;

    private final Map<String, Object> settings;
    private final ScheduledExecutorService thread;
    private final Duration deadline;

    /** Null until needed, and after a failure. */
    private Producer<String, byte[]> producer;

    KafkaSender(
            Map<String, Object> kafka, OutboxConfig.Relay config, ScheduledExecutorService thread) {
        this.settings = settings(kafka);
        this.thread = thread;
        this.deadline = config.ackDeadline();
    }

    static Map<String, Object> settings(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "outbox-relay");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MS);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        return settings;
    }

    /**
     * Sends all rows, pipelined; ends with the last answer, at the latest soon after the deadline.
     */
    Uni<Sent> send(List<WaitingRow> rows) {
        return Uni.createFrom()
                .<Sent>emitter(
                        waiting -> {
                            Delivery delivery = new Delivery(rows, waiting::complete);
                            sendAll(rows, delivery);
                            ScheduledFuture<?> alarm =
                                    thread.schedule(
                                            () -> giveUp(delivery),
                                            deadline.toMillis(),
                                            TimeUnit.MILLISECONDS);
                            waiting.onTermination(() -> alarm.cancel(false));
                        })
                .runSubscriptionOn(thread)
                .emitOn(thread)
                .invoke(sent -> replaceAfter(sent.failures()));
    }

    private void sendAll(List<WaitingRow> rows, Delivery delivery) {
        for (int i = 0; i < rows.size(); i++) {
            int index = i;
            OutboxRecord record = rows.get(i).record();
            Throwable known = delivery.failureOf(record.topic());
            if (known != null) {
                delivery.answered(index, known); // what follows on a gap must not go first
                continue;
            }
            try {
                producer()
                        .send(
                                new ProducerRecord<>(
                                        record.topic(),
                                        null,
                                        record.key(),
                                        record.payload(),
                                        record.headers()),
                                (at, failure) -> delivery.answered(index, failure));
            } catch (RuntimeException refused) {
                delivery.answered(index, refused);
            }
        }
    }

    private Producer<String, byte[]> producer() {
        if (producer == null) {
            producer =
                    new KafkaProducer<>(
                            settings, new StringSerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    private void giveUp(Delivery delivery) {
        if (!delivery.isDone()) {
            close(); // answers every open row
        }
    }

    private void replaceAfter(Map<String, Throwable> failures) {
        if (!failures.isEmpty()) {
            close();
        }
    }

    /** Lets go of the producer at once; what it has not sent yet it never will. */
    void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }
}
