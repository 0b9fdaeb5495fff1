package io.huifang.intake.problem;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * A problem document (RFC 9457).
 *
 * @param status HTTP status
 * @param code the kind of problem, for programs; also the end of its {@code type}
 * @param title the kind of problem, for people
 * @param retrySeconds after which the same request may succeed; 0 when nobody can say
 * @param errors the single places that are wrong; empty when it is about the request as a whole
 */
public record Problem(
        int status, String code, String title, int retrySeconds, List<Violation> errors) {
    /** Media type of a problem document. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final int UNAVAILABLE = 503;
    private static final int SOON = 2;
    private static final String TYPE_PREFIX = "urn:huifang:problem:";
    private static final JsonFactory JSON = new JsonFactory();

    /** A problem with the request as a whole. */
    public static Problem of(int status, String code, String title) {
        return new Problem(status, code, title, status == UNAVAILABLE ? SOON : 0, List.of());
    }

    /** The same problem, over after so many seconds. */
    Problem overAfter(int seconds) {
        return new Problem(status, code, title, seconds, errors);
    }

    /** The same problem, at these places. */
    public Problem at(List<Violation> places) {
        return new Problem(status, code, title, retrySeconds, List.copyOf(places));
    }

    /** The field {@code Retry-After}; empty when nobody can say. */
    public Optional<String> retryAfter() {
        return retrySeconds == 0 ? Optional.empty() : Optional.of(Integer.toString(retrySeconds));
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
