package io.huifang.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

import java.util.HashMap;
import java.util.Map;

/**
 * Notices a log that ends before what is stored: the broker lost its last records, or the topic was
 * made anew. What is written there from now on would be taken for worked on before, up to the
 * stored offset. Where the new records begin nobody knows, so the partition is read again from its
 * beginning; those who read it know what they heard before.
 */
final class LostTails {
    private static final Logger LOG = Logger.getLogger(LostTails.class);

    private final Pool pool;
    private final MeterRegistry meters;

    LostTails(Pool pool, MeterRegistry meters) {
        this.pool = pool;
        this.meters = meters;
    }

    /**
     * Sets back what is stored beyond the end of its log.
     *
     * @param stored by partition; read before the ends are, which only ever grow
     * @param ends where the logs end; when the broker does not answer, nothing is set back
     * @return what is stored now
     */
    Uni<Map<TopicPartition, Long>> setBack(
            String group, Map<TopicPartition, Long> stored, Uni<Map<TopicPartition, Long>> ends) {
        return ends.onFailure()
                .invoke(failure -> LOG.debugf("group %s: ends unknown: %s", group, failure))
                .onFailure()
                .recoverWithItem(Map.of())
                .chain(known -> setBackBeyond(known, group, stored));
    }

    private Uni<Map<TopicPartition, Long>> setBackBeyond(
            Map<TopicPartition, Long> ends, String group, Map<TopicPartition, Long> stored) {
        Map<TopicPartition, Long> beyond = new HashMap<>(stored);
        beyond.entrySet()
                .removeIf(
                        entry ->
                                entry.getValue()
                                        <= ends.getOrDefault(entry.getKey(), Long.MAX_VALUE));
        if (beyond.isEmpty()) {
            return Uni.createFrom().item(stored);
        }
        return Offsets.forget(pool, group, beyond)
                .map(
                        forgotten -> {
                            forgotten.keySet().forEach(lost -> tell(group, lost, stored, ends));
                            Map<TopicPartition, Long> now = new HashMap<>(stored);
                            now.putAll(forgotten);
                            return now;
                        });
    }

    private void tell(
            String group,
            TopicPartition partition,
            Map<TopicPartition, Long> stored,
            Map<TopicPartition, Long> ends) {
        LOG.errorf(
                "The log lost its end, reading it all again: group=%s %s stored=%d end=%d",
                group, partition, stored.get(partition), ends.get(partition));
        losses(partition.topic()).increment();
    }

    /** How often this process found that the topic lost its end. */
    Counter losses(String topic) {
        return Counter.builder("huifang.offsets.tail.lost")
                .description("Logs that ended before what was worked on, and are read again")
                .tag("topic", topic)
                .register(meters);
    }
}
