package io.huifang.survey.attempt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.contract.Fact;
import io.huifang.contract.Topic;
import io.huifang.outbox.OutboxRecord;

import jakarta.enterprise.context.ApplicationScoped;

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
}
