package io.huifang.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

import java.util.List;

/** How records are set aside that could not be worked on, and how people learn of them. */
@Singleton
public class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final Outbox outbox;
    private final MeterRegistry meters;

    public DeadLetters(Outbox outbox, MeterRegistry meters) {
        this.outbox = outbox;
        this.meters = meters;
    }

    /**
     * A record to be set aside.
     *
     * @param origin the record; its letter tells all it carries
     * @param reason why, in a few words, without anything of the record
     */
    public record Letter(ConsumerRecord<String, byte[]> origin, String reason) {
        private OutboxRecord whole() {
            return OutboxRecord.deadLetter(origin, reason);
        }

        private OutboxRecord bare() {
            return OutboxRecord.bareDeadLetter(origin, reason, "not storable");
        }
    }

    /** Writes the letters in the caller's transaction; they count once it is committed. */
    public Uni<Void> setAside(SqlConnection tx, List<Letter> letters) {
        return append(tx, letters, letters.stream().map(Letter::whole).toList());
    }

    /** Tells where the record is and no more: something it carries cannot be stored. */
    Uni<Void> setAsideBare(SqlConnection tx, Letter letter) {
        return append(tx, List.of(letter), List.of(letter.bare()));
    }

    private Uni<Void> append(SqlConnection tx, List<Letter> letters, List<OutboxRecord> records) {
        if (letters.isEmpty()) return Uni.createFrom().voidItem();
        tx.transaction()
                .completion()
                .subscribe()
                .with(committed -> letters.forEach(this::tell), rolledBack -> {});
        return outbox.append(tx, records);
    }

    private void tell(Letter letter) {
        ConsumerRecord<String, byte[]> origin = letter.origin();
        LOG.errorf(
                "Set aside, a person must look: topic=%s partition=%d offset=%d reason=%s",
                origin.topic(), origin.partition(), origin.offset(), letter.reason());
        counter(origin.topic()).increment();
    }

    /** How many records of the topic were set aside by this process. */
    Counter counter(String topic) {
        return Counter.builder("huifang.dead.letters")
                .description("Records set aside; a person must look")
                .tag("topic", topic)
                .register(meters);
    }
}
