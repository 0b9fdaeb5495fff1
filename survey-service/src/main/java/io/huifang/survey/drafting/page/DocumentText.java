package io.huifang.survey.drafting.page;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** A document as people write it: YAML, of which JSON is a part. Knows which line says what. */
final class DocumentText {
    private static final YAMLMapper YAML =
            YAMLMapper.builder(
                            YAMLFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    // the choice that is called no is no flag
                                    .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
                                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                                    .disable(YAMLGenerator.Feature.SPLIT_LINES)
                                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                                    .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final Map<String, Integer> lines = new HashMap<>();

    private DocumentText() {}

    /** The text cannot be read as one document. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        private final int line;

        Unreadable(int line) {
            super("line " + line, null, false, false);
            this.line = line;
        }

        /** From 1; 0 for unknown. */
        int line() {
            return line;
        }
    }

    static String write(JsonNode content) {
        try {
            return YAML.writeValueAsString(content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a document cannot be written", impossible);
        }
    }

    static ObjectNode read(String text) throws Unreadable {
        try {
            if (YAML.readTree(text) instanceof ObjectNode object) {
                return object;
            }
            throw new Unreadable(1);
        } catch (JsonProcessingException broken) {
            JsonLocation where = broken.getLocation();
            throw new Unreadable(where == null ? 0 : where.getLineNr());
        }
    }

    /** Where things stand in a text that can be read. */
    static DocumentText of(String text) {
        DocumentText places = new DocumentText();
        try (JsonParser parser = YAML.createParser(text)) {
            if (parser.nextToken() != null) {
                places.walk(parser, "");
            }
        } catch (IOException unreadable) {
            // as far as it can be read
        }
        return places;
    }

    /** The line, from 1; of what is missing, that of what it is missing in. */
    int line(String pointer) {
        Integer line = lines.get(pointer);
        if (line != null) {
            return line;
        }
        int parent = pointer.lastIndexOf('/');
        return parent < 0 ? 1 : line(pointer.substring(0, parent));
    }

    private void walk(JsonParser parser, String pointer) throws IOException {
        lines.putIfAbsent(pointer, parser.currentTokenLocation().getLineNr());
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String member = pointer + '/' + parser.currentName();
                lines.putIfAbsent(member, parser.currentTokenLocation().getLineNr());
                parser.nextToken();
                walk(parser, member);
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            for (int item = 0; parser.nextToken() != JsonToken.END_ARRAY; item++) {
                if (parser.currentToken() == null) {
                    return;
                }
                walk(parser, pointer + '/' + item);
            }
        }
    }
}
