package io.huifang.intake.cloudevent;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.huifang.intake.problem.Problems;
import io.huifang.intake.problem.RefusedRequest;
import io.huifang.intake.problem.Violation;
import io.huifang.intake.problem.Violations;
import io.huifang.intake.strictjson.Flaw;
import io.huifang.intake.strictjson.StrictBytes;
import io.huifang.intake.strictjson.StrictJson;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Reads events whose attributes stand in the body (CloudEvents JSON format 1.0). */
final class JsonModeReader {
    private static final String BASE64 = "/data_base64";

    private final byte[] body;
    private final JsonParser parser;
    private final Arrival arrival;
    private final Violations violations = new Violations();

    JsonModeReader(byte[] body, JsonParser parser, Arrival arrival) {
        this.body = body;
        this.parser = parser;
        this.arrival = arrival;
    }

    /** The body is one event. */
    List<IncomingEvent> one() throws IOException, RefusedRequest {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw malformed("", "not-an-event", "the body must be one JSON object");
        }
        IncomingEvent event = event("");
        end();
        return List.of(event);
    }

    /** The body is an array of events. */
    List<IncomingEvent> batch() throws IOException, RefusedRequest {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            throw malformed("", "not-a-batch", "the body must be a JSON array of events");
        }
        List<IncomingEvent> events = new ArrayList<>();
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            events.add(inBatch(i));
        }
        end();
        return events;
    }

    private IncomingEvent inBatch(int index) throws IOException, RefusedRequest {
        if (index == Limits.BATCH_EVENTS) {
            throw new RefusedRequest(Problems.TOO_LARGE);
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw malformed("/" + index, "not-an-event", "this must be a JSON object");
        }
        violations.inBatchAt(index);
        long from = parser.currentTokenLocation().getByteOffset();
        IncomingEvent event = event("/" + index);
        if (parser.currentLocation().getByteOffset() - from > Limits.EVENT_BYTES) {
            throw new RefusedRequest(Problems.TOO_LARGE);
        }
        return event;
    }

    private IncomingEvent event(String pointer) throws IOException, RefusedRequest {
        Draft draft = new Draft(arrival, violations);
        boolean dataSeen = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "data", "data_base64" -> {
                    if (dataSeen) {
                        throw malformed(
                                pointer,
                                "data-twice",
                                "there may be data or data_base64, not both");
                    }
                    dataSeen = true;
                    if (value != JsonToken.VALUE_NULL) {
                        data(name, draft, pointer);
                    }
                }
                default -> attribute(name, value, draft.envelope());
            }
        }
        return finished(draft, pointer);
    }

    // Data within the body was read with it: what cannot be read now is a document of its own.
    private static IncomingEvent finished(Draft draft, String pointer) throws RefusedRequest {
        try {
            return draft.finish();
        } catch (IOException notJson) {
            throw StrictJson.flawOf(notJson).refusalAt(pointer + BASE64);
        }
    }

    private void data(String name, Draft draft, String pointer) throws IOException, RefusedRequest {
        if (name.equals("data")) {
            draft.data(parser, body);
        } else {
            draft.data(decoded(pointer + BASE64));
        }
    }

    private byte[] decoded(String pointer) throws IOException, RefusedRequest {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw malformed(pointer, "wrong-type", "this must be a string");
        }
        byte[] document = base64(parser.getText());
        if (document == null) {
            throw malformed(pointer, "base64", "this must be Base64 (RFC 4648, section 4)");
        }
        Flaw flaw = StrictBytes.flawIn(document);
        if (flaw != null) {
            throw flaw.refusalAt(pointer);
        }
        return document;
    }

    // Null for what is not exactly what an encoder writes: the decoder would let padding be left
    // out and bits be lost.
    private static byte[] base64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return Base64.getEncoder().encodeToString(bytes).equals(text) ? bytes : null;
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private void attribute(String name, JsonToken value, Envelope envelope) throws IOException {
        if (value == JsonToken.VALUE_NULL) {
            return; // the JSON format's way to say absent
        }
        boolean allowed =
                value == JsonToken.VALUE_STRING
                        || !Envelope.isString(name) && (value.isBoolean() || isInteger(value));
        if (allowed) {
            envelope.put(name, parser.getText(), violations);
        } else {
            violations.wrongType(
                    Envelope.isString(name) ? "/" + name : "",
                    "a string; an extension may also be true, false or an integer of 32 bits");
            parser.skipChildren();
        }
    }

    private boolean isInteger(JsonToken value) throws IOException {
        return value == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() == JsonParser.NumberType.INT;
    }

    private void end() throws IOException, RefusedRequest {
        if (parser.nextToken() != null) {
            throw Flaw.SYNTAX.refusal();
        }
        violations.throwIfAny();
    }

    private static RefusedRequest malformed(String pointer, String code, String detail) {
        return new RefusedRequest(
                Problems.MALFORMED.at(List.of(new Violation(pointer, code, detail))));
    }
}
