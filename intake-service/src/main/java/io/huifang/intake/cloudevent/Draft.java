package io.huifang.intake.cloudevent;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.huifang.contract.CloudEventAttributes;
import io.huifang.contract.wallet.Contact;
import io.huifang.contract.wallet.DerivedFacts;
import io.huifang.intake.eventdata.CallableNumber;
import io.huifang.intake.eventdata.DataReader;
import io.huifang.intake.eventdata.DataShape;
import io.huifang.intake.eventdata.EventData;
import io.huifang.intake.eventdata.LogData;
import io.huifang.intake.problem.Violations;
import io.huifang.intake.strictjson.StrictJson;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One event while it is read: attributes and data come in any order. */
final class Draft {
    private static final byte[] NO_DATA = "{}".getBytes(StandardCharsets.US_ASCII);

    private final Envelope envelope = new Envelope();
    private final Arrival arrival;
    private final Violations violations;

    private byte[] bytes = NO_DATA;
    private int from;
    private int to;
    private boolean dataSeen;
    private EventData data;

    Draft(Arrival arrival, Violations violations) {
        this.arrival = arrival;
        this.violations = violations;
    }

    Envelope envelope() {
        return envelope;
    }

    /**
     * Reads the data in the same pass when the type is known by now, else passes over it.
     *
     * @param source the bytes the parser reads
     */
    void data(JsonParser parser, byte[] source) throws IOException {
        dataSeen = true;
        bytes = source;
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            violations.wrongType("/data", "an object");
            data = EventData.none();
            parser.skipChildren();
            return;
        }
        from = (int) parser.currentTokenLocation().getByteOffset();
        if (envelope.type() != null) {
            data =
                    new DataReader(parser, violations, arrival.latest())
                            .read(DataShape.of(envelope.type()));
        } else {
            parser.skipChildren();
        }
        to = (int) parser.currentLocation().getByteOffset();
    }

    /** Takes data that is a document of its own, read when the type is known. */
    void data(byte[] document) {
        dataSeen = true;
        bytes = document;
        from = 0;
        to = document.length;
    }

    /**
     * @return null when a violation was added
     */
    IncomingEvent finish() throws IOException {
        int before = violations.count();
        CloudEventAttributes attributes = envelope.attributes(arrival, violations);
        if (data == null && envelope.type() != null) {
            data = readLate(DataShape.of(envelope.type()));
        }
        Optional<CallableNumber> number = callableNumber();
        if (attributes == null || data == null || violations.count() > before) {
            return null;
        }
        if (!data.isPersonal()) {
            return new IncomingEvent(attributes, LogData.unchanged(bytes, from, to), null, null);
        }
        DerivedFacts facts = number.map(n -> n.factsOf(data.contact())).orElse(null);
        return new IncomingEvent(
                attributes,
                LogData.withoutPersonalData(bytes, from, to, facts),
                number.map(this::normalised).orElse(null),
                data.narrative());
    }

    private EventData readLate(DataShape shape) throws IOException {
        if (!dataSeen) {
            to = bytes.length;
            if (shape.requiresAny()) {
                violations.missing("/data");
            }
            return EventData.none();
        }
        try (JsonParser parser = StrictJson.parser(bytes, from, to)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                violations.wrongType("/data", "an object");
                parser.skipChildren();
                return EventData.none();
            }
            EventData late = new DataReader(parser, violations, arrival.latest()).read(shape);
            if (parser.nextToken() != null) {
                throw new IOException("text follows the data");
            }
            return late;
        }
    }

    private Optional<CallableNumber> callableNumber() {
        if (data == null || data.contact() == null) {
            return Optional.empty();
        }
        Optional<CallableNumber> number = CallableNumber.of(data.contact().phone());
        if (number.isEmpty()) {
            violations.add("/data/contact/phone", "not-callable", "nobody can be called there");
        }
        return number;
    }

    private Contact normalised(CallableNumber number) {
        Contact stated = data.contact();
        return new Contact(number.e164(), stated.name(), stated.timeZone(), stated.locale());
    }
}
