package io.huifang.contract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The CloudEvents 1.0 context attributes of one record and their headers in Kafka's binary content
 * mode. Header values are UTF-8 text.
 *
 * @param id unique within {@code source}; the pair is the event's identity
 * @param source URI reference of who tells it
 * @param type what happened, such as {@code io.huifang.refund.delayed.v1}
 * @param subject the customer's opaque id
 * @param time when it happened, UTC; null when the sender did not say
 * @param expiryTime after it the event is of no use, UTC; null for never
 * @param correlationId joins events of one business process; null when there is none
 * @param traceParent W3C trace context of the POST that began it; null when not traced
 */
public record CloudEventAttributes(
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        Instant expiryTime,
        String correlationId,
        String traceParent) {

    /** Media type of every record's value. */
    public static final String CONTENT_TYPE = "application/json";

    /**
     * @throws IllegalArgumentException when a required attribute is missing or blank
     */
    public CloudEventAttributes {
        require(id, "id");
        require(source, "source");
        require(type, "type");
        require(subject, "subject");
    }

    /**
     * The attributes of a fact told by one of our services, for example {@code /huifang/scheduler}.
     */
    public static CloudEventAttributes of(Fact fact, String source, String traceParent) {
        return new CloudEventAttributes(
                fact.eventId().toString(),
                source,
                fact.type(),
                fact.customerId(),
                fact.occurredAt(),
                null,
                null,
                traceParent);
    }

    /** The record headers, in a stable order; absent attributes have none. */
    public Map<String, String> toHeaders() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id);
        headers.put("ce_source", source);
        headers.put("ce_type", type);
        headers.put("ce_subject", subject);
        headers.put("content-type", CONTENT_TYPE);
        putIfPresent(headers, "ce_time", time);
        putIfPresent(headers, "ce_expirytime", expiryTime);
        putIfPresent(headers, "ce_correlationid", correlationId);
        putIfPresent(headers, "traceparent", traceParent);
        return headers;
    }

    /**
     * Reads a record's headers.
     *
     * @param header gives the header's text by name, or null
     * @throws IllegalArgumentException when a required attribute is missing or a time is unreadable
     */
    public static CloudEventAttributes fromHeaders(UnaryOperator<String> header) {
        if (!"1.0".equals(header.apply("ce_specversion"))) {
            throw new IllegalArgumentException("ce_specversion is not 1.0");
        }
        return new CloudEventAttributes(
                header.apply("ce_id"),
                header.apply("ce_source"),
                header.apply("ce_type"),
                header.apply("ce_subject"),
                instant(header, "ce_time"),
                instant(header, "ce_expirytime"),
                header.apply("ce_correlationid"),
                header.apply("traceparent"));
    }

    private static Instant instant(UnaryOperator<String> header, String name) {
        String text = header.apply(name);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException(name + " is not an RFC 3339 instant", unreadable);
        }
    }

    private static void putIfPresent(Map<String, String> headers, String name, Object value) {
        if (value != null) {
            headers.put(name, value.toString());
        }
    }

    private static void require(String value, String name) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("attribute " + name + " is missing");
        }
    }
}
