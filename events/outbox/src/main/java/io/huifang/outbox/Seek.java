package io.huifang.outbox;

import io.smallrye.mutiny.Uni;

import org.apache.kafka.common.TopicPartition;

/** Moves the consumer that owns a partition; does nothing when it owns it no longer. */
@FunctionalInterface
interface Seek {
    Uni<Void> to(TopicPartition partition, long offset);
}
