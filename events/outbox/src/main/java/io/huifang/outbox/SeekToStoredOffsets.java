package io.huifang.outbox;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

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
 * <p>It never waits for the database on the polling thread: records polled before the seek are
 * judged by what is stored like all others. Now and then that thread asks the broker where the logs
 * end, and after going back where they begin, for a second at most. It serves a channel with {@code
 * concurrency} as well.
 */
public abstract class SeekToStoredOffsets implements KafkaConsumerRebalanceListener {
    private static final Logger LOG = Logger.getLogger(SeekToStoredOffsets.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

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
        offsets.assigned(group, partitions, new Owner(consumer))
                .subscribe()
                .with(
                        placed -> LOG.debugf("group %s reads on in %s", group, partitions),
                        failure -> LOG.warnf("group %s was not placed: %s", group, failure));
    }

    @Override
    public void onPartitionsRevoked(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        offsets.revoked(group, partitions, new Owner(consumer));
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        offsets.revoked(group, partitions, new Owner(consumer));
    }

    /** One of the channel's consumers; it is gone when its channel was closed meanwhile. */
    private final class Owner implements Seek {
        private final Consumer<?, ?> consumer;

        Owner(Consumer<?, ?> consumer) {
            this.consumer = consumer;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Owner owner && owner.consumer == consumer;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(consumer);
        }

        @Override
        public Uni<Void> to(TopicPartition partition, long offset) {
            return onItsThread(
                            polling -> {
                                if (polling.assignment().contains(partition)) {
                                    polling.seek(partition, offset);
                                }
                                return true;
                            })
                    .replaceWithVoid();
        }

        @Override
        public Uni<Map<TopicPartition, Long>> beginnings(Collection<TopicPartition> partitions) {
            return asked(partitions, (polling, owned) -> polling.beginningOffsets(owned, PATIENCE));
        }

        @Override
        public Uni<Map<TopicPartition, Long>> ends(Collection<TopicPartition> partitions) {
            return asked(partitions, (polling, owned) -> polling.endOffsets(owned, PATIENCE));
        }

        private Uni<Map<TopicPartition, Long>> asked(
                Collection<TopicPartition> partitions,
                BiFunction<Consumer<?, ?>, Set<TopicPartition>, Map<TopicPartition, Long>> ask) {
            return onItsThread(
                            polling -> {
                                Set<TopicPartition> owned = new HashSet<>(partitions);
                                owned.retainAll(polling.assignment());
                                return ask.apply(polling, owned);
                            })
                    .onItem()
                    .ifNull()
                    .continueWith(Map.of());
        }

        private <T> Uni<T> onItsThread(Function<Consumer<Object, Object>, T> task) {
            return client().map(client -> client.runOnPollingThread(task))
                    .orElseGet(() -> Uni.createFrom().nullItem());
        }

        private Optional<KafkaConsumer<Object, Object>> client() {
            return clients.getConsumerChannels().stream()
                    .flatMap(channel -> clients.getConsumers(channel).stream())
                    .filter(client -> client.unwrap() == consumer)
                    .findFirst();
        }
    }
}
