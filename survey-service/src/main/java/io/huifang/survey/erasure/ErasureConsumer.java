package io.huifang.survey.erasure;

import io.huifang.outbox.StoredOffsets;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads {@code customer-erasures}. */
@ApplicationScoped
class ErasureConsumer {
    static final String GROUP = "survey-erasures";

    private final StoredOffsets offsets;
    private final ForgetCustomers forgetCustomers;

    ErasureConsumer(StoredOffsets offsets, ForgetCustomers forgetCustomers) {
        this.offsets = offsets;
        this.forgetCustomers = forgetCustomers;
    }

    @Incoming("customer-erasures")
    Uni<Void> on(ConsumerRecords<String, byte[]> polled) {
        return offsets.consume(GROUP, polled, forgetCustomers::forget);
    }
}
