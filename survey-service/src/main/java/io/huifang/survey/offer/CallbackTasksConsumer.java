package io.huifang.survey.offer;

import io.huifang.outbox.StoredOffsets;
import io.huifang.survey.closing.HearClosings;
import io.huifang.survey.permission.HearPermissions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import java.util.List;

/** Reads {@code callback-tasks}. */
@ApplicationScoped
class CallbackTasksConsumer {
    static final String GROUP = "survey";

    private final StoredOffsets offsets;
    private final ReceiveTasks receiveTasks;
    private final HearPermissions hearPermissions;
    private final HearClosings hearClosings;

    CallbackTasksConsumer(
            StoredOffsets offsets,
            ReceiveTasks receiveTasks,
            HearPermissions hearPermissions,
            HearClosings hearClosings) {
        this.offsets = offsets;
        this.receiveTasks = receiveTasks;
        this.hearPermissions = hearPermissions;
        this.hearClosings = hearClosings;
    }

    @Incoming("callback-tasks")
    Uni<Void> on(ConsumerRecords<String, byte[]> polled) {
        return offsets.consume(GROUP, polled, this::receive);
    }

    private Uni<Void> receive(SqlConnection tx, List<ConsumerRecord<String, byte[]>> fresh) {
        return receiveTasks
                .receive(tx, fresh)
                .chain(() -> hearPermissions.hear(tx, fresh))
                .chain(() -> hearClosings.hear(tx, fresh));
    }
}
