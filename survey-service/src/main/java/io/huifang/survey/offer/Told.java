package io.huifang.survey.offer;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.contract.CloudEventAttributes;
import io.huifang.contract.callback.CallbackClosed;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.contract.callback.CallbackEscalated;
import io.huifang.contract.callback.CallbackWithdrawn;
import io.huifang.contract.callback.SurveyPermissionChanged;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What one poll tells. The order within a poll may be given up: an attempt is withdrawn, escalated
 * or closed only after its dispatch, and a dispatch told again changes nothing.
 *
 * @param dispatched attempts handed over
 * @param withdrawn attempts taken back
 * @param escalated tasks that became more urgent
 * @param closed tasks that ended
 */
record Told(
        List<Dispatched> dispatched,
        List<UUID> withdrawn,
        List<CallbackEscalated> escalated,
        List<UUID> closed) {

    /**
     * One attempt handed over.
     *
     * @param fact as told
     * @param traceParent W3C trace context of the record; null when not traced
     */
    record Dispatched(CallbackDispatched fact, String traceParent) {}

    /**
     * @throws IOException when a value is not the JSON of its type
     * @throws IllegalArgumentException when the attributes or the type are none we know: the record
     *     is set aside, because guessing could mean a call that nobody wants
     */
    static Told read(ObjectMapper mapper, List<ConsumerRecord<String, byte[]>> records)
            throws IOException {
        Told told =
                new Told(
                        new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (ConsumerRecord<String, byte[]> record : records) {
            told.add(mapper, record);
        }
        return told;
    }

    private void add(ObjectMapper mapper, ConsumerRecord<String, byte[]> record)
            throws IOException {
        CloudEventAttributes attributes =
                CloudEventAttributes.fromHeaders(name -> header(record, name));
        byte[] value = record.value() == null ? new byte[0] : record.value();
        switch (attributes.type()) {
            case CallbackDispatched.TYPE ->
                    dispatched.add(
                            new Dispatched(
                                    mapper.readValue(value, CallbackDispatched.class),
                                    attributes.traceParent()));
            case CallbackWithdrawn.TYPE ->
                    withdrawn.add(
                            known(mapper.readValue(value, CallbackWithdrawn.class).attemptId()));
            case CallbackEscalated.TYPE ->
                    escalated.add(mapper.readValue(value, CallbackEscalated.class));
            case CallbackClosed.TYPE ->
                    closed.add(known(mapper.readValue(value, CallbackClosed.class).callbackId()));
            // says nothing of attempts
            case SurveyPermissionChanged.TYPE -> {}
            default -> throw new IllegalArgumentException("unknown type on callback-tasks");
        }
    }

    private static UUID known(UUID id) {
        if (id == null) {
            throw new IllegalArgumentException("the fact does not say what it is about");
        }
        return id;
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null
                ? null
                : new String(header.value(), StandardCharsets.UTF_8);
    }
}
