package io.huifang.scheduler.conclusion;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.contract.attempt.AttemptCorrected;
import io.huifang.contract.attempt.AttemptReturned;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

import java.io.IOException;
import java.util.Optional;

/** Reads records of {@code callback-attempts}. */
@ApplicationScoped
class AttemptNewsReader {
    private final ObjectReader concluded;
    private final ObjectReader returned;
    private final ObjectReader corrected;

    AttemptNewsReader(ObjectMapper json) {
        this.concluded = reader(json, AttemptConcluded.class);
        this.returned = reader(json, AttemptReturned.class);
        this.corrected = reader(json, AttemptCorrected.class);
    }

    /**
     * @return empty for a type that is not for us
     * @throws Unreadable with the reason in a few words, without anything of the record
     */
    Optional<AttemptNews> read(ConsumerRecord<String, byte[]> record) throws Unreadable {
        Header type = record.headers().lastHeader("ce_type");
        if (type == null || type.value() == null) throw new Unreadable("there is no ce_type");
        if (record.value() == null) throw new Unreadable("there is no data");
        return switch (new String(type.value(), UTF_8)) {
            case AttemptConcluded.TYPE -> Optional.of(concluded(record));
            case AttemptReturned.TYPE -> Optional.of(returned(record));
            case AttemptCorrected.TYPE -> Optional.of(corrected(record));
            default -> Optional.empty();
        };
    }

    private AttemptNews concluded(ConsumerRecord<String, byte[]> record) throws Unreadable {
        AttemptConcluded fact = read(concluded, record);
        require(
                fact.eventId(),
                fact.occurredAt(),
                fact.customerId(),
                fact.callbackId(),
                fact.attemptId(),
                fact.disposition());
        if (fact.promise() != null) require(fact.promise().keptBy(), fact.promise().dueAt());
        return AttemptNews.of(record, fact);
    }

    private AttemptNews returned(ConsumerRecord<String, byte[]> record) throws Unreadable {
        AttemptReturned fact = read(returned, record);
        require(
                fact.eventId(),
                fact.occurredAt(),
                fact.customerId(),
                fact.callbackId(),
                fact.attemptId());
        return AttemptNews.of(record, fact);
    }

    private AttemptNews corrected(ConsumerRecord<String, byte[]> record) throws Unreadable {
        AttemptCorrected fact = read(corrected, record);
        require(
                fact.eventId(),
                fact.occurredAt(),
                fact.customerId(),
                fact.callbackId(),
                fact.attemptId(),
                fact.previous(),
                fact.disposition());
        if (fact.revision() < 1) throw new Unreadable("the revision is less than 1");
        return AttemptNews.of(record, fact);
    }

    private static <T> T read(ObjectReader reader, ConsumerRecord<String, byte[]> record)
            throws Unreadable {
        try {
            return reader.readValue(record.value());
        } catch (IOException unreadable) {
            throw new Unreadable("the data is not what its type says");
        }
    }

    private static void require(Object... members) throws Unreadable {
        for (Object member : members) {
            if (member == null) throw new Unreadable("a required member is missing");
        }
    }

    private static ObjectReader reader(ObjectMapper json, Class<?> type) {
        return json.readerFor(type).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** A record that no one can read, ever. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String reason) {
            super(reason, null, false, false);
        }
    }
}
