package io.huifang.intake.eventdata;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.huifang.contract.wallet.DerivedFacts;
import io.huifang.contract.wallet.PersonalData;
import io.huifang.intake.strictjson.StrictJson;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** An event's data as it goes on the log. */
public final class LogData {
    private LogData() {}

    /** The bytes as they came. */
    public static byte[] unchanged(byte[] bytes, int from, int to) {
        return from == 0 && to == bytes.length ? bytes : Arrays.copyOfRange(bytes, from, to);
    }

    /**
     * The same data without contact and narrative, and with what may be told of the contact.
     *
     * @param facts null when there was no contact
     */
    public static byte[] withoutPersonalData(byte[] bytes, int from, int to, DerivedFacts facts)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(to - from);
        try (JsonParser parser = StrictJson.parser(bytes, from, to);
                JsonGenerator generator = StrictJson.generator(out)) {
            parser.nextToken();
            generator.writeStartObject();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                copyUnlessPersonal(parser, generator);
            }
            if (facts != null) {
                write(facts, generator);
            }
            generator.writeEndObject();
        }
        return out.toByteArray();
    }

    private static void copyUnlessPersonal(JsonParser parser, JsonGenerator generator)
            throws IOException {
        String name = parser.currentName();
        parser.nextToken();
        if (name.equals(PersonalData.CONTACT) || name.equals(PersonalData.NARRATIVE)) {
            parser.skipChildren();
            return;
        }
        generator.writeFieldName(name);
        generator.copyCurrentStructureExact(parser);
    }

    private static void write(DerivedFacts facts, JsonGenerator generator) throws IOException {
        if (facts.region() != null) {
            generator.writeStringField(DerivedFacts.REGION, facts.region());
        }
        if (facts.timeZones() != null) {
            generator.writeArrayFieldStart(DerivedFacts.TIME_ZONES);
            for (String zone : facts.timeZones()) {
                generator.writeString(zone);
            }
            generator.writeEndArray();
        }
    }
}
