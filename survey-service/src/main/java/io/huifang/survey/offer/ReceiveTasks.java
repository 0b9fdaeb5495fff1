package io.huifang.survey.offer;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.survey.attempt.Announcements;
import io.huifang.survey.attempt.Endings;
import io.huifang.survey.attempt.Move;
import io.huifang.survey.offer.Dispatches.Added;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

/**
 * Takes in what the scheduler tells, one poll in one transaction. Safe to repeat: an attempt that
 * is there stays as it is, and one that ended is not withdrawn again. Who hands over what has ended
 * is told of its end again.
 */
@ApplicationScoped
class ReceiveTasks {
    private final Dispatches dispatches;
    private final Withdrawing withdrawing;
    private final Endings endings;
    private final Announcements announcements;
    private final ObjectMapper mapper;
    private final Counter offered;

    ReceiveTasks(
            Dispatches dispatches,
            Withdrawing withdrawing,
            Endings endings,
            Announcements announcements,
            ObjectMapper mapper,
            MeterRegistry meters) {
        this.dispatches = dispatches;
        this.withdrawing = withdrawing;
        this.endings = endings;
        this.announcements = announcements;
        this.mapper = mapper;
        this.offered = meters.counter("huifang.attempts.offered");
    }

    /** In the caller's transaction, which also stores how far the topic was read. */
    Uni<Void> receive(SqlConnection tx, List<ConsumerRecord<String, byte[]>> fresh) {
        Told told = read(fresh);
        List<UUID> dispatched =
                told.dispatched().stream().map(one -> one.fact().attemptId()).toList();
        return dispatches
                .add(tx, told.dispatched())
                // before anything ends here, which is told anyway
                .call(added -> added.repeated() ? endings.tellAgain(tx, dispatched) : done())
                .chain(
                        added ->
                                withdrawing
                                        .withdraw(tx, told, dispatched)
                                        .chain(gone -> announce(tx, added, gone)))
                // last: what was dispatched before has moved on by now, or is there
                .chain(() -> dispatches.hurry(tx, told.escalated()))
                .chain(offers -> announcements.offered(tx, offers));
    }

    private Uni<Void> announce(SqlConnection tx, Added added, List<Move> gone) {
        return announcements
                .announce(tx, gone)
                .chain(() -> announcements.offered(tx, added.offers()))
                .invoke(() -> offered.increment(added.offered()));
    }

    private Told read(List<ConsumerRecord<String, byte[]>> fresh) {
        try {
            return Told.read(mapper, fresh);
        } catch (IOException notJson) {
            // Without the cause: an IOException would pass for an outage, for which the partition
            // waits. The bytes are all there; they are wrong.
            throw new IllegalArgumentException("a value on callback-tasks is not its type's JSON");
        }
    }

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }
}
