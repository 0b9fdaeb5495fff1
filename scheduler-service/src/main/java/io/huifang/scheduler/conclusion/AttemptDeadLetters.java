package io.huifang.scheduler.conclusion;

import io.huifang.outbox.Outbox;
import io.huifang.outbox.OutboxRecord;
import io.huifang.scheduler.rows.AfterCommit;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

import java.util.List;

/** Sets records of {@code callback-attempts} aside that nobody can act upon, and says so. */
@ApplicationScoped
class AttemptDeadLetters {
    private static final Logger LOG = Logger.getLogger(AttemptDeadLetters.class);

    private final Outbox outbox;
    private final MeterRegistry meters;

    AttemptDeadLetters(Outbox outbox, MeterRegistry meters) {
        this.outbox = outbox;
        this.meters = meters;
    }

    /**
     * A record to be set aside.
     *
     * @param origin the record
     * @param reason why, in a few words, without anything of the record
     */
    record DeadLetter(ConsumerRecord<String, byte[]> origin, String reason) {
        private OutboxRecord record() {
            return OutboxRecord.deadLetter(origin, reason);
        }
    }

    Uni<Void> setAside(SqlConnection tx, List<DeadLetter> letters) {
        AfterCommit.run(tx, () -> letters.forEach(this::tell));
        return outbox.append(tx, letters.stream().map(DeadLetter::record).toList());
    }

    private void tell(DeadLetter letter) {
        ConsumerRecord<String, byte[]> origin = letter.origin();
        meters.counter("huifang.dead.letters", "topic", origin.topic()).increment();
        LOG.errorf(
                "Set aside, a person must look: topic=%s partition=%d offset=%d reason=%s",
                origin.topic(), origin.partition(), origin.offset(), letter.reason());
    }
}
