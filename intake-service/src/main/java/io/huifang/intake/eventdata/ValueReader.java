package io.huifang.intake.eventdata;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.huifang.contract.field.FieldKind;
import io.huifang.contract.field.FieldShape;
import io.huifang.contract.field.StringKind;
import io.huifang.intake.problem.Violations;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Reads one value and checks it against its kind. Nothing is coerced: "5" is not 5. */
final class ValueReader {
    private final JsonParser parser;
    private final Violations violations;

    ValueReader(JsonParser parser, Violations violations) {
        this.parser = parser;
        this.violations = violations;
    }

    /**
     * Reads the value the parser stands on, to its end.
     *
     * @return its text, or its digits; null when it is neither, or wrong
     */
    String read(FieldKind kind, String pointer) throws IOException {
        if (kind instanceof StringKind string) {
            return text(string, pointer);
        }
        if (kind instanceof FieldKind.WholeNumber number) {
            return wholeNumber(number, pointer);
        }
        if (kind instanceof FieldKind.Flag) {
            flag(pointer);
        } else if (kind instanceof FieldKind.ListOf list) {
            list(list, pointer);
        } else if (kind instanceof FieldKind.Group group) {
            texts(group, pointer);
        } else {
            throw new IllegalStateException("senders cannot send a field of " + kind.getClass());
        }
        return null;
    }

    /** Reads an object of strings; null when it is wrong. */
    Map<String, String> texts(FieldKind.Group group, String pointer) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            wrongType(pointer, "an object");
            return null;
        }
        int before = violations.count();
        Map<String, String> texts = new HashMap<>();
        int position = 0;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            position++;
            FieldShape field = group.field(parser.currentName()).orElse(null);
            parser.nextToken();
            if (field == null) {
                unknownMember(pointer, position);
            } else {
                texts.put(field.name(), read(field.kind(), pointer + "/" + field.name()));
            }
        }
        for (FieldShape field : group.fields()) {
            if (field.required() && !texts.containsKey(field.name())) {
                violations.missing(pointer + "/" + field.name());
            }
        }
        return violations.count() > before ? null : texts;
    }

    /** Skips a member that has no place there. Its name is the sender's, so it is not repeated. */
    void unknownMember(String parent, int position) throws IOException {
        violations.add(
                parent, "unknown-member", "member " + position + " has no place in this object");
        parser.skipChildren();
    }

    private String text(StringKind kind, String pointer) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            wrongType(pointer, "a string");
            return null;
        }
        String text = parser.getText();
        if (!kind.admits(text)) {
            unexpected(kind, pointer);
            return null;
        }
        return text;
    }

    private String wholeNumber(FieldKind.WholeNumber kind, String pointer) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            wrongType(pointer, "a whole number");
            return null;
        }
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                || !kind.admits(parser.getLongValue())) {
            unexpected(kind, pointer);
            return null;
        }
        return parser.getText();
    }

    private void flag(String pointer) throws IOException {
        if (!parser.currentToken().isBoolean()) {
            wrongType(pointer, "true or false");
        }
    }

    private void list(FieldKind.ListOf kind, String pointer) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            wrongType(pointer, "an array");
            return;
        }
        int elements = 0;
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String text = read(kind.item(), pointer + "/" + elements);
            if (kind.unique() && text != null && !seen.add(text)) {
                violations.add(pointer + "/" + elements, "repeated", "this stands there already");
            }
            elements++;
        }
        if (!kind.admits(elements)) {
            unexpected(kind, pointer);
        }
    }

    private void wrongType(String pointer, String wanted) throws IOException {
        violations.wrongType(pointer, wanted);
        parser.skipChildren();
    }

    private void unexpected(FieldKind kind, String pointer) {
        Expectation expectation = Expectation.of(kind);
        violations.add(pointer, expectation.code(), expectation.detail());
    }
}
