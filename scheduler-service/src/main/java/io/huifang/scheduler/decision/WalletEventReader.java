package io.huifang.scheduler.decision;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

import io.huifang.contract.CloudEventAttributes;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

import java.io.IOException;
import java.time.Instant;

/**
 * Reads records of the wallet's events. What intake would never have written is unreadable: it goes
 * to the dead letters, and the records behind it go on.
 */
@ApplicationScoped
class WalletEventReader {
    /** Longest text that fits an index of the database beside others, in UTF-8 bytes. */
    private static final int LONGEST = 1024;

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9000-01-01T00:00:00Z");

    private final ObjectReader json;

    WalletEventReader(ObjectMapper json) {
        this.json = json.reader();
    }

    /**
     * Of several faults the first is named: one of the headers comes before one of the data, as at
     * intake.
     *
     * @throws Unreadable with the reason in a few words, without anything of the record
     */
    ReceivedEvent read(ConsumerRecord<String, byte[]> record) throws Unreadable {
        CloudEventAttributes attributes = attributes(record);
        Instant time = attributes.time() == null ? sent(record) : attributes.time();
        requirePlausible(attributes, time);
        return read(attributes, time, data(record), record.value());
    }

    /**
     * Reads an event that was decided before.
     *
     * @param json its data as it came
     */
    ReceivedEvent again(CloudEventAttributes attributes, String json) {
        byte[] value = json.getBytes(UTF_8);
        try {
            requirePlausible(attributes, attributes.time());
            return read(attributes, attributes.time(), this.json.readTree(value), value);
        } catch (IOException | Unreadable impossible) {
            throw new IllegalStateException("event " + attributes.id() + " was read", impossible);
        }
    }

    private static ReceivedEvent read(
            CloudEventAttributes attributes, Instant time, JsonNode data, byte[] value)
            throws Unreadable {
        WalletEvent event =
                WalletEventText.event(
                        attributes.type(),
                        attributes.subject(),
                        time,
                        attributes.expiryTime(),
                        data);
        if (event.subjectRef() != null) {
            requireShort(event.subjectRef(), "what the event is about");
        }
        return new ReceivedEvent(
                Fingerprint.ofKey(attributes.source(), attributes.id()),
                Fingerprint.ofContent(attributes.type(), attributes.subject(), data),
                attributes.source(),
                attributes.id(),
                attributes.traceParent(),
                data,
                new String(value, UTF_8),
                event);
    }

    private static CloudEventAttributes attributes(ConsumerRecord<String, byte[]> record)
            throws Unreadable {
        try {
            return CloudEventAttributes.fromEncodedHeaders(name -> header(record, name));
        } catch (IllegalArgumentException unreadable) {
            throw new Unreadable(unreadable.getMessage());
        }
    }

    private JsonNode data(ConsumerRecord<String, byte[]> record) throws Unreadable {
        if (record.value() == null) throw new Unreadable("there is no data");
        try {
            JsonNode data = json.readTree(record.value());
            if (!data.isObject()) throw new Unreadable("the data is not a JSON object");
            return data;
        } catch (IOException unreadable) {
            throw new Unreadable("the data is not JSON");
        }
    }

    private static void requirePlausible(CloudEventAttributes attributes, Instant time)
            throws Unreadable {
        requireShort(attributes.id(), "id");
        requireShort(attributes.source(), "source");
        requireShort(attributes.type(), "type");
        requireShort(attributes.subject(), "subject");
        requireEra(time, "time");
        if (attributes.expiryTime() != null) requireEra(attributes.expiryTime(), "expirytime");
    }

    private static void requireShort(String value, String name) throws Unreadable {
        if (value.getBytes(UTF_8).length > LONGEST) throw new Unreadable(name + " is too long");
        if (value.indexOf('\0') >= 0) throw new Unreadable(name + " contains NUL");
    }

    private static void requireEra(Instant value, String name) throws Unreadable {
        if (value.isBefore(EARLIEST) || value.isAfter(LATEST)) {
            throw new Unreadable(name + " is out of range");
        }
    }

    private static Instant sent(ConsumerRecord<String, byte[]> record) {
        return Instant.ofEpochMilli(record.timestamp());
    }

    private static byte[] header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : header.value();
    }

    /** A record that no one can read, ever. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String reason) {
            super(reason, null, false, false);
        }
    }
}
