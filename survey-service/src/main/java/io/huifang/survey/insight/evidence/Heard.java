package io.huifang.survey.insight.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.contract.analytics.AttemptFact;
import io.huifang.contract.analytics.ResponseFact;
import io.huifang.contract.callback.CallbackOpened;
import io.huifang.contract.callback.DecisionKind;
import io.huifang.contract.callback.DecisionMade;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The facts of one poll, in their order. What else is on the topics is none of our business.
 *
 * @param decisions each once; those on what was decided before with other content are left out
 * @param attempts conclusions and corrections
 * @param responses with and without a score
 * @param followUps callbacks that opened and follow another one up
 */
record Heard(
        List<DecisionMade> decisions,
        List<AttemptFact> attempts,
        List<ResponseFact> responses,
        List<CallbackOpened> followUps) {

    /**
     * @throws IllegalArgumentException when a value is not its type's JSON
     */
    static Heard read(ObjectMapper mapper, List<ConsumerRecord<String, byte[]>> fresh) {
        Heard heard =
                new Heard(
                        new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (ConsumerRecord<String, byte[]> record : fresh) {
            try {
                heard.add(mapper, record);
            } catch (IOException notJson) {
                // without the cause: an IOException would pass for an outage
                throw new IllegalArgumentException(
                        "a value on " + record.topic() + " is not its type's JSON");
            }
        }
        return heard;
    }

    private void add(ObjectMapper mapper, ConsumerRecord<String, byte[]> record)
            throws IOException {
        byte[] value = record.value() == null ? new byte[0] : record.value();
        switch (type(record)) {
            case DecisionMade.TYPE -> add(mapper.readValue(value, DecisionMade.class));
            case AttemptFact.TYPE -> attempts.add(mapper.readValue(value, AttemptFact.class));
            case ResponseFact.TYPE -> responses.add(mapper.readValue(value, ResponseFact.class));
            case CallbackOpened.TYPE -> add(mapper.readValue(value, CallbackOpened.class));
            default -> {
                // for others
            }
        }
    }

    private void add(DecisionMade decision) {
        boolean isAnother = decision.decision() != DecisionKind.CONFLICT;
        if (isAnother && decision.eventTime() != null) decisions.add(decision);
    }

    private void add(CallbackOpened opened) {
        if (opened.followUpOf() != null) followUps.add(opened);
    }

    private static String type(ConsumerRecord<String, byte[]> record) {
        Header type = record.headers().lastHeader("ce_type");
        return type == null || type.value() == null ? "" : new String(type.value(), UTF_8);
    }
}
