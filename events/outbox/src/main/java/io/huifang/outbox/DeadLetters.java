package io.huifang.outbox;

import io.micrometer.core.instrument.MeterRegistry;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

import java.util.List;

/** How a record is set aside that could not be worked on, and how people learn of it. */
final class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final Outbox outbox;
    private final MeterRegistry meters;

    DeadLetters(Outbox outbox, MeterRegistry meters) {
        this.outbox = outbox;
        this.meters = meters;
    }

    /** Tells of the record with all it carries. */
    StoredOffsets.Work of(ConsumerRecord<String, byte[]> poison, String reason) {
        return (tx, fresh) -> outbox.append(tx, List.of(OutboxRecord.deadLetter(poison, reason)));
    }

    /** Tells where the record is and no more: something it carries cannot be stored. */
    StoredOffsets.Work bareOf(ConsumerRecord<String, byte[]> poison, String reason) {
        return (tx, fresh) ->
                outbox.append(
                        tx, List.of(OutboxRecord.bareDeadLetter(poison, reason, "not storable")));
    }

    /** The letter is committed: only now does it count. */
    void written(ConsumerRecord<String, byte[]> poison, String reason) {
        LOG.errorf(
                "Set aside, a person must look: topic=%s partition=%d offset=%d reason=%s",
                poison.topic(), poison.partition(), poison.offset(), reason);
        meters.counter("huifang.dead.letters", "topic", poison.topic()).increment();
    }
}
