package io.huifang.scheduler.decision;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

import io.huifang.contract.CloudEventAttributes;
import io.huifang.contract.wallet.CallbackRequested;
import io.huifang.contract.wallet.DerivedFacts;
import io.huifang.contract.wallet.WalletEventCatalogue;
import io.huifang.contract.wallet.WalletEventShape;
import io.huifang.scheduler.customer.Whereabouts;
import io.huifang.scheduler.statement.Statement;
import io.huifang.scheduler.statement.StatementText;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads records of the wallet's events. What intake would never have written is unreadable: it goes
 * to the dead letters, and the records behind it go on.
 */
@ApplicationScoped
class WalletEventReader {
    /** Longest text that fits an index of the database beside others, in UTF-8 bytes. */
    private static final int LONGEST = 1024;

    private static final Pattern REGION = Pattern.compile("[A-Z]{2}");
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9000-01-01T00:00:00Z");

    private final ObjectReader json;

    WalletEventReader(ObjectMapper json) {
        this.json = json.reader();
    }

    /**
     * @throws Unreadable with the reason in a few words, without anything of the record
     */
    ReceivedEvent read(ConsumerRecord<String, byte[]> record) throws Unreadable {
        CloudEventAttributes attributes = attributes(record);
        Instant time = attributes.time() == null ? sent(record) : attributes.time();
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
            return read(attributes, attributes.time(), this.json.readTree(value), value);
        } catch (IOException | Unreadable impossible) {
            throw new IllegalStateException("event " + attributes.id() + " was read", impossible);
        }
    }

    private static ReceivedEvent read(
            CloudEventAttributes attributes, Instant time, JsonNode data, byte[] value)
            throws Unreadable {
        requirePlausible(attributes, time);
        WalletEvent event =
                event(attributes.type(), attributes.subject(), time, attributes.expiryTime(), data);
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

    /**
     * An event as the rules see it.
     *
     * @param time when it happened, UTC
     * @param expiryTime after it the event is of no use, UTC; null for never
     * @throws Unreadable when its data is not what its type says
     */
    static WalletEvent event(
            String type, String customerId, Instant time, Instant expiryTime, JsonNode data)
            throws Unreadable {
        return new WalletEvent(
                type,
                customerId,
                time,
                expiryTime,
                subjectRef(type, data),
                whereabouts(type, data, time),
                name -> text(data, name),
                statement(type, data, time));
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

    /** What a type is about stands in the field the contract names. */
    private static String subjectRef(String type, JsonNode data) throws Unreadable {
        Optional<String> subject =
                WalletEventCatalogue.find(type)
                        .flatMap(WalletEventShape::subjectField)
                        .flatMap(field -> text(data, field));
        if (subject.isEmpty()) return null;
        requireShort(subject.get(), "what the event is about");
        return subject.get();
    }

    private static Statement statement(String type, JsonNode data, Instant time) throws Unreadable {
        try {
            return StatementText.told(type, data, time).orElse(null);
        } catch (JsonProcessingException | RuntimeException unreadable) {
            throw new Unreadable("the data is not what its type says");
        }
    }

    /** Who asks to be called somewhere is there, unless his contact says otherwise. */
    private static Whereabouts whereabouts(String type, JsonNode data, Instant time) {
        JsonNode names = data.path(DerivedFacts.TIME_ZONES);
        String region = region(data);
        if (names.isMissingNode() && type.equals(CallbackRequested.TYPE)) {
            List<String> stated = text(data, "timeZone").map(List::of).orElse(List.of());
            return region == null
                    ? Whereabouts.stated(stated, time)
                    : Whereabouts.of(stated, region, time);
        }
        List<String> zones = new ArrayList<>();
        names.forEach(name -> zones.add(name.asText()));
        return Whereabouts.of(zones, region, time);
    }

    /** Code of the country, or null for unknown. */
    private static String region(JsonNode data) {
        String region = data.path(DerivedFacts.REGION).asText("");
        return REGION.matcher(region).matches() ? region : null;
    }

    private static Optional<String> text(JsonNode data, String name) {
        JsonNode value = data.path(name);
        return value.isValueNode() && !value.isNull()
                ? Optional.of(value.asText())
                : Optional.empty();
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
