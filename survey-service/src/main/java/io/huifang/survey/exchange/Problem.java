package io.huifang.survey.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A problem document (RFC 9457).
 *
 * @param status HTTP status
 * @param code the kind of problem, for programs; also the end of its {@code type}
 * @param title the kind of problem, for people
 * @param errors the single places that are wrong; empty when it is about the request as a whole
 */
public record Problem(int status, String code, String title, List<Violation> errors) {
    /** Media type of a problem document. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPE_PREFIX = "urn:huifang:problem:";

    /** More would tell the sender nothing new, and one bad body could ask for thousands. */
    private static final int MOST_PLACES = 50;

    private static final JsonFactory JSON = new JsonFactory();

    /** A problem with the request as a whole. */
    public static Problem of(int status, String code, String title) {
        return new Problem(status, code, title, List.of());
    }

    /** The same problem, at these places; of very many at the first ones. */
    public Problem at(List<Violation> places) {
        return new Problem(status, code, title, places.stream().limit(MOST_PLACES).toList());
    }

    /** The document, UTF-8. */
    public byte[] toJson() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("type", TYPE_PREFIX + code);
            json.writeStringField("title", title);
            json.writeNumberField("status", status);
            json.writeStringField("code", code);
            if (!errors.isEmpty()) {
                writeErrors(json);
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // the stream is memory
        }
        return bytes.toByteArray();
    }

    private void writeErrors(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("errors");
        for (Violation error : errors) {
            json.writeStartObject();
            json.writeStringField("pointer", error.pointer());
            json.writeStringField("code", error.code());
            json.writeStringField("detail", error.detail());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
