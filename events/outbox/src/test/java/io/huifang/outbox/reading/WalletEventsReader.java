package io.huifang.outbox.reading;

import io.huifang.outbox.StoredOffsets;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A consumer as the services have them; it notes what it worked on. */
@ApplicationScoped
class WalletEventsReader {
    private final StoredOffsets offsets;

    WalletEventsReader(StoredOffsets offsets) {
        this.offsets = offsets;
    }

    @Incoming("wallet-events")
    Uni<Void> on(ConsumerRecords<String, byte[]> polled) {
        return offsets.consume("readers", polled, this::note);
    }

    private Uni<Void> note(SqlConnection tx, List<ConsumerRecord<String, byte[]>> fresh) {
        if (fresh.stream().anyMatch(record -> says(record).equals("unreadable"))) {
            throw new IllegalArgumentException("cannot be read");
        }
        Tuple columns =
                Tuple.of(
                        fresh.stream().map(ConsumerRecord::partition).toArray(Integer[]::new),
                        fresh.stream().map(ConsumerRecord::offset).toArray(Long[]::new),
                        fresh.stream().map(ConsumerRecord::key).toArray(String[]::new),
                        fresh.stream().map(WalletEventsReader::says).toArray(String[]::new));
        return tx.preparedQuery(
                        """
                        INSERT INTO worked (topic_partition, record_offset, customer, says)
                        SELECT * FROM unnest($1::int[], $2::bigint[], $3::text[], $4::text[])""")
                .execute(columns)
                .replaceWithVoid();
    }

    private static String says(ConsumerRecord<String, byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }
}
