package io.huifang.survey.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Reads a body as one JSON object or not at all: UTF-8 without BOM, no duplicate names, nothing
 * after the object, nesting up to 32.
 */
final class StrictJson {
    /** The longest is a conclusion: a note, a comment and some codes. */
    private static final int LONGEST = 64 * 1024;

    private static final byte[] EMPTY = {'{', '}'};

    private static final int MOST_NESTED = 32;
    private static final int LONGEST_NUMBER = 32;

    private static final ObjectReader READER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(MOST_NESTED)
                                                    .maxNumberLength(LONGEST_NUMBER)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .nodeFactory(JsonNodeFactory.instance)
                    .build()
                    .readerFor(JsonNode.class);

    private StrictJson() {}

    /**
     * @param body the bytes as sent; empty or null stands for an empty object
     * @throws RefusedRequest 400 when they are not exactly one object, 413 when they are too many
     */
    static JsonNode object(byte[] body) {
        if (body != null && body.length > LONGEST) {
            throw new RefusedRequest(Problems.TOO_LARGE);
        }
        JsonNode document = document(body == null || body.length == 0 ? EMPTY : body);
        if (!document.isObject()) {
            throw new RefusedRequest(Problems.MALFORMED);
        }
        return document;
    }

    private static JsonNode document(byte[] body) {
        try {
            // Decoded by us: Jackson would guess UTF-16 from the first bytes and skip a BOM.
            String text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(body))
                            .toString();
            JsonNode document = READER.readTree(text);
            if (document == null || document.isMissingNode()) {
                throw new RefusedRequest(Problems.MALFORMED);
            }
            return document;
        } catch (CharacterCodingException notUtf8) {
            throw new RefusedRequest(Problems.MALFORMED);
        } catch (IOException notJson) {
            throw new RefusedRequest(Problems.MALFORMED);
        }
    }
}
