package io.huifang.survey.offer;

import io.huifang.outbox.StoredOffsets;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads {@code callback-tasks}. */
@ApplicationScoped
class CallbackTasksConsumer {
    static final String GROUP = "survey";

    private final StoredOffsets offsets;
    private final ReceiveTasks receiveTasks;

    CallbackTasksConsumer(StoredOffsets offsets, ReceiveTasks receiveTasks) {
        this.offsets = offsets;
        this.receiveTasks = receiveTasks;
    }

    @Incoming("callback-tasks")
    Uni<Void> on(ConsumerRecords<String, byte[]> polled) {
        return offsets.consume(GROUP, polled, receiveTasks::receive);
    }
}
