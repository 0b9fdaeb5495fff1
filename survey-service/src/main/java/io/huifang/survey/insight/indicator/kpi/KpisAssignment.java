package io.huifang.survey.insight.indicator.kpi;

import io.huifang.outbox.SeekToStoredOffsets;
import io.huifang.outbox.StoredOffsets;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;

import jakarta.inject.Singleton;

/** Begins reading where the database stands. */
@Singleton // its parent has no constructor for a proxy
@Identifier("analytics-kpis")
class KpisAssignment extends SeekToStoredOffsets {
    KpisAssignment(StoredOffsets offsets, KafkaClientService clients) {
        super(offsets, clients, KpiConsumer.GROUP);
    }
}
