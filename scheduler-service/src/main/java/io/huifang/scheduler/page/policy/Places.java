package io.huifang.scheduler.page.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** In which line of a document a JSON pointer leads. */
final class Places {
    private static final JsonFactory YAML = new YAMLFactory();
    private static final JsonFactory JSON = new JsonFactory();
    private static final int UNKNOWN = 0;

    private final Map<String, Integer> lines = new HashMap<>();

    /** Of YAML or JSON; of what cannot be read as far as it can. */
    static Places of(String text) {
        Places places = new Places();
        JsonFactory factory = text.stripLeading().startsWith("{") ? JSON : YAML;
        try (JsonParser parser = factory.createParser(text)) {
            if (parser.nextToken() != null) places.read(parser, "");
        } catch (IOException unreadable) {
            // the fault that says so names the line itself
        }
        return places;
    }

    /** The line, from 1; of what is missing that of what it is missing in; 0 for unknown. */
    int line(String pointer) {
        Integer line = lines.get(pointer);
        if (line != null) return line;
        return pointer.lastIndexOf('/') <= 0
                ? UNKNOWN
                : line(pointer.substring(0, pointer.lastIndexOf('/')));
    }

    private void read(JsonParser parser, String pointer) throws IOException {
        lines.putIfAbsent(pointer, parser.currentTokenLocation().getLineNr());
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String step = parser.currentName().replace("~", "~0").replace("/", "~1");
                String value = pointer + "/" + step;
                lines.putIfAbsent(value, parser.currentTokenLocation().getLineNr());
                parser.nextToken();
                read(parser, value);
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            for (int item = 0; parser.nextToken() != JsonToken.END_ARRAY; item++) {
                if (parser.currentToken() == null) return;
                read(parser, pointer + "/" + item);
            }
        }
    }
}
