package io.huifang.survey.attempt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.contract.CloudEventAttributes;
import io.huifang.contract.Fact;
import io.huifang.contract.Topic;
import io.huifang.contract.analytics.AnonymousFact;
import io.huifang.outbox.OutboxRecord;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

import java.util.ArrayList;
import java.util.List;

/** Facts as this service tells them. */
@ApplicationScoped
public class SurveyFacts {
    /** CloudEvents source of every fact told here. */
    public static final String SOURCE = "/huifang/survey";

    private final ObjectMapper mapper;

    SurveyFacts(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * @param traceParent the trace context the attempt came with; null when not traced
     */
    public OutboxRecord record(Topic topic, Fact fact, String traceParent) {
        try {
            return OutboxRecord.of(
                    topic, fact, SOURCE, traceParent, mapper.writeValueAsBytes(fact));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write " + fact.type(), impossible);
        }
    }

    /** A count that is about nobody: what could name a trace, a process or an order is left out. */
    public OutboxRecord record(AnonymousFact fact) {
        List<Header> headers = new ArrayList<>();
        new CloudEventAttributes(
                        fact.eventId().toString(),
                        SOURCE,
                        AnonymousFact.TYPE,
                        fact.key(),
                        fact.occurredAt(),
                        null,
                        null,
                        null)
                .forEachHeader((name, value) -> headers.add(new RecordHeader(name, value)));
        try {
            String topic = Topic.ANALYTICS_RESPONSES.topicName();
            return new OutboxRecord(topic, fact.key(), headers, mapper.writeValueAsBytes(fact));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write " + AnonymousFact.TYPE, impossible);
        }
    }
}
