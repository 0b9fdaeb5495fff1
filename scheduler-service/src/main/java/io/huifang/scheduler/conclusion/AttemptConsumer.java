package io.huifang.scheduler.conclusion;

import io.huifang.outbox.DeadLetters;
import io.huifang.outbox.DeadLetters.Letter;
import io.huifang.outbox.StoredOffsets;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import java.util.ArrayList;
import java.util.List;

/** Reads {@code callback-attempts}: one poll, one transaction. */
@ApplicationScoped
class AttemptConsumer {
    /** The consumer group, under which the offsets are stored. */
    static final String GROUP = "scheduler-attempts";

    private final StoredOffsets offsets;
    private final AttemptNewsReader reader;
    private final ConcludeAttempts concludeAttempts;
    private final DeadLetters deadLetters;

    AttemptConsumer(
            StoredOffsets offsets,
            AttemptNewsReader reader,
            ConcludeAttempts concludeAttempts,
            DeadLetters deadLetters) {
        this.offsets = offsets;
        this.reader = reader;
        this.concludeAttempts = concludeAttempts;
        this.deadLetters = deadLetters;
    }

    @Incoming("callback-attempts")
    Uni<Void> consume(ConsumerRecords<String, byte[]> polled) {
        return concludeAttempts.ready().chain(() -> offsets.consume(GROUP, polled, this::conclude));
    }

    private Uni<Void> conclude(SqlConnection tx, List<ConsumerRecord<String, byte[]>> records) {
        List<AttemptNews> told = new ArrayList<>(records.size());
        List<Letter> unread = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                reader.read(record).ifPresent(told::add);
            } catch (AttemptNewsReader.Unreadable unreadable) {
                unread.add(new Letter(record, unreadable.getMessage()));
            }
        }
        return deadLetters
                .setAside(tx, unread)
                .chain(
                        () ->
                                told.isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : concludeAttempts.conclude(tx, told));
    }
}
