package io.huifang.local.letter;

import io.huifang.local.stack.StackFailure;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The Kafka cluster whose letters are looked at.
 *
 * @param properties of its clients, with {@code bootstrap.servers}; may hold secrets
 */
public record Cluster(Map<String, String> properties) {
    /** The longest anything is waited for. */
    static final int PATIENCE_MS = 10_000;

    private static final int LARGEST_RECORD = 2 * 1024 * 1024;

    public Cluster {
        properties = Map.copyOf(properties);
    }

    /** A cluster that asks for neither TLS nor a password. */
    public static Cluster at(String bootstrap) {
        return new Cluster(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
    }

    /**
     * Reads partitions that it is told, without a group.
     *
     * @param together how many records at most are handed over at a time
     */
    PartitionReader reader(int together) {
        Map<String, Object> settings = new HashMap<>(properties);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, together);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 * LARGEST_RECORD);
        // Only what is there is read; the next place waits for what was asked for beyond the last.
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
        settings.putIfAbsent(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        settings.putIfAbsent(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        return new PartitionReader(
                made(
                        () ->
                                new KafkaConsumer<>(
                                        settings,
                                        new ByteArrayDeserializer(),
                                        new ByteArrayDeserializer())));
    }

    /** Writes with all acknowledgements and gives up soon. */
    KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> settings = new HashMap<>(properties);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_RECORD);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 8 * LARGEST_RECORD);
        // fixed: a copy must not arrive after the turn of its run
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS / 2);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        return made(
                () ->
                        new KafkaProducer<>(
                                settings, new ByteArraySerializer(), new ByteArraySerializer()));
    }

    /** Kafka quotes the settings that it cannot use, a password among them: its words stay here. */
    private <T> T made(Supplier<T> client) {
        try {
            return client.get();
        } catch (KafkaException refused) {
            throw new StackFailure(
                    isAboutTheAddress(refused)
                            ? "There is no Kafka to be found at " + bootstrap() + "."
                            : "The settings for Kafka at %s cannot be used. Look at those for TLS and SASL: quotes, semicolons, names of files."
                                    .formatted(bootstrap()));
        }
    }

    private static boolean isAboutTheAddress(KafkaException refused) {
        return refused.getCause() instanceof ConfigException cause
                && cause.getMessage().contains(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
    }

    private String bootstrap() {
        return properties.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
    }

    /** Where, without the secrets. */
    @Override
    public String toString() {
        return "Kafka at " + bootstrap();
    }

    /** What a refusal means to the person at the keyboard. */
    public StackFailure failure(KafkaException refused) {
        if (refused instanceof AuthorizationException) {
            return new StackFailure(
                    "Kafka does not allow it: " + refused.getMessage() + ". See docs/operating.md.",
                    refused);
        }
        if (refused instanceof TimeoutException) {
            return new StackFailure("Kafka does not answer at " + bootstrap() + ".", refused);
        }
        String because = refused.getCause() == null ? "" : ": " + refused.getCause().getMessage();
        return new StackFailure(this + " refused: " + refused.getMessage() + because, refused);
    }
}
