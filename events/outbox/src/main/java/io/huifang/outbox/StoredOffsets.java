package io.huifang.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a topic in the transactions that do the work: the partition's offset is stored by the same
 * commit, so each record is worked on exactly once, whatever the broker believes was read.
 *
 * <p>What is stored is what counts. A record below the stored offset was worked on before and is
 * dropped: a second delivery, or a zombie whose partition has a new owner. A batch beyond it skips
 * work that is not in the database, for instance because a failover lost its last transactions: the
 * batch is dropped and the consumer goes back to the stored offset. The offset's row is locked
 * before anything is judged, so two replicas that both believe to own a partition take turns.
 *
 * <p>A log that begins after the stored offset has lost records that were never read, mostly
 * because retention passed them: the reader goes on behind the gap, once the broker has said where
 * the log begins, and how many are missing is counted.
 *
 * <p>A log that ends before the stored offset lost its end, and what is written there is news: the
 * partition is read again from its beginning. The work must know by itself what it did before.
 *
 * <p>The channel needs batch mode, {@code auto.offset.reset=earliest} and a {@link
 * SeekToStoredOffsets} as its rebalance listener. What it commits to Kafka is for dashboards only.
 */
@Singleton
public class StoredOffsets {
    private static final Logger LOG = Logger.getLogger(StoredOffsets.class);

    /** What a consumer does with the records it gets for the first time. */
    @FunctionalInterface
    public interface Work {
        /**
         * Works on the records in the given transaction. It is called again, with the same or with
         * fewer records, after its transaction was rolled back: nothing it keeps in memory may
         * outlive a rollback.
         *
         * @param tx open; neither committed nor closed by the work
         * @param fresh never empty; in order of topic, partition and offset
         */
        Uni<Void> on(SqlConnection tx, List<ConsumerRecord<String, byte[]>> fresh);
    }

    private final Pool pool;
    private final Outages outages;
    private final ReadingMeters shown;
    private final ReadingPlaces places;
    private final DeadLetters deadLetters;
    private final LostTails tails;
    private final Backlogs backlogs;

    public StoredOffsets(
            Pool pool,
            DeadLetters deadLetters,
            OutboxConfig config,
            MeterRegistry meters,
            Vertx vertx) {
        this.pool = pool;
        this.outages = new Outages(config.offsets(), meters);
        this.shown = new ReadingMeters(meters);
        this.places = new ReadingPlaces(shown);
        this.deadLetters = deadLetters;
        this.tails = new LostTails(pool, meters);
        this.backlogs = new Backlogs(config.offsets(), meters);
        vertx.setPeriodic(config.offsets().watchEvery().toMillis(), timer -> watch());
    }

    /**
     * Works on one poll's records in one transaction and stores how far they reach.
     *
     * <p>While the database is away this waits and tries again, for ever, without losing its place.
     * When the records make the work fail, the batch is halved until the guilty record stands
     * alone; it is told to the topic {@code <its topic>-dlq}, and the others are worked on in their
     * order.
     *
     * @param group the consumer group, under which the offsets are stored
     * @return completes when every record is worked on, set aside or rightly dropped; fails only
     *     when the application stops
     */
    public Uni<Void> consume(String group, ConsumerRecords<String, byte[]> polled, Work work) {
        return read(new Poll(group, places, false), polled, work);
    }

    /**
     * The same for a topic that leaves offsets out by its nature: one that is compacted, or written
     * in transactions. That the database lost its end is noticed by what this process saw committed
     * alone, so the work must bear to be done again, and to miss what another replica lost: it
     * writes what stands for itself.
     */
    public Uni<Void> consumeOverGaps(
            String group, ConsumerRecords<String, byte[]> polled, Work work) {
        return read(new Poll(group, places, true), polled, work);
    }

    private Uni<Void> read(Poll poll, ConsumerRecords<String, byte[]> polled, Work work) {
        PollReader reader = new PollReader(pool, outages, poll, work, deadLetters);
        return reader.read(Poll.inOrder(polled)).chain(poll::goBack);
    }

    /**
     * Every stored offset of the group, by partition; partitions never read are absent. Waits while
     * the database is away.
     */
    public Uni<Map<TopicPartition, Long>> read(String group) {
        return outages.survive(() -> Offsets.read(pool, group));
    }

    /**
     * A consumer of this process got partitions.
     *
     * @return brings it to where the database stands
     */
    Uni<Void> assigned(String group, Collection<TopicPartition> partitions, Seek seek) {
        places.own(group, partitions, seek);
        expect(group, partitions);
        return outages.survive(
                        () ->
                                Offsets.read(pool, group)
                                        .chain(
                                                stored ->
                                                        tails.setBack(
                                                                group,
                                                                stored,
                                                                seek.ends(partitions))))
                .chain(stored -> places.place(group, partitions, stored));
    }

    /** A consumer of this process gave partitions away. */
    void revoked(String group, Collection<TopicPartition> partitions, Seek seek) {
        places.disown(group, partitions, seek);
    }

    /**
     * What ought not to happen is told from the first partition on: as nothing, if it is nothing.
     */
    private void expect(String group, Collection<TopicPartition> partitions) {
        Set<String> topics =
                partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet());
        backlogs.expect(group, topics);
        topics.forEach(deadLetters::counter);
        topics.forEach(shown::show);
        topics.forEach(tails::losses);
    }

    /** Without new records nobody would notice that the database or the log lost its end. */
    private void watch() {
        Set<String> groups = places.groups();
        for (String group : groups) {
            Map<TopicPartition, Long> seen = places.seenCommitted(group);
            Offsets.read(pool, group)
                    .call(stored -> places.goBackWhereLost(group, seen, stored))
                    .chain(stored -> goBackWhereTheTailIsLost(group, stored))
                    // while the database is away it matters most how much waits
                    .onFailure()
                    .call(() -> ends(group))
                    .subscribe()
                    .with(
                            done -> LOG.tracef("group %s stands where it should", group),
                            failure -> LOG.debugf(failure, "group %s not compared", group));
        }
        backlogs.leave(groups);
    }

    private Uni<Void> goBackWhereTheTailIsLost(String group, Map<TopicPartition, Long> stored) {
        return tails.setBack(group, stored, ends(group))
                .chain(now -> places.goBackWhereLost(group, stored, now));
    }

    private Uni<Map<TopicPartition, Long>> ends(String group) {
        return places.ends(group)
                .invoke(ends -> backlogs.look(group, places.seenCommitted(group), ends));
    }

    /** Waiting for the database ends here, so that the process can. */
    @PreDestroy
    void stop() {
        outages.giveUp();
    }
}
