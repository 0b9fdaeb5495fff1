package io.huifang.contract.catalogue;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes maps, lists and values as indented JSON. Only for documents of our own, such as schemas.
 */
final class JsonText {
    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder();

    private JsonText() {}

    /**
     * The document, ending with a line end.
     *
     * @throws IllegalArgumentException for a value that is no map, list, string, number or boolean
     */
    static String of(Map<String, Object> document) {
        JsonText json = new JsonText();
        json.write(document, 0);
        return json.text.append('\n').toString();
    }

    private void write(Object value, int depth) {
        if (value instanceof Map<?, ?> object) {
            writeAll('{', object.entrySet(), '}', depth, entry -> writeEntry(entry, depth + 1));
        } else if (value instanceof List<?> array
                && array.stream().allMatch(String.class::isInstance)) {
            writeOnOneLine(array);
        } else if (value instanceof List<?> array) {
            writeAll('[', array, ']', depth, item -> write(item, depth + 1));
        } else if (value instanceof String string) {
            writeString(string);
        } else if (value instanceof Number || value instanceof Boolean) {
            text.append(value);
        } else {
            throw new IllegalArgumentException("not a JSON value: " + value);
        }
    }

    private <T> void writeAll(
            char open, Iterable<T> parts, char close, int depth, Consumer<T> writePart) {
        text.append(open);
        Iterator<T> rest = parts.iterator();
        boolean any = rest.hasNext();
        while (rest.hasNext()) {
            text.append('\n').append(INDENT.repeat(depth + 1));
            writePart.accept(rest.next());
            text.append(rest.hasNext() ? "," : "");
        }
        text.append(any ? "\n" + INDENT.repeat(depth) : "").append(close);
    }

    private void writeOnOneLine(List<?> strings) {
        text.append('[');
        for (int i = 0; i < strings.size(); i++) {
            text.append(i == 0 ? "" : ", ");
            writeString((String) strings.get(i));
        }
        text.append(']');
    }

    private void writeEntry(Map.Entry<?, ?> entry, int depth) {
        writeString((String) entry.getKey());
        text.append(": ");
        write(entry.getValue(), depth);
    }

    private void writeString(String string) {
        text.append('"');
        for (char c : string.toCharArray()) {
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
