package io.huifang.scheduler.promise;

import io.huifang.contract.Topic;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Where the log of wallet events ends, as the broker knows. */
@ApplicationScoped
class LogEnds {
    static final String TOPIC = Topic.WALLET_EVENTS.topicName();

    /** Nothing is read meanwhile by the consumer that asks. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final KafkaClientService clients;

    LogEnds(KafkaClientService clients) {
        this.clients = clients;
    }

    /**
     * @param now before one asks, UTC
     */
    Uni<LogEnd> end(Instant now) {
        Function<Consumer<Object, Object>, LogEnd> look = polling -> end(now, polling);
        return consumer().runOnPollingThread(look);
    }

    static LogEnd end(Instant now, Consumer<Object, Object> polling) {
        List<TopicPartition> partitions =
                polling.partitionsFor(TOPIC, PATIENCE).stream()
                        .map(it -> new TopicPartition(it.topic(), it.partition()))
                        .toList();
        return LogEnd.of(
                now,
                polling.beginningOffsets(partitions, PATIENCE),
                polling.endOffsets(partitions, PATIENCE));
    }

    /** Any of those of the channel. */
    private KafkaConsumer<Object, Object> consumer() {
        return clients.getConsumerChannels().stream()
                .filter(channel -> channel.startsWith(TOPIC))
                .flatMap(channel -> clients.getConsumers(channel).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody reads " + TOPIC));
    }
}
