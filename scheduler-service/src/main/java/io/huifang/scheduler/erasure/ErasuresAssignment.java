package io.huifang.scheduler.erasure;

import io.huifang.outbox.SeekToStoredOffsets;
import io.huifang.outbox.StoredOffsets;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;

import jakarta.inject.Singleton;

/** Starts reading {@code customer-erasures} where the database says it was left. */
@Singleton
@Identifier("customer-erasures")
class ErasuresAssignment extends SeekToStoredOffsets {
    ErasuresAssignment(StoredOffsets offsets, KafkaClientService clients) {
        super(offsets, clients, ErasureConsumer.GROUP);
    }
}
