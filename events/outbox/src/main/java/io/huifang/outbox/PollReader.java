package io.huifang.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Takes one poll through its transactions: whole at first, in halves when a record is poison. */
final class PollReader {

    private final Pool pool;
    private final Outages outages;
    private final Poll poll;
    private final StoredOffsets.Work work;
    private final DeadLetters deadLetters;

    PollReader(
            Pool pool,
            Outages outages,
            Poll poll,
            StoredOffsets.Work work,
            DeadLetters deadLetters) {
        this.pool = pool;
        this.outages = outages;
        this.poll = poll;
        this.work = work;
        this.deadLetters = deadLetters;
    }

    Uni<Void> read(List<ConsumerRecord<String, byte[]>> records) {
        if (records.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return outages.survive(() -> inOneTransaction(records, work))
                .onFailure(PollReader::isTheRecords)
                .recoverWithUni(failure -> isolate(records));
    }

    private Uni<Void> isolate(List<ConsumerRecord<String, byte[]>> records) {
        if (records.size() == 1) {
            return onceMore(records);
        }
        int half = records.size() / 2;
        return read(records.subList(0, half))
                .chain(() -> read(records.subList(half, records.size())));
    }

    /**
     * Two consumers may have met over one key. What the other one committed meanwhile is seen by a
     * new transaction only, so a record is poison when it fails in that, too.
     */
    private Uni<Void> onceMore(List<ConsumerRecord<String, byte[]>> alone) {
        return outages.survive(() -> inOneTransaction(alone, work))
                .onFailure(PollReader::isTheRecords)
                .recoverWithUni(failure -> setAside(alone.get(0), failure));
    }

    /** Poison that cannot even be carried along is told of in our own words alone. */
    private Uni<Void> setAside(ConsumerRecord<String, byte[]> poison, Throwable failure) {
        List<ConsumerRecord<String, byte[]>> alone = List.of(poison);
        DeadLetters.Letter letter = new DeadLetters.Letter(poison, Blame.inWords(failure));
        StoredOffsets.Work whole = (tx, fresh) -> deadLetters.setAside(tx, List.of(letter));
        StoredOffsets.Work bare = (tx, fresh) -> deadLetters.setAsideBare(tx, letter);
        return outages.survive(() -> inOneTransaction(alone, whole))
                .onFailure(PollReader::isTheRecords)
                .recoverWithUni(refused -> outages.surviveAll(() -> inOneTransaction(alone, bare)));
    }

    private static boolean isTheRecords(Throwable failure) {
        return Blame.of(failure) == Blame.RECORD;
    }

    private Uni<Void> inOneTransaction(
            List<ConsumerRecord<String, byte[]>> records, StoredOffsets.Work part) {
        return pool.withTransaction(tx -> step(tx, records, part))
                .invoke(poll::committed)
                .replaceWithVoid();
    }

    /** Tells where its partitions are known to stand when it is committed. */
    private Uni<Map<TopicPartition, Long>> step(
            SqlConnection tx,
            List<ConsumerRecord<String, byte[]>> records,
            StoredOffsets.Work part) {
        return Offsets.lock(tx, poll.group, Poll.firstOffsets(records).keySet())
                .chain(
                        stored -> {
                            List<ConsumerRecord<String, byte[]>> fresh =
                                    poll.fresh(records, stored);
                            Map<TopicPartition, Long> reached = Poll.reached(fresh);
                            Map<TopicPartition, Long> known = new TreeMap<>(Poll.IN_ORDER);
                            known.putAll(stored);
                            known.putAll(reached);
                            return fresh.isEmpty()
                                    ? Uni.createFrom().item(known)
                                    : part.on(tx, fresh)
                                            .chain(() -> Offsets.advance(tx, poll.group, reached))
                                            .replaceWith(known);
                        });
    }
}
