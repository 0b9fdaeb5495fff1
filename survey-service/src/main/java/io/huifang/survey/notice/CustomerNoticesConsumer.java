package io.huifang.survey.notice;

import io.huifang.outbox.StoredOffsets;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads {@code customer-notices}. */
@ApplicationScoped
class CustomerNoticesConsumer {
    static final String GROUP = "survey-notices";

    private final StoredOffsets offsets;
    private final KeepNotices keepNotices;

    CustomerNoticesConsumer(StoredOffsets offsets, KeepNotices keepNotices) {
        this.offsets = offsets;
        this.keepNotices = keepNotices;
    }

    @Incoming("customer-notices")
    Uni<Void> on(ConsumerRecords<String, byte[]> polled) {
        return offsets.consume(GROUP, polled, keepNotices::keep);
    }
}
