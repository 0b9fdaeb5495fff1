package io.huifang.outbox;

import io.smallrye.mutiny.Uni;

import org.apache.kafka.common.TopicPartition;

import java.util.Collection;
import java.util.Map;

/** The consumer that owns some partitions, as far as it is asked and moved. */
interface Seek {
    /** Moves it; does nothing when it owns the partition no longer. */
    Uni<Void> to(TopicPartition partition, long offset);

    /** Where the log begins, in those of the partitions it still owns. */
    Uni<Map<TopicPartition, Long>> beginnings(Collection<TopicPartition> partitions);

    /** Where the log ends, in those of the partitions it still owns. */
    Uni<Map<TopicPartition, Long>> ends(Collection<TopicPartition> partitions);
}
