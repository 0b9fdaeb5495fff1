package io.huifang.intake.strictjson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;

import io.huifang.intake.problem.RefusedRequest;

import java.io.IOException;
import java.io.OutputStream;

/** The JSON parser, set to refuse whatever two readers could understand in two ways. */
public final class StrictJson {
    private static final int MAX_NESTING = 32;
    private static final int MAX_NUMBER_LENGTH = 64;
    private static final int MAX_NAME_LENGTH = 256;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_NESTING)
                                    .maxNumberLength(MAX_NUMBER_LENGTH)
                                    .maxNameLength(MAX_NAME_LENGTH)
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    // an exception must not quote what it could not read
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    // names are the senders' choice: they do not belong in the JVM's table
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .build();

    private StrictJson() {}

    /** A parser over bytes that {@link StrictBytes} found without flaw. */
    public static JsonParser parser(byte[] bytes, int from, int to) throws IOException {
        return FACTORY.createParser(bytes, from, to - from);
    }

    /** A generator, UTF-8, without white space. */
    public static JsonGenerator generator(OutputStream out) throws IOException {
        return FACTORY.createGenerator(out);
    }

    /** What the parser's exception says, without its words. */
    public static RefusedRequest unreadable(IOException refusal) {
        return flawOf(refusal).refusal();
    }

    /** What the parser's exception says of what it could not read, without its words. */
    public static Flaw flawOf(IOException refusal) {
        if (refusal instanceof StreamConstraintsException) {
            return Flaw.LIMITS;
        }
        String message = refusal.getMessage();
        return message != null && message.startsWith("Duplicate field")
                ? Flaw.DUPLICATE_KEY
                : Flaw.SYNTAX;
    }
}
