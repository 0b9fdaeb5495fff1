package io.huifang.survey.insight.indicator.kpi;

import io.huifang.outbox.StoredOffsets;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads {@code analytics-kpis}, which is compacted and written in transactions. */
@ApplicationScoped
class KpiConsumer {
    static final String GROUP = "survey-kpis";

    private final StoredOffsets offsets;
    private final KeepKpis keepKpis;

    KpiConsumer(StoredOffsets offsets, KeepKpis keepKpis) {
        this.offsets = offsets;
        this.keepKpis = keepKpis;
    }

    @Incoming("analytics-kpis")
    Uni<Void> on(ConsumerRecords<String, byte[]> polled) {
        return offsets.consumeOverGaps(GROUP, polled, keepKpis::keep);
    }
}
