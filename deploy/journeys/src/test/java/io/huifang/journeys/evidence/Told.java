package io.huifang.journeys.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.backing.KafkaRecord;
import io.huifang.journeys.http.Json;

import java.util.List;
import java.util.UUID;

/**
 * One fact on the event log.
 *
 * @param topic where it was read
 * @param partition partition of the topic
 * @param offset place in the partition
 * @param type CloudEvents type
 * @param eventId the fact's own id
 * @param traceParent W3C trace context; null without one
 * @param data the fact
 */
public record Told(
        String topic,
        int partition,
        long offset,
        String type,
        UUID eventId,
        String traceParent,
        JsonNode data) {

    /** Members of all facts on which some check depends. */
    private static final List<String> ASKED =
            List.of(
                    "source",
                    "id",
                    "decision",
                    "callbackId",
                    "revision",
                    "status",
                    "outcome",
                    "attemptId",
                    "number",
                    "disposition",
                    "answers",
                    "csat",
                    "nps",
                    "ces",
                    "resolved");

    public static Told of(KafkaRecord record) {
        JsonNode data = Json.read(record.value());
        return new Told(
                record.topic(),
                record.partition(),
                record.offset(),
                record.headers().get("ce_type"),
                UUID.fromString(record.headers().get("ce_id")),
                record.headers().get("traceparent"),
                data);
    }

    /** The same with what checks ask for: all the rest would fill the memory of a long run. */
    Told asked() {
        if (data instanceof ObjectNode fact) {
            fact.retain(ASKED);
        }
        return this;
    }

    /** A member of the fact that is an id; null when it is absent. */
    public UUID id(String member) {
        return data.hasNonNull(member) ? UUID.fromString(data.get(member).asText()) : null;
    }

    /** A member of the fact as text; null when it is absent. */
    public String text(String member) {
        return data.hasNonNull(member) ? data.get(member).asText() : null;
    }
}
