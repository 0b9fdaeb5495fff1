package io.huifang.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The CloudEvents 1.0 context attributes of one record and their headers in Kafka's binary content
 * mode. Header values are UTF-8 text, as they are: percent-encoding belongs to HTTP.
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

    private static final String SPEC_VERSION = "1.0";
    private static final String SPEC_VERSION_HEADER = "ce_specversion";
    private static final String CONTENT_TYPE_HEADER = "content-type";
    private static final byte[] SPEC_VERSION_BYTES = SPEC_VERSION.getBytes(UTF_8);
    private static final byte[] CONTENT_TYPE_BYTES = CONTENT_TYPE.getBytes(UTF_8);
    private static final char REPLACEMENT = '\uFFFD';

    /**
     * A blank optional attribute counts as absent.
     *
     * @throws IllegalArgumentException when a required attribute is missing or blank
     */
    public CloudEventAttributes {
        require(id, "id");
        require(source, "source");
        require(type, "type");
        require(subject, "subject");
        correlationId = nullIfBlank(correlationId);
        traceParent = nullIfBlank(traceParent);
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
        headers.put(SPEC_VERSION_HEADER, SPEC_VERSION);
        headers.put(CONTENT_TYPE_HEADER, CONTENT_TYPE);
        forEachAttribute(headers::put);
        return headers;
    }

    /**
     * Hands over the same headers as {@link #toHeaders()}, encoded, without a map in between. Some
     * arrays are shared by all records: they must not be written to.
     *
     * @param header takes each header's name and value
     */
    public void forEachHeader(BiConsumer<String, byte[]> header) {
        header.accept(SPEC_VERSION_HEADER, SPEC_VERSION_BYTES);
        header.accept(CONTENT_TYPE_HEADER, CONTENT_TYPE_BYTES);
        forEachAttribute((name, text) -> header.accept(name, text.getBytes(UTF_8)));
    }

    /**
     * Reads a record's headers.
     *
     * @param header gives the header's text by name, or null
     * @throws IllegalArgumentException when a required attribute is missing or a time is unreadable
     */
    public static CloudEventAttributes fromHeaders(UnaryOperator<String> header) {
        if (!SPEC_VERSION.equals(header.apply(SPEC_VERSION_HEADER))) {
            throw new IllegalArgumentException(SPEC_VERSION_HEADER + " is not " + SPEC_VERSION);
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

    /**
     * Reads a record's headers as they are on the log.
     *
     * @param header gives the header's bytes by name, or null
     * @throws IllegalArgumentException also when a value is not UTF-8
     */
    public static CloudEventAttributes fromEncodedHeaders(Function<String, byte[]> header) {
        return fromHeaders(name -> decode(header.apply(name), name));
    }

    private void forEachAttribute(BiConsumer<String, String> header) {
        header.accept("ce_id", id);
        header.accept("ce_source", source);
        header.accept("ce_type", type);
        header.accept("ce_subject", subject);
        acceptIfPresent(header, "ce_time", time);
        acceptIfPresent(header, "ce_expirytime", expiryTime);
        acceptIfPresent(header, "ce_correlationid", correlationId);
        acceptIfPresent(header, "traceparent", traceParent);
    }

    private static void acceptIfPresent(
            BiConsumer<String, String> header, String name, Object value) {
        if (value != null) {
            header.accept(name, value.toString());
        }
    }

    private static Instant instant(UnaryOperator<String> header, String name) {
        String text = header.apply(name);
        try {
            return text == null ? null : Rfc3339.parse(text);
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException(name + " is not an RFC 3339 instant", unreadable);
        }
    }

    private static String decode(byte[] value, String name) {
        if (value == null) {
            return null;
        }
        String text = new String(value, UTF_8);
        // two ids that differ only in broken bytes must not become one
        if (text.indexOf(REPLACEMENT) >= 0 && !isUtf8(value)) {
            throw new IllegalArgumentException(name + " is not UTF-8");
        }
        return text;
    }

    private static boolean isUtf8(byte[] value) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(value));
            return true;
        } catch (CharacterCodingException broken) {
            return false;
        }
    }

    private static String nullIfBlank(String value) {
        return value == null || value.isBlank() ? null : value;
    }

    private static void require(String value, String name) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("attribute " + name + " is missing");
        }
    }
}
