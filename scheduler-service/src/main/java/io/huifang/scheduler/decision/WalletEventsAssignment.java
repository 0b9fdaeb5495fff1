package io.huifang.scheduler.decision;

import io.huifang.outbox.SeekToStoredOffsets;
import io.huifang.outbox.StoredOffsets;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;

import jakarta.inject.Singleton;

/** Starts reading {@code wallet-events} where the database says it was left. */
@Singleton
@Identifier("wallet-events")
class WalletEventsAssignment extends SeekToStoredOffsets {
    WalletEventsAssignment(StoredOffsets offsets, KafkaClientService clients) {
        super(offsets, clients, WalletEventConsumer.GROUP);
    }
}
