package io.huifang.scheduler.promise;

import io.huifang.contract.Topic;
import io.huifang.outbox.StoredOffsets;
import io.huifang.scheduler.rows.DatabaseClock;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Until when wallet events are known to have been read, by all replicas together. After an outage
 * the event that keeps a promise may stand in the log for hours before anybody reads it.
 */
@ApplicationScoped
class ReadEvents {
    private static final Logger LOG = Logger.getLogger(ReadEvents.class);
    private static final String TOPIC = Topic.WALLET_EVENTS.topicName();
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final KafkaClientService clients;
    private final StoredOffsets offsets;
    private final DatabaseClock clock;
    private final Pool pool;
    private final String group;

    private volatile LogEnd awaited;
    private volatile Instant until;

    ReadEvents(
            KafkaClientService clients,
            StoredOffsets offsets,
            DatabaseClock clock,
            Pool pool,
            @ConfigProperty(name = "mp.messaging.incoming.wallet-events.group.id") String group) {
        this.clients = clients;
        this.offsets = offsets;
        this.clock = clock;
        this.pool = pool;
        this.group = group;
    }

    /**
     * Looks again. Not to be called twice at once.
     *
     * @return everything that was published before that instant was decided, UTC; null as long as
     *     nothing is known since the start of this process
     */
    Uni<Instant> until() {
        return awaitedEnd()
                .chain(end -> offsets.read(group).chain(next -> compare(end, next)))
                .map(done -> until);
    }

    /** Events come in all the time: an end is kept until it has been reached. */
    private Uni<LogEnd> awaitedEnd() {
        return awaited != null
                ? Uni.createFrom().item(awaited)
                : newEnd().invoke(end -> awaited = end);
    }

    private Uni<LogEnd> newEnd() {
        return clock.now(pool).chain(this::end);
    }

    private Uni<Void> compare(LogEnd end, Map<TopicPartition, Long> next) {
        if (!end.isRead(next)) return newEnd().invoke(now -> giveUp(end, now)).replaceWithVoid();
        until = end.at();
        awaited = null;
        return Uni.createFrom().voidItem();
    }

    private void giveUp(LogEnd end, LogEnd now) {
        if (!end.isLost(now)) return;
        LOG.warnf("%s has lost the end it had at %s; its end now is awaited", TOPIC, end.at());
        awaited = now;
    }

    private Uni<LogEnd> end(Instant now) {
        Function<Consumer<Object, Object>, LogEnd> look = polling -> end(now, polling);
        return consumer().runOnPollingThread(look);
    }

    private static LogEnd end(Instant now, Consumer<Object, Object> polling) {
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
