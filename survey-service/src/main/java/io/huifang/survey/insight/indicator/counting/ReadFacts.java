package io.huifang.survey.insight.indicator.counting;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.contract.CloudEventAttributes;
import io.huifang.contract.Fact;
import io.huifang.contract.analytics.AttemptFact;
import io.huifang.contract.analytics.CallbackFact;
import io.huifang.contract.analytics.DecisionFact;
import io.huifang.contract.analytics.PromiseFact;
import io.huifang.contract.analytics.ResponseFact;
import io.micrometer.core.instrument.MeterRegistry;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jboss.logging.Logger;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The facts that indicators are counted from. Others are passed over. What cannot be read is told
 * of, without its bytes, and counted; it stays in its topic, which only our own services write.
 */
final class ReadFacts {
    private static final Logger LOG = Logger.getLogger(ReadFacts.class);

    private static final Map<String, Class<? extends Fact>> KINDS =
            Map.of(
                    DecisionFact.TYPE, DecisionFact.class,
                    CallbackFact.TYPE, CallbackFact.class,
                    PromiseFact.TYPE, PromiseFact.class,
                    AttemptFact.TYPE, AttemptFact.class,
                    ResponseFact.TYPE, ResponseFact.class);

    private final ObjectMapper mapper;
    private final MeterRegistry meters;

    ReadFacts(ObjectMapper mapper, MeterRegistry meters) {
        this.mapper = mapper;
        this.meters = meters;
    }

    Optional<Fact> read(Record<String, byte[]> record, Optional<RecordMetadata> place) {
        try {
            String type =
                    CloudEventAttributes.fromEncodedHeaders(name -> header(record, name)).type();
            Class<? extends Fact> kind = KINDS.get(type);
            return kind == null || record.value() == null
                    ? Optional.empty()
                    : Optional.of(whole(mapper.readValue(record.value(), kind)));
        } catch (IOException | IllegalArgumentException unreadable) {
            leave(place);
            return Optional.empty();
        }
    }

    /** Tells of a record that is not counted. */
    void leave(Optional<RecordMetadata> place) {
        String topic = place.map(RecordMetadata::topic).orElse("none");
        LOG.errorf(
                "Not counted, cannot be read or makes no sense: topic=%s partition=%d offset=%d",
                topic,
                place.map(RecordMetadata::partition).orElse(-1),
                place.map(RecordMetadata::offset).orElse(-1L));
        meters.counter("huifang.insight.unreadable", "topic", topic).increment();
    }

    /** What an attempt always tells, though its type bears to be read without it. */
    private static Fact whole(Fact fact) {
        if (fact instanceof AttemptFact attempt
                && Stream.of(
                                attempt.reason(),
                                attempt.eventTime(),
                                attempt.offeredAt(),
                                attempt.claimedAt())
                        .anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("an attempt that was cut");
        }
        return fact;
    }

    private static byte[] header(Record<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : header.value();
    }
}
