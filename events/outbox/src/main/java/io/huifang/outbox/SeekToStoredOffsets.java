package io.huifang.outbox;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

import java.util.Collection;
import java.util.Optional;

/**
 * The rebalance listener of a channel read through {@link StoredOffsets}. A service extends it once
 * for each channel and names it in the channel's settings:
 *
 * <pre>{@code
 * @Singleton // no proxy: there is no constructor without arguments
 * @Identifier("wallet-events")
 * class WalletEventsAssignment extends SeekToStoredOffsets {
 *     WalletEventsAssignment(StoredOffsets offsets, KafkaClientService clients) {
 *         super(offsets, clients, "scheduler");
 *     }
 * }
 * // mp.messaging.incoming.wallet-events.consumer-rebalance-listener.name=wallet-events
 * }</pre>
 *
 * <p>It never blocks the polling thread: records polled before the seek are judged by what is
 * stored like all others. It serves a channel with {@code concurrency} as well.
 */
public abstract class SeekToStoredOffsets implements KafkaConsumerRebalanceListener {
    private static final Logger LOG = Logger.getLogger(SeekToStoredOffsets.class);

    private final StoredOffsets offsets;
    private final KafkaClientService clients;
    private final String group;

    /**
     * Seeks for one channel.
     *
     * @param group the consumer group, the same as given to {@link StoredOffsets#consume}
     */
    protected SeekToStoredOffsets(StoredOffsets offsets, KafkaClientService clients, String group) {
        this.offsets = offsets;
        this.clients = clients;
        this.group = group;
    }

    @Override
    public void onPartitionsAssigned(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        offsets.assigned(group, partitions, (partition, at) -> seek(consumer, partition, at))
                .subscribe()
                .with(
                        placed -> LOG.debugf("group %s reads on in %s", group, partitions),
                        failure -> LOG.warnf("group %s was not placed: %s", group, failure));
    }

    @Override
    public void onPartitionsRevoked(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        offsets.revoked(group, partitions);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        offsets.revoked(group, partitions);
    }

    private Uni<Void> seek(Consumer<?, ?> consumer, TopicPartition partition, long offset) {
        return client(consumer)
                .map(
                        client ->
                                client.runOnPollingThread(
                                        polling -> {
                                            if (polling.assignment().contains(partition)) {
                                                polling.seek(partition, offset);
                                            }
                                        }))
                .orElseGet(() -> Uni.createFrom().voidItem()); // closed meanwhile
    }

    private Optional<KafkaConsumer<Object, Object>> client(Consumer<?, ?> consumer) {
        return clients.getConsumerChannels().stream()
                .flatMap(channel -> clients.getConsumers(channel).stream())
                .filter(client -> client.unwrap() == consumer)
                .findFirst();
    }
}
