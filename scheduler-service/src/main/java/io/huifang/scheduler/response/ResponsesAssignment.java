package io.huifang.scheduler.response;

import io.huifang.outbox.SeekToStoredOffsets;
import io.huifang.outbox.StoredOffsets;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;

import jakarta.inject.Singleton;

/** Starts reading {@code survey-responses} where the database says it was left. */
@Singleton
@Identifier("survey-responses")
class ResponsesAssignment extends SeekToStoredOffsets {
    ResponsesAssignment(StoredOffsets offsets, KafkaClientService clients) {
        super(offsets, clients, ResponseConsumer.GROUP);
    }
}
