package io.huifang.survey.insight.evidence;

import io.huifang.outbox.SeekToStoredOffsets;
import io.huifang.outbox.StoredOffsets;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;

import jakarta.inject.Singleton;

/** Begins reading where the database stands. */
@Singleton // its parent has no constructor for a proxy
@Identifier("evidence")
class EvidenceAssignment extends SeekToStoredOffsets {
    EvidenceAssignment(StoredOffsets offsets, KafkaClientService clients) {
        super(offsets, clients, EvidenceConsumer.GROUP);
    }
}
