package io.huifang.intake.eventlog;

import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The producer's properties: those of the promise are fixed, the others configured. */
final class ProducerSettings {
    private static final Duration VIEW_OF_CLUSTER = Duration.ofSeconds(5);

    private ProducerSettings() {}

    /**
     * All properties.
     *
     * @param broker what {@code kafka.*} says
     */
    static Map<String, Object> of(Map<String, Object> broker, LogConfig config) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);

        // 202 means: on every in-sync replica, once, in order per customer.
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);

        long delivery = config.deliveryTimeout().toMillis();
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) delivery);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) (delivery * 3 / 4));
        settings.put(ProducerConfig.LINGER_MS_CONFIG, config.linger().toMillis());
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, Math.toIntExact(config.batchBytes()));
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, config.bufferBytes());

        // send() is called on event loops: it must fail rather than wait, for metadata or memory.
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0L);

        comeBackSoon(settings);
        return settings;
    }

    /** Within seconds after the broker is back. */
    private static void comeBackSoon(Map<String, Object> settings) {
        settings.put(ProducerConfig.METADATA_MAX_AGE_CONFIG, VIEW_OF_CLUSTER.toMillis());
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MS_CONFIG, 50L);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000L);
        settings.put(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 2_000L);
        settings.put(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, 2_000L);
    }
}
