package io.huifang.survey.insight.evidence;

import io.huifang.outbox.StoredOffsets;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads {@code callback-decisions}, {@code analytics-attempts} and {@code analytics-responses}. */
@ApplicationScoped
class EvidenceConsumer {
    static final String GROUP = "survey-evidence";

    private final StoredOffsets offsets;
    private final HearEvidence hearEvidence;

    EvidenceConsumer(StoredOffsets offsets, HearEvidence hearEvidence) {
        this.offsets = offsets;
        this.hearEvidence = hearEvidence;
    }

    @Incoming("evidence")
    Uni<Void> on(ConsumerRecords<String, byte[]> polled) {
        return offsets.consume(GROUP, polled, hearEvidence::hear);
    }
}
