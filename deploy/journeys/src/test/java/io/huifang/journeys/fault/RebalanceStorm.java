package io.huifang.journeys.fault;

import static org.awaitility.Awaitility.await;

import io.huifang.backing.KafkaBroker;
import io.huifang.contract.Topic;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A stranger joins a group of consumers, is given partitions, does nothing with them and leaves,
 * again and again: each time all partitions are shared out anew, twice.
 *
 * @param kafka the broker
 * @param group its name
 * @param topic what it reads
 * @param times how often
 */
public record RebalanceStorm(KafkaBroker kafka, String group, Topic topic, int times)
        implements Fault {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(100);

    @Override
    public String name() {
        return "a stranger joins and leaves %s %d times".formatted(group, times);
    }

    @Override
    public void happen() {
        for (int time = 0; time < times; time++) {
            joinAndLeave();
        }
    }

    private void joinAndLeave() {
        try (KafkaConsumer<byte[], byte[]> stranger = new KafkaConsumer<>(settings())) {
            stranger.subscribe(List.of(topic.topicName()));
            await("a stranger is given partitions of " + group)
                    .pollInSameThread()
                    .atMost(PATIENCE)
                    .pollInterval(POLL)
                    .until(
                            () -> {
                                stranger.poll(POLL);
                                return !stranger.assignment().isEmpty();
                            });
        }
    }

    private Map<String, Object> settings() {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrap(),
                ConsumerConfig.GROUP_ID_CONFIG,
                group,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class);
    }
}
