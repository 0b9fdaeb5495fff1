package io.huifang.scheduler.erasure;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

import io.huifang.contract.erasure.CustomerErased;
import io.huifang.outbox.DeadLetters;
import io.huifang.outbox.DeadLetters.Letter;
import io.huifang.outbox.StoredOffsets;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code customer-erasures}: one poll, one transaction. */
@ApplicationScoped
class ErasureConsumer {
    /** The consumer group, under which the offsets are stored. */
    static final String GROUP = "scheduler-erasures";

    private final StoredOffsets offsets;
    private final CloseErasedCustomers closeErasedCustomers;
    private final DeadLetters deadLetters;
    private final ObjectReader reader;

    ErasureConsumer(
            StoredOffsets offsets,
            CloseErasedCustomers closeErasedCustomers,
            DeadLetters deadLetters,
            ObjectMapper json) {
        this.offsets = offsets;
        this.closeErasedCustomers = closeErasedCustomers;
        this.deadLetters = deadLetters;
        this.reader =
                json.readerFor(CustomerErased.class)
                        .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    @Incoming("customer-erasures")
    Uni<Void> consume(ConsumerRecords<String, byte[]> polled) {
        return offsets.consume(GROUP, polled, this::close);
    }

    private Uni<Void> close(SqlConnection tx, List<ConsumerRecord<String, byte[]>> records) {
        List<CustomerErased> told = new ArrayList<>(records.size());
        List<Letter> unread = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                told.add(read(record));
            } catch (IOException unreadable) {
                unread.add(new Letter(record, "the data is not what its topic says"));
            }
        }
        return deadLetters
                .setAside(tx, unread)
                .chain(
                        () ->
                                told.isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : closeErasedCustomers.close(tx, told));
    }

    // A record without an id, a time or a customer does not become a fact: its constructor refuses.
    private CustomerErased read(ConsumerRecord<String, byte[]> record) throws IOException {
        if (record.value() == null) throw new IOException("there is no data");
        return reader.readValue(record.value());
    }
}
