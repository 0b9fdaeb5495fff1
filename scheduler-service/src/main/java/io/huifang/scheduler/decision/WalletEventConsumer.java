package io.huifang.scheduler.decision;

import io.huifang.outbox.DeadLetters;
import io.huifang.outbox.DeadLetters.Letter;
import io.huifang.outbox.StoredOffsets;
import io.huifang.scheduler.dispatch.DispatchTimer;
import io.huifang.scheduler.rows.AfterCommit;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import java.util.ArrayList;
import java.util.List;

/** Reads {@code wallet-events}: one poll, one transaction. */
@ApplicationScoped
class WalletEventConsumer {
    /** The consumer group, under which the offsets are stored. */
    static final String GROUP = "scheduler";

    private final StoredOffsets offsets;
    private final WalletEventReader reader;
    private final DecideWalletEvents decideWalletEvents;
    private final DeadLetters deadLetters;
    private final DispatchTimer timer;
    private final DecisionMeters meters;

    WalletEventConsumer(
            StoredOffsets offsets,
            WalletEventReader reader,
            DecideWalletEvents decideWalletEvents,
            DeadLetters deadLetters,
            DispatchTimer timer,
            DecisionMeters meters) {
        this.offsets = offsets;
        this.reader = reader;
        this.decideWalletEvents = decideWalletEvents;
        this.deadLetters = deadLetters;
        this.timer = timer;
        this.meters = meters;
    }

    @Incoming("wallet-events")
    Uni<Void> consume(ConsumerRecords<String, byte[]> polled) {
        return decideWalletEvents.ready().chain(() -> offsets.consume(GROUP, polled, this::decide));
    }

    private Uni<Void> decide(SqlConnection tx, List<ConsumerRecord<String, byte[]>> records) {
        List<ReceivedEvent> events = new ArrayList<>(records.size());
        List<Letter> letters = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                events.add(reader.read(record));
            } catch (WalletEventReader.Unreadable unreadable) {
                letters.add(new Letter(record, unreadable.getMessage()));
            }
        }
        Uni<BatchResult> decided =
                events.isEmpty()
                        ? Uni.createFrom().item(BatchResult.NOTHING)
                        : decideWalletEvents.decide(tx, events);
        return deadLetters
                .setAside(tx, letters)
                .chain(() -> decided)
                .invoke(result -> AfterCommit.run(tx, () -> tell(result, letters.size())))
                .replaceWithVoid();
    }

    private void tell(BatchResult result, int deadLetters) {
        meters.count(result, deadLetters);
        result.untilNextDue().ifPresent(timer::wakeIn);
    }
}
