package io.huifang.outbox.reading;

import io.huifang.outbox.SeekToStoredOffsets;
import io.huifang.outbox.StoredOffsets;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;

import jakarta.inject.Singleton;

/** Brings the reader's channel to what is stored. */
@Singleton
@Identifier("wallet-events")
class WalletEventsAssignment extends SeekToStoredOffsets {
    WalletEventsAssignment(StoredOffsets offsets, KafkaClientService clients) {
        super(offsets, clients, "readers");
    }
}
