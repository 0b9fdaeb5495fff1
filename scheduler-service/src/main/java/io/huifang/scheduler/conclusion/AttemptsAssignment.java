package io.huifang.scheduler.conclusion;

import io.huifang.outbox.SeekToStoredOffsets;
import io.huifang.outbox.StoredOffsets;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;

import jakarta.inject.Singleton;

/** Starts reading {@code callback-attempts} where the database says it was left. */
@Singleton
@Identifier("callback-attempts")
class AttemptsAssignment extends SeekToStoredOffsets {
    AttemptsAssignment(StoredOffsets offsets, KafkaClientService clients) {
        super(offsets, clients, AttemptConsumer.GROUP);
    }
}
