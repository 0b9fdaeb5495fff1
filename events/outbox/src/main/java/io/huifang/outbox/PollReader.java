package io.huifang.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Takes one poll through its transactions: whole at first, in halves when a record is poison. */
final class PollReader {
    private static final Logger LOG = Logger.getLogger(PollReader.class);

    private final Pool pool;
    private final Outages outages;
    private final Poll poll;
    private final StoredOffsets.Work work;
    private final StoredOffsets.DeadLetter deadLetter;

    PollReader(
            Pool pool,
            Outages outages,
            Poll poll,
            StoredOffsets.Work work,
            StoredOffsets.DeadLetter deadLetter) {
        this.pool = pool;
        this.outages = outages;
        this.poll = poll;
        this.work = work;
        this.deadLetter = deadLetter;
    }

    Uni<Void> read(List<ConsumerRecord<String, byte[]>> records) {
        if (records.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return outages.survive(() -> inOneTransaction(records, work))
                .onFailure(failure -> Blame.of(failure) == Blame.RECORD)
                .recoverWithUni(failure -> isolate(records, failure));
    }

    private Uni<Void> isolate(List<ConsumerRecord<String, byte[]>> records, Throwable failure) {
        if (records.size() == 1) {
            return setAside(records.get(0), failure);
        }
        int half = records.size() / 2;
        return read(records.subList(0, half))
                .chain(() -> read(records.subList(half, records.size())));
    }

    private Uni<Void> setAside(ConsumerRecord<String, byte[]> poison, Throwable failure) {
        LOG.errorf(
                "Set aside, a person must look: topic=%s partition=%d offset=%d reason=%s",
                poison.topic(), poison.partition(), poison.offset(), Blame.inWords(failure));
        StoredOffsets.Work setAside = (tx, fresh) -> deadLetter.setAside(tx, fresh.get(0), failure);
        return outages.surviveAll(() -> inOneTransaction(List.of(poison), setAside));
    }

    private Uni<Void> inOneTransaction(
            List<ConsumerRecord<String, byte[]>> records, StoredOffsets.Work part) {
        return pool.withTransaction(tx -> step(tx, records, part))
                .invoke(poll::committed)
                .replaceWithVoid();
    }

    /** Returns what will be known to be committed when the transaction is. */
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
