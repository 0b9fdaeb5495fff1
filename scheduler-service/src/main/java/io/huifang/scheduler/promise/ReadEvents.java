package io.huifang.scheduler.promise;

import io.huifang.outbox.StoredOffsets;
import io.huifang.scheduler.rows.DatabaseClock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/**
 * Until when wallet events are known to have been read, by all replicas together. After an outage
 * the event that keeps a promise may stand in the log for hours before anybody reads it.
 */
@ApplicationScoped
class ReadEvents {
    private static final Logger LOG = Logger.getLogger(ReadEvents.class);

    /** An end that is not read by then may have been lost. */
    private static final Duration LONG = Duration.ofMinutes(5);

    private final Function<Instant, Uni<LogEnd>> ends;
    private final StoredOffsets offsets;
    private final DatabaseClock clock;
    private final Pool pool;
    private final String group;
    private final Duration longAwaited;

    private volatile LogEnd awaited;
    private volatile Instant askedAt;
    private volatile Instant until;

    @Inject
    ReadEvents(
            LogEnds ends,
            StoredOffsets offsets,
            DatabaseClock clock,
            Pool pool,
            @ConfigProperty(name = "mp.messaging.incoming.wallet-events.group.id") String group) {
        this(ends::end, offsets, clock, pool, group, LONG);
    }

    /**
     * @param ends asks where the log ends, given the instant
     * @param longAwaited after which an end is asked for again whether it is still there
     */
    ReadEvents(
            Function<Instant, Uni<LogEnd>> ends,
            StoredOffsets offsets,
            DatabaseClock clock,
            Pool pool,
            String group,
            Duration longAwaited) {
        this.ends = ends;
        this.offsets = offsets;
        this.clock = clock;
        this.pool = pool;
        this.group = group;
        this.longAwaited = longAwaited;
    }

    /**
     * Looks again. Not to be called twice at once. While the broker is away there is no newer end
     * than the last one it told, and what was read before that stays known.
     *
     * @return everything that was published before that instant was decided, UTC; null as long as
     *     nothing is known since the start of this process
     */
    Uni<Instant> until() {
        return clock.now(pool).chain(this::look).map(done -> until);
    }

    private Uni<Void> look(Instant now) {
        return awaitedEnd(now)
                .chain(
                        end ->
                                end == null
                                        ? Uni.createFrom().voidItem()
                                        : offsets.read(group)
                                                .chain(next -> compare(end, next, now)));
    }

    /** Events come in all the time: an end is kept until it has been reached. */
    private Uni<LogEnd> awaitedEnd(Instant now) {
        return awaited != null
                ? Uni.createFrom().item(awaited)
                : newEnd(now).invoke(end -> awaited = end);
    }

    /** Null when the broker does not tell. */
    private Uni<LogEnd> newEnd(Instant now) {
        askedAt = now;
        return Uni.createFrom()
                .deferred(() -> ends.apply(now))
                .onFailure()
                .invoke(failure -> LOG.warnf("%s has no known end: %s", LogEnds.TOPIC, failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> compare(LogEnd end, Map<TopicPartition, Long> next, Instant now) {
        if (end.isRead(next)) {
            until = end.at();
            awaited = null;
            return Uni.createFrom().voidItem();
        }
        if (now.isBefore(askedAt.plus(longAwaited))) return Uni.createFrom().voidItem();
        return newEnd(now).invoke(later -> giveUp(end, later)).replaceWithVoid();
    }

    private void giveUp(LogEnd end, LogEnd now) {
        if (now == null || !end.isLost(now)) return;
        LOG.warnf(
                "%s has lost the end it had at %s; its end now is awaited",
                LogEnds.TOPIC, end.at());
        awaited = now;
    }
}
